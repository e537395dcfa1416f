import { inSequence, type InSequence } from '../model/source-sequence';
import { isSameBarState, mergeBarStates, type BarState } from '../model/bar-state';
import type { PartialBar } from '../model/partial-bar';
import { originKey, type Origin } from '../table/item-keys';
import { isValid, type SettledBar, type UnitedBar } from '../table/settlement-item';

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
   * Origins that were left out because they share some, but not all, of their trades with the included ones, and origins
   * that have other values for the same trades.
   */
  readonly conflicting: readonly Origin[];
  /** True if trades of origins are missing from the bar, and a settlement would add them. */
  readonly isContested?: boolean;
  /** The open time of the bar if its trades were united by a settlement. */
  readonly settled?: bigint;
}

/** A part to merge: the partial bar of an origin, or the settled bar of several. */
interface Part extends InSequence {
  readonly partial: PartialBar;
  readonly origins: readonly Origin[];
  readonly included: readonly Origin[];
  readonly contradicting: readonly Origin[];
}

/**
 * Merges the contributions of several sources to a bar, so that no trade is counted twice.
 *
 * Sources are taken in the fixed sequence ({@link inSequence}). A source that shares no trade with the included ones is
 * included. One whose trades are all known adds nothing; it conflicts if an included source has other values for exactly
 * the same trades. One that has both known and new trades cannot be merged exactly and is left out: the bar is contested.
 * The result therefore depends on the contributions alone, and not on the order of their arrival.
 *
 * A settled bar takes the place of its origins in a contested bar. A further source that shares a trade with it contests the
 * bar again, even if all of its trades are known: the sequence may prefer its values.
 *
 * Files may state another order for the same trades, such as the times at which two clients received them. This alone is
 * no conflict: the included source decides. It is one if another trade opens or closes the bar by it.
 *
 * @param settled the settled bar of the same time; it is ignored if it is not valid for the contributions
 */
export function resolveSources(contributions: readonly Contribution[], settled?: SettledBar): ResolvedBar {
  // Most bars are of one file.
  if (contributions.length === 1) return resolveOne(contributions[0] as Contribution);
  const resolved = mergeParts(contributions.map(partOf));
  if (!resolved.isContested || !settled || !isValid(settled, originKeysOf(contributions))) return resolved;
  if (settled.kind === 'failed') return { ...resolved, isContested: false };
  const united = new Set(settled.origins.map(originKey));
  const others = contributions.filter(({ origin }) => !united.has(originKey(origin))).map(partOf);
  const part = unitedPartOf(settled, contributions);
  return { ...mergeParts([...others, part], part.partial), settled: settled.time };
}

function resolveOne({ origin, partial }: Contribution): ResolvedBar {
  return { state: partial.state, included: [origin], conflicting: [] };
}

/** @param united the partial bar of a settled bar among the parts */
function mergeParts(parts: readonly Part[], united?: PartialBar): ResolvedBar {
  const [first, ...others] = [...parts].sort(inSequence) as [Part, ...Part[]];
  let { state } = first.partial;
  let isContested = false;
  const included = [...first.included];
  const conflicting = [...first.contradicting];
  // The included partial bar that has a trade, by the trade's id key.
  const owners = new Map<bigint, PartialBar>();
  const own = (partial: PartialBar) => partial.ids.forEach((id) => owners.set(id, partial));
  own(first.partial);
  for (const { partial, ...part } of others) {
    const shared = partial.ids.filter((id) => owners.has(id));
    if (shared.length === 0) {
      state = mergeBarStates(state, partial.state);
      included.push(...part.included);
      conflicting.push(...part.contradicting);
      own(partial);
    } else if (shared.length < partial.ids.length || shared.some((id) => owners.get(id) === united)) {
      conflicting.push(...part.origins);
      isContested = true;
    } else if (contradicts(partial, owners)) conflicting.push(...part.origins);
  }
  return { state, included, conflicting, isContested };
}

function partOf({ origin, partial }: Contribution): Part {
  const origins = [origin];
  return { trades: partial.ids.length, source: origin.source, partial, origins, included: origins, contradicting: [] };
}

/** A settled bar with the ids of all of its origins. */
function unitedPartOf(
  { time, state, origins, included, contradicting }: UnitedBar,
  contributions: readonly Contribution[],
): Part {
  const united = new Set(origins.map(originKey));
  const ids = new Set<bigint>();
  for (const { origin, partial } of contributions) {
    if (united.has(originKey(origin))) for (const id of partial.ids) ids.add(id);
  }
  const source = origins.map((origin) => origin.source).sort()[0] as string;
  const partial = { time, state, ids: BigUint64Array.from(ids).sort() };
  return { trades: ids.size, source, partial, origins, included, contradicting };
}

/** The keys of the origins that have a bar. */
export function originKeysOf(contributions: readonly Contribution[]): Set<string> {
  return new Set(contributions.map(({ origin }) => originKey(origin)));
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
