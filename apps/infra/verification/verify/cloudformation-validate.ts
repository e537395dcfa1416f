import { App, CloudFormationValidatePlugin } from 'aws-cdk-lib/core';
import type { Finding } from '../findings/finding';

/** Created once, since it takes seconds to start. */
let plugin: CloudFormationValidatePlugin | undefined;

/**
 * Runs CloudFormation Validate, which is part of the CDK, on a synthesised template.
 *
 * @param templatePath the path of the template
 */
export function validateFindings(templatePath: string, accountId: string, region: string): Finding[] {
  plugin ??= new CloudFormationValidatePlugin();
  const { violations } = plugin.validate({
    appConstruct: new App(),
    templatePaths: [templatePath],
    stackTemplates: [{ stackConstructPath: templatePath, templatePath }],
    accountId,
    region,
  });
  return violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ resourceLogicalId, constructPath }) => ({
      rule: `CloudFormation-Validate-${ruleName}`,
      logicalId: resourceLogicalId ?? constructPath ?? '',
      description,
    })),
  );
}
