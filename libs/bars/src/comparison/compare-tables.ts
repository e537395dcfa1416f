import { compare } from '../model/compare';
import type { InstrumentRange } from '../model/instrument-range';
import { CHUNK_NANOSECONDS, NANOSECONDS, openTimeOf, type Interval, type StoredInterval } from '../model/interval';
import type { Bar } from '../read/bar';
import { BarReader } from '../read/bar-reader';
import { readCoveredRanges, type CoveredRange } from '../read/read-covered-ranges';
import { readSymbols } from '../read/read-symbols';
import type { SeriesChunk } from '../table/item-keys';
import type { Table } from '../table/table';
import { mergeOrdered, type Pair } from './merge-ordered';

/** Number of symbols, or of bars, of a request. Two such pages are in memory for each table. */
const PAGE_SIZE = 1_000;

/** The length of the time whose coverage is in memory, nanoseconds. */
const COVERAGE_SPAN = NANOSECONDS['1w'];

/** Maximum number of differences that are named. */
const MAX_NAMED = 20;

/** The fields of a bar that do not depend on when and how often its files were processed. */
const FIELDS = ['end', 'open', 'high', 'low', 'close', 'volume', 'notional', 'count', 'sources', 'conflicts'] as const;

type Field = (typeof FIELDS)[number];

/** The tables that are compared: that of an environment, and another one, such as a restored backup. */
export type TableSide = 'own' | 'other';

/** How two tables are compared. */
export interface ComparisonOptions {
  /** The interval in which both tables store bars. */
  readonly stored: StoredInterval;
  /**
   * The intervals whose bars are read. The interval of storage tells every difference of a table that was not damaged.
   *
   * @default - the interval of storage and all longer ones
   */
  readonly intervals?: readonly Interval[];
  /** Called for each chunk with bars that wait for their settlement. */
  readonly onContested?: (side: TableSide, chunk: SeriesChunk) => void;
  /** Called after each symbol with what was compared so far. */
  readonly onProgress?: (comparison: TableComparison) => Promise<void>;
}

/** A bar, or a range that files cover, which the tables do not both have. */
export interface Difference {
  readonly feed: string;
  readonly symbol: string;
  /** The interval of the bar, or `coverage`. */
  readonly interval: Interval | 'coverage';
  /** The open time of the bar, or the start of the range, nanoseconds since 1970. */
  readonly time: bigint;
  /** The fields that differ, with their values in each table. Empty if only one table has the bar. */
  readonly fields: readonly { readonly field: string; readonly own: string; readonly other: string }[];
  /** The table that has the bar if only one has. */
  readonly onlyIn?: TableSide;
}

/** The result of a comparison. */
export interface TableComparison {
  readonly symbols: number;
  /** Bars of all compared intervals, counted once if both tables have them. */
  readonly bars: number;
  readonly differences: number;
  /** The differences of bars that wait for their settlement in one of the tables. */
  readonly waiting: number;
  /** The first differences, at most 20, ordered by feed, symbol, interval and time. */
  readonly named: readonly Difference[];
}

/**
 * Compares what readers get from two tables: the bars of all feeds and symbols with all fields but `revision`, which contains generations,
 * and the ranges that files cover. Change logs, watermarks and times of processing are not compared: they tell how the bars were made.
 *
 * It reads page by page, and needs the same memory for tables of any size.
 */
export async function compareTables(own: Table, other: Table, options: ComparisonOptions): Promise<TableComparison> {
  return new Comparison(own, other, options).run();
}

class Comparison {
  private symbols = 0;
  private bars = 0;
  private differences = 0;
  private waiting = 0;
  /** The chunks of the symbol that is compared whose bars wait for their settlement. */
  private readonly contested = new Set<bigint>();
  private readonly named: Difference[] = [];
  private readonly readers: Readonly<Record<TableSide, BarReader>>;
  private readonly intervals: readonly Interval[];

  public constructor(
    private readonly own: Table,
    private readonly other: Table,
    private readonly options: ComparisonOptions,
  ) {
    const { stored, onContested = () => undefined } = options;
    const readerOf = (table: Table, side: TableSide) =>
      new BarReader(table, stored, undefined, (chunk) => {
        this.contested.add(chunk.start);
        onContested(side, chunk);
      });
    this.readers = { own: readerOf(own, 'own'), other: readerOf(other, 'other') };
    const all = Object.keys(NANOSECONDS) as Interval[];
    this.intervals = options.intervals ?? all.filter((each) => NANOSECONDS[each] >= NANOSECONDS[stored]);
  }

  public async run(): Promise<TableComparison> {
    for await (const pair of mergeOrdered(symbolsOf(this.own), symbolsOf(this.other), compareInstruments)) {
      const instrument = unionOf(pair);
      for (const interval of this.intervals) await this.compareBars(instrument, interval);
      await this.compareCoverage(instrument);
      this.symbols += 1;
      this.contested.clear();
      await this.options.onProgress?.(this.result());
    }
    return this.result();
  }

  private result(): TableComparison {
    const { symbols, bars, differences, waiting, named } = this;
    return { symbols, bars, differences, waiting, named };
  }

  private async compareBars(instrument: InstrumentRange, interval: Interval): Promise<void> {
    const [own, other] = [
      barsOf(this.readers.own, instrument, interval),
      barsOf(this.readers.other, instrument, interval),
    ];
    for await (const [a, b] of mergeOrdered(own, other, (one, two) => compare(one.time, two.time))) {
      this.bars += 1;
      this.note(instrument, interval, a, b, FIELDS);
    }
  }

  private async compareCoverage(instrument: InstrumentRange): Promise<void> {
    const series = { ...instrument, interval: this.options.stored };
    for (let from = instrument.from; from < instrument.to; from += COVERAGE_SPAN) {
      const to = from + COVERAGE_SPAN;
      const [own, other] = await Promise.all([
        readCoveredRanges(this.own, series, from, to),
        readCoveredRanges(this.other, series, from, to),
      ]);
      const order = (a: CoveredRange, b: CoveredRange) => compare(a.from, b.from);
      for await (const [a, b] of mergeOrdered(own.values(), other.values(), order)) {
        const timed = (range: CoveredRange | undefined) => range && { ...range, time: range.from };
        this.note(instrument, 'coverage', timed(a), timed(b), ['to', 'sources']);
      }
    }
  }

  /** True if a chunk that has bars of a range waits for a settlement. */
  private isContested(from: bigint, to: bigint): boolean {
    const length = CHUNK_NANOSECONDS[this.options.stored];
    return [...this.contested].some((start) => start < to && start + length > from);
  }

  private note<T extends { readonly time: bigint }>(
    { feed, symbol }: InstrumentRange,
    interval: Difference['interval'],
    own: T | undefined,
    other: T | undefined,
    names: readonly (string & keyof T)[],
  ): void {
    const fields =
      own && other
        ? names.flatMap((field) => {
            const [a, b] = [textOf(own[field]), textOf(other[field])];
            return a === b ? [] : [{ field, own: a, other: b }];
          })
        : [];
    if (own && other && fields.length === 0) return;
    const { time } = (own ?? other) as T;
    this.differences += 1;
    if (interval !== 'coverage' && this.isContested(time, time + NANOSECONDS[interval])) this.waiting += 1;
    if (this.named.length === MAX_NAMED) return;
    const onlyIn = own && other ? {} : { onlyIn: own ? ('own' as const) : ('other' as const) };
    this.named.push({ feed, symbol, interval, time, fields, ...onlyIn });
  }
}

/** All symbols of a table, page by page. */
async function* symbolsOf(table: Table): AsyncGenerator<InstrumentRange> {
  let cursor: string | undefined;
  do {
    const page = await readSymbols(table, { limit: PAGE_SIZE, cursor });
    yield* page.symbols;
    ({ cursor } = page);
  } while (cursor !== undefined);
}

/** All bars of a range, page by page. */
async function* barsOf(
  reader: BarReader,
  { feed, symbol, from, to }: InstrumentRange,
  interval: Interval,
): AsyncGenerator<Pick<Bar, Field | 'time'>> {
  const open = openTimeOf(from, interval);
  let cursor: string | undefined;
  do {
    // No bar opens before 1970.
    const query = { feed, symbol, interval, from: open < 0n ? 0n : open, to, limit: PAGE_SIZE, cursor };
    const page = await reader.readBars({ ...query, fill: 'none' });
    yield* page.bars;
    ({ cursor } = page);
  } while (cursor !== undefined);
}

/** The order of DynamoDB: that of the bytes of UTF-8. */
function compareInstruments(a: InstrumentRange, b: InstrumentRange): number {
  return (
    Buffer.compare(Buffer.from(a.feed), Buffer.from(b.feed)) ||
    Buffer.compare(Buffer.from(a.symbol), Buffer.from(b.symbol))
  );
}

/** The range that contains the bars of a symbol in both tables. */
function unionOf([own, other]: Pair<InstrumentRange>): InstrumentRange {
  const [a, b] = [own ?? other, other ?? own] as [InstrumentRange, InstrumentRange];
  return { ...a, from: a.from < b.from ? a.from : b.from, to: a.to > b.to ? a.to : b.to };
}

/** A value as exact text. Undefined is a price that no trade of the bar sets. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}
