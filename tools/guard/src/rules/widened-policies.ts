import { describeGrants, readGrants, uncoveredGrants, type Grant } from '../templates';
import type { StackDanger } from '../danger';
import { GUARDED_TYPES } from '../guarded-types';
import type { StackChange } from '../stack-change';

/** Types whose policy decides who can read or delete everything that others encrypted or backed up. */
const MASTER_TYPES = ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::Backup::BackupVault'];

/**
 * Finds policies of guarded resources that allow more, or no longer deny something.
 *
 * An AWS service under conditions may be allowed to use a resource that is not a key or a vault, such as EventBridge a queue.
 */
export function widenedPolicies(change: StackChange): StackDanger[] {
  const before = readGrants(change.before);
  const after = readGrants(change.after);
  const typeOf = ({ holder }: Grant) => change.typeOf(holder.logicalId) ?? '';
  const isGuarded = (grant: Grant) => GUARDED_TYPES.has(typeOf(grant)) && change.keeps(grant.holder.logicalId);
  const isServed = (grant: Grant) =>
    grant.principal.startsWith('Service ') && grant.condition.size > 0 && !MASTER_TYPES.includes(typeOf(grant));
  return [
    ...uncoveredGrants(after, before, 'Allow')
      .filter(([grant]) => isGuarded(grant) && !isServed(grant))
      .map((grants): StackDanger => danger('policy-widened', grants[0], `newly allows ${describeGrants(grants)}`)),
    ...uncoveredGrants(before, after, 'Deny')
      .filter(([grant]) => isGuarded(grant))
      .map((grants): StackDanger => danger('denial-removed', grants[0], `no longer denies ${describeGrants(grants)}`)),
  ];
}

function danger(rule: string, { holder }: Grant, change: string): StackDanger {
  const reason = 'data may become readable to others, or be deleted by them';
  return { logicalId: holder.logicalId, rule, certainty: 'certain', change, reason };
}
