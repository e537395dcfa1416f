import { covers, EVERYTHING, type Grant } from './grant';

/** Grants that differ only in their action. */
export type Grants = readonly [Grant, ...Grant[]];

/** The grants of one side that the other side does not cover. Grants that differ only in their action are grouped. */
export function uncoveredGrants(grants: readonly Grant[], others: readonly Grant[], effect: Grant['effect']): Grants[] {
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

/** Describes grants as the object of a sentence, such as `s3:GetObject on ${Bucket.Arn}/* to everyone (policy)`. */
export function describeGrants(grants: Grants): string {
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
