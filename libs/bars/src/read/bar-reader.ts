import type { Manifest, Refusal } from '../model/manifest';
import { CHUNK_NANOSECONDS, NANOSECONDS, startOf, type Interval, type StoredInterval } from '../model/interval';
import type { Instrument } from '../model/trade';
import { sourceIdOf, type TradeFile } from '../model/trade-file';
import { BarQueryError } from '../errors';
import { refusalKey } from '../table/item-keys';
import { addBar, fillingBar, openBar, toReadBar, type OpenBar, type ReadBar } from './bar';
import { readContributions } from './read-contributions';
import { resolveSources } from './resolve-sources';
import type { Table } from '../table/table';
import { BarStore } from '../write/bar-store';

/** Chunks that are read at once. */
const CHUNKS_AT_ONCE = 24n;

const DEFAULT_LIMIT = 1_000;

/** Which bars to read. */
export interface BarQuery extends Instrument {
  readonly interval: Interval;
  /** The first open time, nanoseconds since 1970; one in the middle of a bar leaves that bar out. */
  readonly from: bigint;
  /** The open time after the last. */
  readonly to: bigint;
  /**
   * Most bars of a page.
   * @default 1000
   */
  readonly limit?: number;
  /**
   * What the page before gave.
   * @default - the first page
   */
  readonly cursor?: string;
  /**
   * Whether a bar without trades, after one with a close, is there as well: its prices are that close.
   * @default false
   */
  readonly fill?: boolean;
}

/** Some of the bars that were asked for, in the order of time. */
export interface BarPage {
  readonly bars: readonly ReadBar[];
  /** Asks for the next page; undefined where there is none. */
  readonly cursor?: string;
}

/** What became of the uploads under one key. */
export interface Outcomes {
  /** Of the upload whose bars count. */
  readonly manifest?: Manifest;
  /** Of the newest upload that was refused. */
  readonly refusal?: Refusal & { readonly generation: string };
}

/** Reads bars, merged over all files that have trades of them, in the stored interval or any longer one. */
export class BarReader {
  /** @param storedInterval what the processor is set to store */
  public constructor(
    private readonly table: Table,
    private readonly storedInterval: StoredInterval = '1m',
  ) {}

  /** @throws BarQueryError where the query makes no sense */
  public async readBars(query: BarQuery): Promise<BarPage> {
    const { limit = DEFAULT_LIMIT, to } = query;
    const start = this.startOf(query);
    const bars: ReadBar[] = [];
    let { close } = start;
    let due = start.time;
    for await (const open of this.openBars(query, start.time)) {
      const bar = toReadBar(open);
      for (
        ;
        query.fill && close !== undefined && due < bar.time && bars.length < limit;
        due += NANOSECONDS[query.interval]
      ) {
        bars.push(fillingBar(due, close));
      }
      if (bars.length === limit) return { bars, cursor: cursorOf(query.fill ? due : bar.time, close) };
      bars.push(bar);
      close = bar.close ?? close;
      due = bar.time + NANOSECONDS[query.interval];
    }
    for (; query.fill && close !== undefined && due < to; due += NANOSECONDS[query.interval]) {
      if (bars.length === limit) return { bars, cursor: cursorOf(due, close) };
      bars.push(fillingBar(due, close));
    }
    return { bars };
  }

  /** What became of the uploads under a key, as far as they were processed. */
  public async readOutcomes(file: Pick<TradeFile, 'bucket' | 'key'>): Promise<Outcomes> {
    const [manifest, refusal] = await Promise.all([
      new BarStore(this.table).currentManifest(file),
      this.table.get(refusalKey(sourceIdOf(file))),
    ]);
    return { manifest, refusal: refusal as unknown as Outcomes['refusal'] };
  }

  /** The bars of the query that have trades, from an open time on. */
  private async *openBars({ feed, symbol, interval, to }: BarQuery, from: bigint): AsyncGenerator<OpenBar> {
    const series = { feed, symbol, interval: this.storedInterval };
    const chunk = CHUNK_NANOSECONDS[this.storedInterval];
    let open: OpenBar | undefined;
    for (let first = startOf(from, chunk); first < to; first += chunk * CHUNKS_AT_ONCE) {
      const end = first + chunk * (CHUNKS_AT_ONCE - 1n);
      const last = end < to ? end : startOf(to - 1n, chunk);
      const contributions = await readContributions(this.table, series, first, last);
      const times = [...contributions.keys()].sort((a, b) => (a < b ? -1 : 1));
      for (const time of times.filter((stored) => stored >= from && stored < this.endOf(to, interval))) {
        const resolved = resolveSources(contributions.get(time) ?? []);
        const start = startOf(time, NANOSECONDS[interval]);
        if (open?.time === start) addBar(open, resolved);
        else {
          if (open) yield open;
          open = openBar(start, resolved);
        }
      }
    }
    if (open) yield open;
  }

  private startOf({ interval, from, to, limit = DEFAULT_LIMIT, cursor }: BarQuery): Cursor {
    const length = NANOSECONDS[interval];
    if (length < NANOSECONDS[this.storedInterval]) {
      throw new BarQueryError(
        `\`interval\` must not be shorter than what is stored, ${this.storedInterval}, got: ${interval}`,
      );
    }
    if (from < 0n || to < from) {
      throw new BarQueryError(`\`from\` must be between 1970 and \`to\`, got: ${from} to ${to}`);
    }
    if (!Number.isInteger(limit) || limit < 1) {
      throw new BarQueryError(`\`limit\` must be an integer of 1 or more, got: ${limit}`);
    }
    return cursor === undefined ? { time: startOf(from + length - 1n, length) } : readCursor(cursor);
  }

  /** The end of the last bar that opens before a time. */
  private endOf(to: bigint, interval: Interval): bigint {
    return startOf(to - 1n, NANOSECONDS[interval]) + NANOSECONDS[interval];
  }
}

/** Where a page begins. */
interface Cursor {
  readonly time: bigint;
  /** The last close before it, that bars without trades have. */
  readonly close?: bigint;
}

function cursorOf(time: bigint, close: bigint | undefined): string {
  return `${time}:${close ?? ''}`;
}

function readCursor(cursor: string): Cursor {
  const match = /^(\d{1,19}):(\d*)$/.exec(cursor);
  if (!match) throw new BarQueryError(`\`cursor\` must be what a page gave, got: ${cursor}`);
  const [, time = '', close = ''] = match;
  return { time: BigInt(time), ...(close === '' ? {} : { close: BigInt(close) }) };
}
