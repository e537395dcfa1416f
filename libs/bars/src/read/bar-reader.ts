import { BarQueryError } from '../errors';
import type { StoredInterval } from '../model/interval';
import type { Table } from '../table/table';
import type { Bar, BarRow } from './bar';
import type { GridInterval } from './bar-grid';
import {
  intervalAfter,
  planQuery,
  type BarPage,
  type BarQuery,
  type BarRangeQuery,
  type Fill,
  type QueryPlan,
} from './bar-query';
import { formatBarCursor, parseBarCursor, type BarCursor } from './bar-cursor';
import { stateEmptyIntervals, type CoverageReader } from './empty-intervals';
import { fillGaps, isFilled, type Row } from './fill-gaps';
import { readMergedBars, readMergedBarsBackwards, type OnContested } from './merged-bars';
import { readCoveredRanges } from './read-covered-ranges';

const DEFAULT_LIMIT = 1_000;

/** Without states of empty intervals, all rows are bars. */
interface WithoutStates {
  readonly fill?: 'none' | 'previous';
}

/** Reads bars, merged over all files, in the stored interval or any longer one. */
export class BarReader {
  /**
   * @param storedInterval the interval in which the processor stores bars
   * @param readCovered reads the coverage of a series, for `fill: 'state'`; by default, from the table
   * @param onContested called for each chunk with a contested bar, so that the caller can ask for its settlement
   */
  public constructor(
    private readonly table: Table,
    private readonly storedInterval: StoredInterval,
    private readonly readCovered: CoverageReader = (series, from, to) => readCoveredRanges(table, series, from, to),
    private readonly onContested?: OnContested,
  ) {}

  /**
   * Reads a page of the rows of a range. The concatenated pages are the same rows, whatever the limit is.
   *
   * @throws BarQueryError if the query is invalid
   */
  public readBars(query: BarQuery & WithoutStates): Promise<BarPage<Bar>>;
  public readBars(query: BarQuery): Promise<BarPage>;
  public async readBars({ limit = DEFAULT_LIMIT, cursor, fill = 'none', ...query }: BarQuery): Promise<BarPage> {
    requireCount('limit', limit);
    const start: BarCursor = cursor === undefined ? { time: query.from } : parseBarCursor(cursor);
    const plan = planQuery({ ...query, from: start.time }, this.storedInterval);
    if (!plan) return { bars: [] };
    const rows: Row[] = [];
    let { close } = start;
    let next: bigint | undefined;
    for await (const row of this.rows(plan, fill, { time: plan.first.open, close }, limit + 1)) {
      if (rows.length === limit) {
        next = row.interval.open;
        break;
      }
      rows.push(row);
      close = row.bar?.close ?? close;
      // The interval after the last row has a row, so that nothing needs to be read to know it.
      if (rows.length === limit && isFilled(fill, close)) {
        if (row.interval.open < plan.last.open) next = intervalAfter(plan, row.interval).open;
        break;
      }
    }
    const bars = await this.stateEmpty(rows, plan);
    return next === undefined ? { bars } : { bars, cursor: formatBarCursor({ time: next, close }) };
  }

  /**
   * Reads the last rows of a range, and no more of the table than they need.
   *
   * @param count maximum number of rows
   * @returns ordered by time; the same rows as at the end of the last page of the range
   * @throws BarQueryError if the query is invalid
   */
  public readLastBars(query: BarRangeQuery & WithoutStates, count: number): Promise<Bar[]>;
  public readLastBars(query: BarRangeQuery, count: number): Promise<BarRow[]>;
  public async readLastBars({ fill = 'none', ...query }: BarRangeQuery, count: number): Promise<BarRow[]> {
    requireCount('count', count);
    const plan = planQuery(query, this.storedInterval);
    if (!plan) return [];
    if (fill === 'none') {
      const bars = this.barsBefore(plan, plan.last.end, BigInt(count) * plan.length);
      return (await takeUntil(bars, (_bar, number) => number === count)).reverse();
    }
    const start = startOfLast(plan, count).open;
    const before = fill === 'previous' ? this.barsBefore(plan, start, plan.length) : [];
    // Only bars without a price may come before the intervals that have a row each.
    const earlier = (await takeUntil(before, ({ close }) => close !== undefined)).reverse();
    const rows: Row[] = [];
    for await (const row of this.rows(plan, fill, { time: start, close: earlier[0]?.close }, count)) rows.push(row);
    const bars = await this.stateEmpty(rows, plan);
    return [...earlier, ...bars].slice(-count);
  }

  /** The rows from a start on, to the end of the query. */
  private rows(plan: QueryPlan, fill: Fill, start: BarCursor, count: number): AsyncGenerator<Row> {
    const range = { from: start.time, to: plan.last.end };
    const bars = readMergedBars(this.table, plan, range, BigInt(count) * plan.length, this.onContested);
    return fillGaps(bars, fill, plan, start);
  }

  private stateEmpty(rows: readonly Row[], plan: QueryPlan): Promise<BarRow[]> {
    return stateEmptyIntervals(rows, plan.series, this.readCovered, (range) =>
      readMergedBars(this.table, plan, range, plan.length, this.onContested),
    );
  }

  /** The bars before a time in descending order. */
  private async *barsBefore(plan: QueryPlan, to: bigint, span: bigint): AsyncGenerator<Bar> {
    const range = { from: plan.first.open, to };
    const bars = readMergedBarsBackwards(this.table, plan, range, span, this.onContested);
    for await (const { bar } of bars) yield bar;
  }
}

/** The first values, including the one that is the last by a condition. */
async function takeUntil<T>(
  values: AsyncIterable<T> | readonly T[],
  isLast: (value: T, number: number) => boolean,
): Promise<T[]> {
  const taken: T[] = [];
  for await (const value of values) {
    taken.push(value);
    if (isLast(value, taken.length)) break;
  }
  return taken;
}

function requireCount(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new BarQueryError(`\`${name}\` must be an integer of 1 or more, got: ${value}`);
}

/** The first of the last intervals of a query. */
function startOfLast({ grid, first, last }: QueryPlan, count: number): GridInterval {
  let start = last;
  for (let number = 1; number < count && start.open > first.open; number += 1) {
    start = grid.intervalBefore(start.open) ?? first;
  }
  return start;
}
