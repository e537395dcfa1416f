import { readFileSync } from 'node:fs';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib/core';
import { checkTemplate, TEMPLATE_RULES } from './check-template';
import type { Floor } from '../guarantees/floor';
import type { Template } from '@trading/template';

/** Checks every template during synthesis, so that a template that violates a rule cannot be deployed. */
export class TemplateRulesPlugin implements IPolicyValidationPlugin {
  public readonly name = 'template-rules';

  public readonly ruleIds = TEMPLATE_RULES.map(({ name }) => name);

  public constructor(private readonly floor: Floor) {}

  public validate({ templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = templatePaths.flatMap((templatePath): PolicyViolation[] => {
      const template = JSON.parse(readFileSync(templatePath, 'utf8')) as Template;
      return checkTemplate(template, this.floor).map(({ rule, logicalId, location }) => ({
        ruleName: rule.name,
        description: rule.description,
        fix: rule.fix,
        severity: 'error',
        violatingResources: [{ resourceLogicalId: logicalId, templatePath, locations: [location] }],
      }));
    });
    return { success: violations.length === 0, violations };
  }
}
