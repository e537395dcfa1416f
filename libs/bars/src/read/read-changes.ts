import { BarQueryError } from '../errors';
import type { InstrumentRange } from '../model/instrument-range';
import { changePageKeysOf, fromChangeItems, type LoggedChange } from '../table/change-item';
import { changeRange } from '../table/ledger-keys';
import { readItems } from '../table/read-items';
import type { Item, Table } from '../table/table';
import { validateLimit } from './limit';

const DEFAULT_LIMIT = 100;

/** A query for changes. */
export interface ChangeQuery {
  /** The sequence number of the last change that is known, or 0 for the first changes. */
  readonly since: number;
  /**
   * Maximum number of changes to read. With a feed or symbol, those that do not concern it are read and not returned.
   * @default 100
   */
  readonly limit?: number;
  /**
   * Only changes of this feed.
   * @default - changes of all feeds
   */
  readonly feed?: string;
  /**
   * Only changes of this symbol.
   * @default - changes of all symbols
   */
  readonly symbol?: string;
}

/** An upload became current. Bars in its ranges may have changed, and no others. */
export interface Change extends LoggedChange {
  /** The position in the change log, from 1. */
  readonly sequence: number;
}

/** A page of changes, in the order in which they happened. */
export interface ChangePage {
  readonly changes: readonly Change[];
  /** The sequence number from which to continue. It is that of the query if there are no further changes yet. */
  readonly next: number;
}

/**
 * Reads changes of bars. A caller that continues with `next` and reads the bars of the named ranges again has the same bars as
 * one that reads everything. It may get a change twice.
 *
 * @throws BarQueryError if the query is invalid
 */
export async function readChanges(
  table: Table,
  { since, limit = DEFAULT_LIMIT, feed, symbol }: ChangeQuery,
): Promise<ChangePage> {
  if (!Number.isSafeInteger(since) || since < 0) {
    throw new BarQueryError(`\`since\` must be the sequence number of a change or 0, got: ${since}`);
  }
  validateLimit(limit);
  const entries: Item[] = [];
  for await (const entry of table.query(changeRange(since), { pageSize: limit })) {
    entries.push(entry);
    if (entries.length === limit) break;
  }
  const isWanted = (range: InstrumentRange) =>
    range.feed === (feed ?? range.feed) && range.symbol === (symbol ?? range.symbol);
  const changes: Change[] = [];
  let next = since;
  for (const change of await withPages(table, entries)) {
    const instruments = change.instruments.filter(isWanted);
    next = change.sequence;
    if (instruments.length > 0 || (feed ?? symbol) === undefined) changes.push({ ...change, instruments });
  }
  return { changes, next };
}

/**
 * Reads the sequence number of the last change. It is 0 before the first one.
 *
 * @param range the entries that are looked for; by default, all of them. Without one, it is the number before the first of the range.
 */
export async function readLastChange(table: Table, range = changeRange(0)): Promise<number> {
  for await (const { sk } of table.query(range, { order: 'descending', pageSize: 1 })) return Number(sk);
  return Math.max(Number(range.from) - 1, 0);
}

async function withPages(table: Table, entries: readonly Item[]): Promise<Change[]> {
  // A change that was logged twice has the same pages.
  const keys = new Map(entries.flatMap(changePageKeysOf).map((key) => [key.pk + key.sk, key]));
  const find = await readItems(table, [...keys.values()]);
  return entries.map((entry) =>
    fromChangeItems(
      entry,
      changePageKeysOf(entry).map((key) => find(key) as Item),
    ),
  );
}
