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
 * shares no trade with the sources before it is merged. One whose trades are all known adds nothing. One that has both
 * known and new trades cannot be merged exactly and is left out. The result therefore depends on the contributions
 * alone, and not on the order of their arrival.
 */
export function resolveSources(contributions: readonly Contribution[]): ResolvedBar {
  const [first, ...others] = [...contributions].sort(byTrades) as [Contribution, ...Contribution[]];
  let { state } = first.partial;
  const included = [first.origin];
  const conflicting: Origin[] = [];
  const ids = new Set(others.length > 0 ? first.partial.ids : []);
  for (const { origin, partial } of others) {
    const known = partial.ids.filter((id) => ids.has(id)).length;
    if (known === 0) {
      state = mergeBarStates(state, partial.state);
      included.push(origin);
      for (const id of partial.ids) ids.add(id);
    } else if (known < partial.ids.length || contradicts(first.partial, partial)) conflicting.push(origin);
  }
  return { state, included, conflicting };
}

function byTrades(a: Contribution, b: Contribution): number {
  return b.partial.ids.length - a.partial.ids.length || (a.origin.source < b.origin.source ? -1 : 1);
}

/** True if two contributions have other values for the same trades. */
function contradicts(a: PartialBar, b: PartialBar): boolean {
  return a.ids.length === b.ids.length && !isSameBarState(a.state, b.state);
}
