import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { App, Stack } from 'aws-cdk-lib/core';

/** The packs of cdk-nag that templates are held against. */
const PACKS = [AwsSolutionsChecks, NIST80053R5Checks, HIPAASecurityChecks, PCIDSS321Checks, ServerlessChecks];

/** Something that a pack finds fault with. */
export interface NagFinding {
  /** The rule's id, with its pack's name in front: `AwsSolutions-S1`. */
  readonly rule: string;
  readonly logicalId: string;
  readonly description: string;
}

/**
 * What cdk-nag finds in a synthesised template. On the construct tree it would miss what the CDK itself adds.
 *
 * @param templateFile the path of the template
 */
export function nagFindings(templateFile: string): NagFinding[] {
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
