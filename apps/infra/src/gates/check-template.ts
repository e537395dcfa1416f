import type { Floor } from '../guarantees/floor';
import type { Breach, TemplateRule } from './rule';
import { COMPUTE_RULES } from './rules/compute-rules';
import { DATA_RULES } from './rules/data-rules';
import { DURABILITY_RULES } from './rules/durability-rules';
import { EXPOSURE_RULES } from './rules/exposure-rules';
import { FLOOR_RULES } from './rules/floor-rules';
import { IAM_RULES } from './rules/iam-rules';
import { NETWORK_RULES } from './rules/network-rules';
import { OBJECT_RULES } from './rules/object-rules';
import { PROTECTION_RULES } from './rules/protection-rules';
import { RESTORE_RULES } from './rules/restore-rules';
import { TAG_RULES } from './rules/tag-rules';
import { WEB_RULES } from './rules/web-rules';
import type { Template } from '@trading/template';

/** All rules. They apply to the templates of every environment. */
export const TEMPLATE_RULES: readonly TemplateRule[] = [
  ...IAM_RULES,
  ...EXPOSURE_RULES,
  ...DATA_RULES,
  ...OBJECT_RULES,
  ...DURABILITY_RULES,
  ...RESTORE_RULES,
  ...PROTECTION_RULES,
  ...COMPUTE_RULES,
  ...NETWORK_RULES,
  ...WEB_RULES,
  ...FLOOR_RULES,
  ...TAG_RULES,
];

/** A place in a template that breaks a rule. */
export interface Violation extends Breach {
  readonly rule: TemplateRule;
}

/** Returns every violation of a rule in a template. */
export function checkTemplate({ Resources = {} }: Template, floor: Floor): Violation[] {
  return TEMPLATE_RULES.flatMap((rule) => rule.check(Resources, floor).map((breach) => ({ rule, ...breach })));
}
