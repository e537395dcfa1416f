import {
  hasSameValues,
  instrumentKey,
  openTimeOf,
  type Instrument,
  type StoredInterval,
  type Trade,
} from '@trading/bars';
import { BarMap, chunksOf, partialBarOf, type BarChunk, type PartialBar } from '@trading/bars/write';
import type { Retraction } from '../parsing/layout';
import type { Line } from '../parsing/read-lines';
import type { ContestedBars } from './contested-bars';

/** The name of a trade: its instrument and id. */
export interface TradeName extends Instrument {
  readonly id: string;
}

/** Trades that a pass cannot resolve. They have to be known before the next pass. */
export interface Contested {
  /** Bars in which an id occurs twice, or a trade of which is retracted. */
  readonly bars: ContestedBars;
  /** Trades that are retracted, or that replace retracted ones. */
  readonly trades: readonly TradeName[];
}

export const NOTHING_CONTESTED: Contested = { bars: [], trades: [] };

/** A line that states a trade. */
export interface TradeClaim {
  readonly trade: Trade;
  readonly line: Line;
  readonly isKnownByValues: boolean;
}

interface RetractionClaim {
  readonly retraction: Retraction;
  readonly line: Line;
}

/** The result of resolving the contested trades of a file. */
export interface Resolution {
  readonly accepted: number;
  readonly duplicate: number;
  /** The number of excluded lines by rule. */
  readonly excluded: ReadonlyMap<string, number>;
  readonly rejected: readonly { readonly line: Line; readonly reason: string }[];
  readonly chunks: readonly BarChunk[];
}

const CANCELLED = 'cancelled by another line';
const REPLACED = 'corrected by another line';
const CANCEL = 'a cancel of another line';

/**
 * Trades about which one file makes several statements: an id occurs twice in a bar, or a trade is retracted.
 *
 * All trades of contested bars and all retracted trades are kept and resolved at the end of the file, so that the order of
 * the lines does not matter. A retracted trade is excluded, and its correction takes its place. Of several lines with the
 * same values one is accepted and the others are duplicates, unless trades are known by their values: then each line is a
 * trade. If the values of an id differ within a bar, all of its lines are rejected.
 */
export class ContestedTrades {
  /** Number of claims, of trades and of retractions. */
  public count = 0;
  /** Undefined if all bars are contested. */
  private readonly bars: BarMap<true> | undefined;
  private readonly names = new Map<string, Set<string>>();
  private readonly trades = new Map<string, Map<string, TradeClaim[]>>();
  private readonly retractions: RetractionClaim[] = [];

  public constructor(
    private readonly interval: StoredInterval,
    { bars, trades }: Contested,
    private readonly onResolved: (trade: Trade) => void = () => undefined,
  ) {
    this.bars = bars === 'all' ? undefined : new BarMap();
    for (const reference of bars === 'all' ? [] : bars) this.bars?.set(reference, true);
    for (const trade of trades) valueOf(this.names, instrumentKey(trade), () => new Set()).add(trade.id);
  }

  /** @returns false if the trade is not contested; it is not added then */
  public add(trade: Trade, line: Line, isKnownByValues = false): boolean {
    if (!this.isContestedBar(trade) && !this.isContestedName(trade)) return false;
    this.claimsOf(trade).push({ trade, line, isKnownByValues });
    this.count += 1;
    return true;
  }

  /** @returns false if the retracted trade is not contested; the retraction is not added then */
  public retract(retraction: Retraction, line: Line): boolean {
    const isKnown = retraction.isTimeOfTrade ? this.isContestedBar(retraction) : this.isContestedName(retraction);
    if (!isKnown) return false;
    this.retractions.push({ retraction, line });
    this.count += 1;
    return true;
  }

  /** Removes the claims of trades that no line retracts, and returns them. */
  public *takeUnretracted(): Generator<TradeClaim> {
    for (const ofIds of this.trades.values()) {
      for (const [id, claims] of ofIds) {
        if (claims[0] && this.isContestedName(claims[0].trade)) continue;
        ofIds.delete(id);
        this.count -= claims.length;
        yield* claims;
      }
    }
  }

  public resolve(): Resolution {
    const excluded = new Map<string, number>();
    const exclude = (rule: string, lines: number) => excluded.set(rule, (excluded.get(rule) ?? 0) + lines);
    const rejected: { line: Line; reason: string }[] = [];
    const { distinct, duplicate: repeated } = distinctRetractions(this.retractions);
    for (const { retraction, line } of this.applyAll(distinct, exclude, (line, reason) =>
      rejected.push({ line, reason }),
    )) {
      const does = retraction.replacement || retraction.problem !== undefined ? 'corrects' : 'cancels';
      rejected.push({ line, reason: `${does} a trade that the file does not have` });
    }

    let [accepted, duplicate] = [0, repeated];
    const standing = new BarMap<Trade[]>();
    for (const claims of this.claimsOfEachBar()) {
      const trades = acceptedOf(claims);
      const [first] = trades;
      if (first) {
        const { feed, symbol } = first;
        const bar = { feed, symbol, time: openTimeOf(first.time, this.interval) };
        const ofBar = standing.get(bar) ?? [];
        standing.set(bar, ofBar);
        for (const trade of trades) {
          ofBar.push(trade);
          this.onResolved(trade);
        }
        accepted += trades.length;
        duplicate += claims.length - trades.length;
      } else {
        const reason = `the id '${claims[0]?.trade.id}' comes with different values, in ${claims.length} lines`;
        rejected.push(...claims.map(({ line }) => ({ line, reason })));
      }
    }
    const partials = new BarMap<PartialBar>();
    for (const [reference, trades] of standing) partials.set(reference, partialBarOf(reference.time, trades));
    return { accepted, duplicate, excluded, rejected, chunks: chunksOf(partials, this.interval) };
  }

  /**
   * Applies retractions in the order of their times. A correction can itself be retracted, so those without a trade are
   * tried again as long as others succeed.
   *
   * @returns the retractions without a trade
   */
  private applyAll(
    retractions: readonly RetractionClaim[],
    exclude: (rule: string, lines: number) => void,
    reject: (line: Line, reason: string) => void,
  ): readonly RetractionClaim[] {
    let pending = retractions;
    for (;;) {
      const without = pending.filter((claim) => !this.apply(claim, exclude, reject));
      if (without.length === pending.length) return without;
      pending = without;
    }
  }

  /** Returns false if there is no trade to retract. */
  private apply(
    { retraction, line }: RetractionClaim,
    exclude: (rule: string, lines: number) => void,
    reject: (line: Line, reason: string) => void,
  ): boolean {
    const { feed, symbol, time, isTimeOfTrade, replacement, problem } = retraction;
    const claims = this.claimsOf(retraction);
    const times = claims
      .map(({ trade }) => trade.time)
      .filter((other) => (isTimeOfTrade ? other === time : other <= time));
    const [latest] = times.sort((a, b) => (a < b ? 1 : -1));
    if (latest === undefined) return false;
    const retracted = claims.filter(({ trade }) => trade.time === latest);
    this.setClaims(
      retraction,
      claims.filter(({ trade }) => trade.time !== latest),
    );
    exclude(replacement || problem !== undefined ? REPLACED : CANCELLED, retracted.length);
    if (replacement) {
      const { order } = retracted.map(({ trade }) => trade).sort(byOrder)[0] as Trade;
      const trade = { feed, symbol, ...replacement, time: latest, ...(order === undefined ? {} : { order }) };
      this.claimsOf(trade).push({ trade, line, isKnownByValues: false });
    } else if (problem !== undefined) reject(line, problem);
    else exclude(CANCEL, 1);
    return true;
  }

  /** The claims of each id in each bar. */
  private *claimsOfEachBar(): Generator<readonly TradeClaim[]> {
    for (const ofIds of this.trades.values()) {
      for (const claims of ofIds.values()) {
        const byBar = new Map<bigint, TradeClaim[]>();
        for (const claim of claims) valueOf(byBar, openTimeOf(claim.trade.time, this.interval), () => []).push(claim);
        yield* byBar.values();
      }
    }
  }

  /** True if the trade is in a contested bar. */
  public isContestedBar({ feed, symbol, time }: Pick<Trade, 'feed' | 'symbol' | 'time'>): boolean {
    return this.bars === undefined || this.bars.get({ feed, symbol, time: openTimeOf(time, this.interval) }) === true;
  }

  /** True if the trade is retracted, or replaces a retracted one. */
  public isContestedName(trade: TradeName): boolean {
    return this.names.size > 0 && (this.names.get(instrumentKey(trade))?.has(trade.id) ?? false);
  }

  private claimsOf(name: TradeName): TradeClaim[] {
    const ofInstrument = valueOf(this.trades, instrumentKey(name), () => new Map<string, TradeClaim[]>());
    return valueOf(ofInstrument, name.id, () => []);
  }

  private setClaims(name: TradeName, claims: TradeClaim[]): void {
    this.trades.get(instrumentKey(name))?.set(name.id, claims);
  }
}

/** The trades that the claims of one id in one bar state. None if they contradict each other. */
function acceptedOf(claims: readonly TradeClaim[]): readonly Trade[] {
  const trades = claims.map(({ trade }) => trade).sort(byOrder);
  const one = trades[0] as Trade;
  if (!trades.every((trade) => hasSameValues(trade, one))) return [];
  if (!claims.every(({ isKnownByValues }) => isKnownByValues)) return [one];
  return trades.map((trade, index) => (index === 0 ? trade : { ...trade, id: `${trade.id}#${index + 1}` }));
}

/** Retractions that state the same are one. They are ordered by time. */
function distinctRetractions(retractions: readonly RetractionClaim[]): {
  readonly distinct: readonly RetractionClaim[];
  readonly duplicate: number;
} {
  const byStatement = new Map(
    [...retractions].reverse().map((claim) => [statementOf(claim.retraction), claim] as const),
  );
  const distinct = [...byStatement]
    .sort(([a, { retraction: x }], [b, { retraction: y }]) =>
      x.time === y.time ? (a < b ? -1 : 1) : x.time < y.time ? -1 : 1,
    )
    .map(([, claim]) => claim);
  return { distinct, duplicate: retractions.length - distinct.length };
}

function statementOf({ feed, symbol, id, time, replacement, problem }: Retraction): string {
  return JSON.stringify([feed, symbol, id, time, replacement ?? problem ?? null], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

function byOrder({ order: a = 0n }: Trade, { order: b = 0n }: Trade): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function valueOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
