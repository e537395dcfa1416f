import type { Danger, StackDanger } from './danger';
import { GUARDED_TYPES } from './guarded-types';
import { changedKeys } from './rules/changed-keys';
import { lostResources } from './rules/lost-resources';
import { replacedResources } from './rules/replaced-resources';
import { unknownValues } from './rules/unknown-values';
import { unprotectedStacks } from './rules/unprotected-stacks';
import { weakenedBackupPlans } from './rules/weakened-backup-plans';
import { weakenedProtections } from './rules/weakened-protections';
import { widenedPolicies } from './rules/widened-policies';
import { StackChange } from './stack-change';
import { placeOf, type StackState } from './stack-state';

/** Finds dangers of one kind. */
export type Rule = (change: StackChange) => StackDanger[];

/** All rules. */
export const RULES: readonly Rule[] = [
  lostResources,
  replacedResources,
  unknownValues,
  weakenedProtections,
  changedKeys,
  widenedPolicies,
  weakenedBackupPlans,
  unprotectedStacks,
];

/**
 * Finds the dangers of deploying the planned stacks over the deployed ones. Stacks are the same if they have the same name
 * and region.
 *
 * @param deployed the stacks as they are deployed, or as they were committed
 * @param planned all stacks of the environment. A deployed stack that is not among them is a danger if it has guarded resources.
 */
export function compareStacks(
  deployed: readonly StackState[],
  planned: readonly StackState[],
  rules: readonly Rule[] = RULES,
): Danger[] {
  const next = new Map(planned.map((stack) => [placeOf(stack), stack]));
  return deployed.flatMap((stack) => {
    const place = placeOf(stack);
    const successor = next.get(place);
    if (!successor) return abandoned(stack);
    const change = new StackChange(stack, successor);
    return rules
      .flatMap((rule) => rule(change))
      .map((danger) => ({
        stack: place,
        ...danger,
        type: change.typeOf(danger.logicalId) ?? 'AWS::CloudFormation::Stack',
      }));
  });
}

/** A stack that the app no longer has stays as it is, until somebody deletes it. */
function abandoned(stack: StackState): Danger[] {
  const guarded = Object.values(stack.template.Resources ?? {}).filter(({ Type }) => GUARDED_TYPES.has(Type));
  if (guarded.length === 0) return [];
  return [
    {
      ...{ stack: placeOf(stack), logicalId: '', type: 'AWS::CloudFormation::Stack' },
      ...{ rule: 'stack-abandoned', certainty: 'certain' },
      change: `is no longer part of the app, with ${guarded.length} resources that hold data or an address`,
      reason: 'nothing manages the stack any longer, and a stack with another name starts without data',
    },
  ];
}
