import {
  describeGrants,
  EVERYTHING,
  readGrants,
  STATEFUL_TYPES,
  uncoveredGrants,
  type Grants,
  type TemplateChange,
} from '@trading/guard/templates';
import type { Finding } from '../../finding';

/** Finds policies of remaining resources that allow more, allow less, or deny less, than before. */
export function changedPermissions(change: TemplateChange): Finding[] {
  const before = readGrants(change.before);
  const after = readGrants(change.after);
  const isKept = ([{ holder }]: Grants) => change.keeps(holder.logicalId);
  return [
    ...uncoveredGrants(after, before, 'Allow')
      .filter(isKept)
      .map((grants) => widening(grants, change)),
    ...uncoveredGrants(before, after, 'Allow')
      .filter((grants) => isKept(grants) && !isAttached(grants, change))
      .map((grants) => lostGrant(grants, change)),
    ...uncoveredGrants(before, after, 'Deny')
      .filter(isKept)
      .map((grants) => lostDenial(grants, change)),
  ];
}

/** True if a policy that was attached to nothing in the stack is attached now, so that its roles hold what it allows. */
function isAttached([{ holder }]: Grants, { before, after }: TemplateChange): boolean {
  const isPolicy = /^AWS::IAM::(Managed)?Policy$/.test(before.Resources?.[holder.logicalId]?.Type ?? '');
  return isPolicy && !readGrants(after).some((grant) => grant.holder.logicalId === holder.logicalId);
}

function widening(grants: Grants, change: TemplateChange): Finding {
  const [{ principal, condition, holder }] = grants;
  const isPublic = principal === EVERYTHING && condition.size === 0 && isStateful(holder.logicalId, change);
  return {
    bump: isPublic ? 'major' : 'minor',
    subject: change.subject(holder.logicalId),
    change: `newly allows ${describeGrants(grants)}`,
    reason: isPublic ? 'anyone can use it' : 'more is allowed than before',
  };
}

function lostGrant(grants: Grants, change: TemplateChange): Finding {
  const [{ holder }] = grants;
  return {
    bump: 'major',
    subject: change.subject(holder.logicalId),
    change: `no longer allows ${describeGrants(grants)}`,
    reason: 'whoever uses the permission is denied',
  };
}

function lostDenial(grants: Grants, change: TemplateChange): Finding {
  const [{ holder }] = grants;
  const stateful = isStateful(holder.logicalId, change);
  return {
    bump: stateful ? 'major' : 'minor',
    subject: change.subject(holder.logicalId),
    change: `no longer denies ${describeGrants(grants)}`,
    reason: stateful ? 'data is less protected than before' : 'more is allowed than before',
  };
}

function isStateful(logicalId: string, { before }: TemplateChange): boolean {
  return STATEFUL_TYPES.has(before.Resources?.[logicalId]?.Type ?? '');
}
