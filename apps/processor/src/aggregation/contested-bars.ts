import { barStateOf, idKeyOf, mergeBarStates, openTimeOf, type StoredInterval, type Trade } from '@trading/bars';
import { BarMap, chunksOf, type BarChunk, type BarReference, type PartialBar } from '@trading/bars/write';
import type { Cancel } from '../parsing/layout';
import type { Line } from '../parsing/read-lines';

/** All lines of a file about one trade id in one bar. */
interface Claims {
  readonly trades: { readonly trade: Trade; readonly line: Line }[];
  readonly cancels: { readonly time: bigint; readonly line: Line }[];
}

/** The result of resolving the contested bars of a file. */
export interface Resolution {
  readonly accepted: number;
  readonly duplicate: number;
  readonly excluded: readonly { readonly rule: string }[];
  readonly rejected: readonly { readonly line: Line; readonly reason: string }[];
  readonly chunks: readonly BarChunk[];
}

const CANCELLED = 'cancelled by another line';
const CANCEL = 'a cancel of another line';

/**
 * Bars about which one file makes several statements on a trade: an id occurs twice, or a trade is cancelled.
 *
 * All trades of these bars are kept and resolved at the end of the file, so that the order of the lines does not matter. A
 * cancelled trade is excluded. Of several lines with the same values one is accepted and the others are duplicates. If
 * the values of an id differ, all of its lines are rejected.
 */
export class ContestedBars {
  private readonly bars = new BarMap<Map<string, Claims>>();

  public constructor(
    private readonly interval: StoredInterval,
    contested: Iterable<BarReference>,
  ) {
    for (const reference of contested) this.bars.set(reference, new Map());
  }

  /** @returns false if the bar of the trade is not contested; the trade is not added then */
  public add(trade: Trade, line: Line): boolean {
    return this.claim(trade, ({ trades }) => trades.push({ trade, line }));
  }

  /** @returns false if the bar of the cancelled trade is not contested; the cancel is not added then */
  public cancel(cancel: Cancel, line: Line): boolean {
    return this.claim(cancel, ({ cancels }) => cancels.push({ time: cancel.time, line }));
  }

  public resolve(): Resolution {
    const resolution = { accepted: 0, duplicate: 0, excluded: [] as { rule: string }[] };
    const rejected: { line: Line; reason: string }[] = [];
    const partials = new BarMap<PartialBar>();
    for (const [reference, claims] of this.bars) {
      const accepted: Trade[] = [];
      for (const { trades, cancels } of claims.values()) {
        const cancelledTimes = new Set(cancels.map(({ time }) => time));
        const standing = trades.filter(({ trade }) => !cancelledTimes.has(trade.time));
        resolution.excluded.push(...Array<{ rule: string }>(trades.length - standing.length).fill({ rule: CANCELLED }));
        for (const time of cancelledTimes) {
          const [first, ...repeated] = cancels.filter((cancel) => cancel.time === time);
          resolution.duplicate += repeated.length;
          if (trades.some(({ trade }) => trade.time === time)) resolution.excluded.push({ rule: CANCEL });
          else if (first) rejected.push({ line: first.line, reason: 'cancels a trade that the file does not have' });
        }
        const [one] = standing;
        if (!one) continue;
        if (standing.every(({ trade }) => isSame(trade, one.trade))) {
          accepted.push(one.trade);
          resolution.duplicate += standing.length - 1;
        } else {
          const reason = `the id '${one.trade.id}' comes with different values, in ${standing.length} lines`;
          rejected.push(...standing.map(({ line }) => ({ line, reason })));
        }
      }
      resolution.accepted += accepted.length;
      if (accepted.length > 0) partials.set(reference, partialOf(reference.time, accepted));
    }
    return { ...resolution, rejected, chunks: chunksOf(partials, this.interval) };
  }

  private claim({ feed, symbol, time, id }: Cancel, add: (claims: Claims) => void): boolean {
    const claims = this.bars.get({ feed, symbol, time: openTimeOf(time, this.interval) });
    if (!claims) return false;
    const ofId = claims.get(id) ?? { trades: [], cancels: [] };
    claims.set(id, ofId);
    add(ofId);
    return true;
  }
}

function partialOf(time: bigint, trades: readonly Trade[]): PartialBar {
  const keys = new Set(trades.map(({ id }) => idKeyOf(id)));
  return { time, state: trades.map(barStateOf).reduce(mergeBarStates), ids: BigUint64Array.from(keys).sort() };
}

function isSame(a: Trade, b: Trade): boolean {
  return (
    a.time === b.time &&
    a.price === b.price &&
    a.size === b.size &&
    a.eligibility.volume === b.eligibility.volume &&
    a.eligibility.highLow === b.eligibility.highLow &&
    a.eligibility.openClose === b.eligibility.openClose
  );
}
