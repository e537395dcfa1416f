import type { Expectations } from './expectations';
import type { Breach, TemplateRule } from './rule';
import { COMPUTE_RULES } from './rules/compute-rules';
import { DATA_RULES } from './rules/data-rules';
import { IAM_RULES } from './rules/iam-rules';
import { NETWORK_RULES } from './rules/network-rules';
import { TAG_RULES } from './rules/tag-rules';
import type { Template } from './template';

/** All rules; the templates of every environment keep every one of them. */
export const TEMPLATE_RULES: readonly TemplateRule[] = [
  ...IAM_RULES,
  ...DATA_RULES,
  ...COMPUTE_RULES,
  ...NETWORK_RULES,
  ...TAG_RULES,
];

/** A rule that a template breaks, and where. */
export interface Finding extends Breach {
  readonly rule: TemplateRule;
}

/** Every place where a template breaks a rule. */
export function checkTemplate({ Resources = {} }: Template, expectations: Expectations): Finding[] {
  return TEMPLATE_RULES.flatMap((rule) => rule.check(Resources, expectations).map((breach) => ({ rule, ...breach })));
}
