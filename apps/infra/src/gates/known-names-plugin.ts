import { readFileSync } from 'node:fs';
import type { Template } from '@trading/template';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib/core';
import { assessNames } from '../names/assess-names';
import type { KnownName } from '../names/known-names';
import type { Territory } from '../names/own-names';

/** Checks during synthesis that the templates of an environment name only what it creates, and known names. */
export class KnownNamesPlugin implements IPolicyValidationPlugin {
  public readonly name = 'known-names';

  public readonly ruleIds = ['known-names'];

  public constructor(
    private readonly territory: Territory,
    private readonly known: readonly KnownName[],
  ) {}

  public validate({ templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const paths = new Map(templatePaths.map((path) => [JSON.parse(readFileSync(path, 'utf8')) as Template, path]));
    const { unknown } = assessNames([...paths.keys()], this.territory, this.known);
    const violations = unknown.map(({ kind, text, location, logicalId, template }): PolicyViolation => {
      const resource = { resourceLogicalId: logicalId, templatePath: paths.get(template) as string };
      return {
        ruleName: 'known-names',
        description: `The environment does not create this ${kind}, and it is not a known name: ${text}`,
        fix: 'Correct it, or add it with its purpose to src/names/known-names.ts',
        severity: 'error',
        violatingResources: [{ ...resource, locations: [location] }],
      };
    });
    return { success: violations.length === 0, violations };
  }
}
