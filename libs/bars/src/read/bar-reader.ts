import { BarQueryError } from '../errors';
import {
  CHUNK_NANOSECONDS,
  chunkStartOf,
  NANOSECONDS,
  openTimeOf,
  type Interval,
  type StoredInterval,
} from '../model/interval';
import type { Instrument } from '../model/trade';
import type { Table } from '../table/table';
import { gapFillingBar, type Bar } from './bar';
import { BarBuilder } from './bar-builder';
import { readContributions } from './read-contributions';
import { resolveSources } from './resolve-sources';

/** Number of chunks in a query. */
const CHUNKS_PER_QUERY = 24n;

const DEFAULT_LIMIT = 1_000;

/** A query for the bars of an instrument. */
export interface BarQuery extends Instrument {
  readonly interval: Interval;
  /**
   * The first open time, nanoseconds since 1970. If it is in the middle of a bar, that bar is not included. The first
   * week opens on Monday 1970-01-05.
   */
  readonly from: bigint;
  /** The end of the range of open times, exclusive. */
  readonly to: bigint;
  /**
   * Maximum number of bars of a page.
   * @default 1000
   */
  readonly limit?: number;
  /**
   * The cursor of the page before.
   * @default - the first page
   */
  readonly cursor?: string;
  /**
   * Fills intervals without trades with bars at the last close before them.
   * @default false
   */
  readonly fill?: boolean;
}

/** A page of bars, ordered by time. */
export interface BarPage {
  readonly bars: readonly Bar[];
  /** The cursor of the next page. Undefined on the last page. */
  readonly cursor?: string;
}

/** Reads bars, merged over all files, in the stored interval or any longer one. */
export class BarReader {
  /** @param storedInterval the interval in which the processor stores bars */
  public constructor(
    private readonly table: Table,
    private readonly storedInterval: StoredInterval,
  ) {}

  /** @throws BarQueryError if the query is invalid */
  public async readBars(query: BarQuery): Promise<BarPage> {
    const { limit = DEFAULT_LIMIT, to } = query;
    const start = this.startOf(query);
    const bars: Bar[] = [];
    let { close } = start;
    let due = start.time;
    for await (const builder of this.builders(query, start.time)) {
      const bar = builder.build();
      for (
        ;
        query.fill && close !== undefined && due < bar.time && bars.length < limit;
        due += NANOSECONDS[query.interval]
      ) {
        bars.push(gapFillingBar(due, close));
      }
      if (bars.length === limit) return { bars, cursor: cursorOf(query.fill ? due : bar.time, close) };
      bars.push(bar);
      close = bar.close ?? close;
      due = bar.time + NANOSECONDS[query.interval];
    }
    for (; query.fill && close !== undefined && due < to; due += NANOSECONDS[query.interval]) {
      if (bars.length === limit) return { bars, cursor: cursorOf(due, close) };
      bars.push(gapFillingBar(due, close));
    }
    return { bars };
  }

  /** The bars of the query that have trades, from an open time on. */
  private async *builders({ feed, symbol, interval, to }: BarQuery, from: bigint): AsyncGenerator<BarBuilder> {
    const series = { feed, symbol, interval: this.storedInterval };
    const chunk = CHUNK_NANOSECONDS[this.storedInterval];
    // The last bar opens before `to`, but may end after it.
    const end = firstOpenTime(to, interval);
    let builder: BarBuilder | undefined;
    for (let first = chunkStartOf(from, this.storedInterval); first < end; first += chunk * CHUNKS_PER_QUERY) {
      const next = first + chunk * CHUNKS_PER_QUERY;
      const last = chunkStartOf((next < end ? next : end) - 1n, this.storedInterval);
      const contributions = await readContributions(this.table, series, first, last);
      const times = [...contributions.keys()].sort((a, b) => (a < b ? -1 : 1));
      for (const time of times.filter((stored) => stored >= from && stored < end)) {
        const resolved = resolveSources(contributions.get(time) ?? []);
        const start = openTimeOf(time, interval);
        if (builder?.time === start) builder.add(resolved);
        else {
          if (builder) yield builder;
          builder = new BarBuilder(start, resolved);
        }
      }
    }
    if (builder) yield builder;
  }

  private startOf({ interval, from, to, limit = DEFAULT_LIMIT, cursor }: BarQuery): Cursor {
    const length = NANOSECONDS[interval];
    if (length < NANOSECONDS[this.storedInterval]) {
      throw new BarQueryError(
        `\`interval\` must not be shorter than the stored interval, ${this.storedInterval}, got: ${interval}`,
      );
    }
    if (from < 0n || to < from) {
      throw new BarQueryError(`\`from\` must be between 1970 and \`to\`, got: ${from} to ${to}`);
    }
    if (!Number.isInteger(limit) || limit < 1) {
      throw new BarQueryError(`\`limit\` must be an integer of 1 or more, got: ${limit}`);
    }
    return cursor === undefined ? { time: firstOpenTime(from, interval) } : readCursor(cursor);
  }
}

/** The first open time at or after a time. */
function firstOpenTime(time: bigint, interval: Interval): bigint {
  return openTimeOf(time + NANOSECONDS[interval] - 1n, interval);
}

/** The start of a page. */
interface Cursor {
  readonly time: bigint;
  /** The last close before the page, for gap-filling bars. */
  readonly close?: bigint;
}

function cursorOf(time: bigint, close: bigint | undefined): string {
  return `${time}:${close ?? ''}`;
}

function readCursor(cursor: string): Cursor {
  const match = /^(\d{1,19}):(\d*)$/.exec(cursor);
  if (!match) throw new BarQueryError(`\`cursor\` must be the cursor of a page, got: ${cursor}`);
  const [, time = '', close = ''] = match;
  return { time: BigInt(time), ...(close === '' ? {} : { close: BigInt(close) }) };
}
