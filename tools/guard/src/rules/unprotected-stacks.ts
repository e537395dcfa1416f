import type { StackDanger } from '../danger';
import type { StackChange } from '../stack-change';

/** Finds stacks that anybody with the permission can delete from now on. */
export function unprotectedStacks({ deployed, planned }: StackChange): StackDanger[] {
  if (!deployed.terminationProtection || planned.terminationProtection) return [];
  return [
    {
      ...{ logicalId: '', rule: 'termination-protection', certainty: 'certain' },
      change: 'is no longer protected from being deleted',
      reason: 'the whole stack may be deleted by one command',
    },
  ];
}
