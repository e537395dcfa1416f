import type { Expectations } from './expectations';
import type { Breach, TemplateRule } from './rule';
import { COMPUTE_RULES } from './rules/compute-rules';
import { DATA_RULES } from './rules/data-rules';
import { IAM_RULES } from './rules/iam-rules';
import { NETWORK_RULES } from './rules/network-rules';
import { TAG_RULES } from './rules/tag-rules';
import { WEB_RULES } from './rules/web-rules';
import type { Template } from '@trading/template';

/** All rules. They apply to the templates of every environment. */
export const TEMPLATE_RULES: readonly TemplateRule[] = [
  ...IAM_RULES,
  ...DATA_RULES,
  ...COMPUTE_RULES,
  ...NETWORK_RULES,
  ...WEB_RULES,
  ...TAG_RULES,
];

/** A place in a template that breaks a rule. */
export interface Violation extends Breach {
  readonly rule: TemplateRule;
}

/** Returns every violation of a rule in a template. */
export function checkTemplate({ Resources = {} }: Template, expectations: Expectations): Violation[] {
  return TEMPLATE_RULES.flatMap((rule) => rule.check(Resources, expectations).map((breach) => ({ rule, ...breach })));
}
