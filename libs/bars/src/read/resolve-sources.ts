import { isSameBar, mergeBars, type Bar } from '../model/bar-state';
import type { PartialBar } from '../model/partial-bar';
import type { Origin } from '../table/item-keys';

/** What one origin has of a bar. */
export interface Contribution {
  readonly origin: Origin;
  readonly partial: PartialBar;
}

/** A bar over all sources. */
export interface ResolvedBar {
  readonly bar: Bar;
  /** Whose trades are in it, in a fixed order. */
  readonly counted: readonly Origin[];
  /** Sources that share some trades with those, and have others or other values for them: they are left out. */
  readonly conflicting: readonly Origin[];
}

/**
 * Makes one bar of what several sources have of it, so that no trade counts twice.
 *
 * The source with most trades goes first, of those with as many the one whose id is first. What shares no trade with
 * those before is merged; what has only trades that are there adds nothing; what has both cannot be counted exactly and
 * is left out. So the result follows from the contributions alone, and not from the order they came in.
 */
export function resolveSources(contributions: readonly Contribution[]): ResolvedBar {
  const [first, ...others] = [...contributions].sort(byTrades) as [Contribution, ...Contribution[]];
  let { bar } = first.partial;
  const counted = [first.origin];
  const conflicting: Origin[] = [];
  const ids = new Set(others.length > 0 ? first.partial.ids : []);
  for (const { origin, partial } of others) {
    const known = partial.ids.filter((id) => ids.has(id)).length;
    if (known === 0) {
      bar = mergeBars(bar, partial.bar);
      counted.push(origin);
      for (const id of partial.ids) ids.add(id);
    } else if (known < partial.ids.length || contradicts(first.partial, partial)) conflicting.push(origin);
  }
  return { bar, counted, conflicting };
}

function byTrades(a: Contribution, b: Contribution): number {
  return b.partial.ids.length - a.partial.ids.length || (a.origin.source < b.origin.source ? -1 : 1);
}

/** Whether two contributions say something else of the very same trades. */
function contradicts(a: PartialBar, b: PartialBar): boolean {
  return a.ids.length === b.ids.length && !isSameBar(a.bar, b.bar);
}
