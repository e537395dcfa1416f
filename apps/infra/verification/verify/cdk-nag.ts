import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R4Checks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { App, Stack } from 'aws-cdk-lib/core';
import type { Finding } from '../findings/finding';

/** The rule packs of cdk-nag that templates are checked against. */
const PACKS = [
  AwsSolutionsChecks,
  NIST80053R4Checks,
  NIST80053R5Checks,
  HIPAASecurityChecks,
  PCIDSS321Checks,
  ServerlessChecks,
];

/**
 * Runs cdk-nag on a synthesised template. On the construct tree it would miss what the CDK adds at synthesis.
 *
 * @param templateFile the path of the template
 */
export function nagFindings(templateFile: string): Finding[] {
  const app = new App();
  new CfnInclude(new Stack(app, 'Stack'), 'Template', { templateFile });
  return PACKS.flatMap((Pack) =>
    new Pack(app).validateScope(app).violations.flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ resourceLogicalId, constructPath }) => ({
        rule: ruleName,
        description,
        logicalId: resourceLogicalId ?? constructPath?.split('/').at(-1) ?? '',
      })),
    ),
  );
}
