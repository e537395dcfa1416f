import type { Allowance } from './allowances';
import { sourceOf } from './patterns';

/** Something that the policies allow. */
export interface Access {
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  /** The logical id of the resource with the policy. */
  readonly by: string;
}

/** The environment whose names stand in the patterns of allowances. */
export interface Names {
  readonly account: string;
  readonly region: string;
  readonly environment: string;
  /** The primary region, which is the region itself unless that is a standby. */
  readonly primary: string;
  /** The region that the region replicates trade files to. */
  readonly counterpart?: string;
}

/** The end of a logical id. */
const HASH = '[0-9A-F]{8}';

/** Returns a sentence about each access that is not intended, and about each intended one that the policies do not allow. */
export function assessAccess(found: readonly Access[], allowances: readonly Allowance[], names: Names): string[] {
  const cells = allowances.flatMap((allowance) =>
    allowance.who.flatMap((who) => allowance.on.map((on) => ({ ...allowance, who, on, used: new Set<string>() }))),
  );
  const unexpected = found.filter(({ who, action, resource }) => {
    const fitting = cells.filter(
      (cell) => cell.actions.includes(action) && fits(cell.who, who, names) && fits(cell.on, resource, names),
    );
    for (const cell of fitting) cell.used.add(action);
    return fitting.length === 0;
  });
  const stale = cells.flatMap(({ who, actions, on, reason, used }) => {
    const unused = actions.filter((action) => !used.has(action));
    return unused.length === 0 ? [] : [`${who} may not ${unused.join(', ')} on ${on}, which it should: ${reason}`];
  });
  return [...sentences(unexpected), ...stale];
}

/** A sentence about the actions of each caller on each resource. */
function sentences(unexpected: readonly Access[]): string[] {
  const actions = new Map<string, Set<string>>();
  for (const { who, action, resource, by } of unexpected) {
    const key = JSON.stringify([who, resource, by]);
    actions.set(key, (actions.get(key) ?? new Set()).add(action));
  }
  return [...actions].map(([key, set]) => {
    const [who, resource, by] = JSON.parse(key) as [string, string, string];
    return `${who} may ${[...set].join(', ')} on ${resource}, by a policy of ${by}`;
  });
}

function fits(pattern: string, text: string, names: Names): boolean {
  const { account, region, environment, primary, counterpart = '' } = names;
  const named = pattern
    .replaceAll('{account}', account)
    .replaceAll('{region}', region)
    .replaceAll('{environment}', environment)
    .replaceAll('{primary}', primary)
    .replaceAll('{counterpart}', counterpart);
  const source = named.split('{hash}').map(sourceOf).join(HASH);
  return new RegExp(`^${source}$`).test(text);
}
