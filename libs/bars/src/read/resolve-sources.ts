import { isSameBarState, mergeBarStates, type BarState } from '../model/bar-state';
import type { PartialBar } from '../model/partial-bar';
import type { Origin } from '../table/item-keys';

/** The partial bar of one origin. */
export interface Contribution {
  readonly origin: Origin;
  readonly partial: PartialBar;
}

/** A stored bar, merged over all sources. */
export interface ResolvedBar {
  readonly state: BarState;
  /** The origins whose trades are in the bar, in a fixed order. */
  readonly included: readonly Origin[];
  /**
   * Origins that were left out: they share some, but not all, of their trades with the included ones, or have other
   * values for the same trades.
   */
  readonly conflicting: readonly Origin[];
}

/**
 * Merges the contributions of several sources to a bar, so that no trade is counted twice.
 *
 * Sources are taken in descending order of their number of trades, then in ascending order of their id. A source that
 * shares no trade with the included ones is included. One whose trades are all known adds nothing; it conflicts if an
 * included source has other values for exactly the same trades. One that has both known and new trades cannot be merged
 * exactly and is left out. The result therefore depends on the contributions alone, and not on the order of their
 * arrival.
 *
 * Files may state another order for the same trades, such as the times at which two clients received them. This alone is
 * no conflict: the included source decides. It is one if another trade opens or closes the bar by it.
 */
export function resolveSources(contributions: readonly Contribution[]): ResolvedBar {
  // Most bars are of one file.
  if (contributions.length === 1) return resolveOne(contributions[0] as Contribution);
  const [first, ...others] = [...contributions].sort(byTrades) as [Contribution, ...Contribution[]];
  let { state } = first.partial;
  const included = [first.origin];
  const conflicting: Origin[] = [];
  // The included partial bar that has a trade, by the trade's id key.
  const owners = new Map<bigint, PartialBar>();
  const own = (partial: PartialBar) => partial.ids.forEach((id) => owners.set(id, partial));
  own(first.partial);
  for (const { origin, partial } of others) {
    const known = partial.ids.filter((id) => owners.has(id)).length;
    if (known === 0) {
      state = mergeBarStates(state, partial.state);
      included.push(origin);
      own(partial);
    } else if (known < partial.ids.length || contradicts(partial, owners)) conflicting.push(origin);
  }
  return { state, included, conflicting };
}

function resolveOne({ origin, partial }: Contribution): ResolvedBar {
  return { state: partial.state, included: [origin], conflicting: [] };
}

function byTrades(a: Contribution, b: Contribution): number {
  return b.partial.ids.length - a.partial.ids.length || (a.origin.source < b.origin.source ? -1 : 1);
}

/** True if an included partial bar has exactly the same trades, but another state. */
function contradicts({ ids, state }: PartialBar, owners: ReadonlyMap<bigint, PartialBar>): boolean {
  const owner = owners.get(ids[0] as bigint);
  return (
    owner?.ids.length === ids.length &&
    owner.ids.every((id, index) => id === ids[index]) &&
    !isSameBarState(owner.state, state)
  );
}
