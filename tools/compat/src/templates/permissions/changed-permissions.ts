import type { Finding } from '../../finding';
import { STATEFUL_TYPES } from '../stateful-types';
import type { TemplateChange } from '../template-change';
import { covers, EVERYTHING, type Grant } from './grant';
import { readGrants } from './read-grants';

/** Finds policies of remaining resources that allow more, allow less, or deny less, than before. */
export function changedPermissions(change: TemplateChange): Finding[] {
  const before = readGrants(change.before);
  const after = readGrants(change.after);
  const isKept = ([{ holder }]: Grants) => change.keeps(holder.logicalId);
  return [
    ...uncovered(after, before, 'Allow')
      .filter(isKept)
      .map((grants) => widening(grants, change)),
    ...uncovered(before, after, 'Allow')
      .filter((grants) => isKept(grants) && !isAttached(grants, change))
      .map((grants) => lostGrant(grants, change)),
    ...uncovered(before, after, 'Deny')
      .filter(isKept)
      .map((grants) => lostDenial(grants, change)),
  ];
}

type Grants = readonly [Grant, ...Grant[]];

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
    change: `newly allows ${describe(grants)}`,
    reason: isPublic ? 'anyone can use it' : 'more is allowed than before',
  };
}

function lostGrant(grants: Grants, change: TemplateChange): Finding {
  const [{ holder }] = grants;
  return {
    bump: 'major',
    subject: change.subject(holder.logicalId),
    change: `no longer allows ${describe(grants)}`,
    reason: 'whoever uses the permission is denied',
  };
}

function lostDenial(grants: Grants, change: TemplateChange): Finding {
  const [{ holder }] = grants;
  const stateful = isStateful(holder.logicalId, change);
  return {
    bump: stateful ? 'major' : 'minor',
    subject: change.subject(holder.logicalId),
    change: `no longer denies ${describe(grants)}`,
    reason: stateful ? 'data is less protected than before' : 'more is allowed than before',
  };
}

function isStateful(logicalId: string, { before }: TemplateChange): boolean {
  return STATEFUL_TYPES.has(before.Resources?.[logicalId]?.Type ?? '');
}

/** The grants of one side that the other side does not cover. Grants that differ only in their action are grouped. */
function uncovered(grants: readonly Grant[], others: readonly Grant[], effect: Grant['effect']): Grants[] {
  const groups = new Map<string, [Grant, ...Grant[]]>();
  for (const grant of grants) {
    if (grant.effect !== effect || others.some((other) => covers(other, grant))) continue;
    const { holder, principal, resource, condition } = grant;
    const key = JSON.stringify([holder, principal, resource, [...condition]]);
    const group = groups.get(key);
    if (group) group.push(grant);
    else groups.set(key, [grant]);
  }
  return [...groups.values()];
}

function describe(grants: Grants): string {
  const [{ principal, resource, condition, holder }] = grants;
  const actions = [...new Set(grants.map(({ action }) => action))].join(', ');
  const conditions = [...condition].map(([test, values]) => `${test} ${values.join(' or ')}`).join(' and ');
  return [
    actions,
    resource === EVERYTHING ? 'on all resources' : `on ${resource}`,
    ...(principal === '' ? [] : [`to ${principal === EVERYTHING ? 'everyone' : principal}`]),
    ...(conditions === '' ? [] : [`if ${conditions}`]),
    `(${holder.policy})`,
  ].join(' ');
}
