import type { StackDanger } from '../danger';
import { GUARDED_TYPES } from '../guarded-types';
import type { StackChange } from '../stack-change';

/** Finds guarded resources that are deleted, or that stay in the account without belonging to a stack. */
export function lostResources(change: StackChange): StackDanger[] {
  return [...change.differences].flatMap(([logicalId, { isRemoval, oldValue }]): StackDanger[] => {
    const lost = GUARDED_TYPES.get(oldValue?.Type ?? '');
    if (!isRemoval || oldValue === undefined || lost === undefined) return [];
    const isKept = String(oldValue['DeletionPolicy']).startsWith('Retain');
    return [
      isKept
        ? {
            ...{ logicalId, rule: 'orphaned', certainty: 'certain' },
            change: 'leaves the stack and stays in the account, where nothing manages it',
            reason: `the stack continues without ${lost}`,
          }
        : {
            ...{ logicalId, rule: 'removed', certainty: 'certain' },
            change: 'is deleted',
            reason: `it takes along ${lost}`,
          },
    ];
  });
}
