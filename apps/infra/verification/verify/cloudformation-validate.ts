import { App, CloudFormationValidatePlugin } from 'aws-cdk-lib/core';

/** Something that CloudFormation Validate finds fault with. */
export interface ValidateFinding {
  /** The rule's id, with the tool's name in front: `CloudFormation-Validate-W3010`. */
  readonly rule: string;
  readonly logicalId: string;
  readonly description: string;
}

/** It takes seconds to start. */
let plugin: CloudFormationValidatePlugin | undefined;

/**
 * What CloudFormation Validate, which the CDK brings along, finds in a synthesised template.
 *
 * @param templatePath the path of the template
 */
export function validateFindings(templatePath: string, accountId: string, region: string): ValidateFinding[] {
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
