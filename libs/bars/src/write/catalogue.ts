import type { Coverage } from '../model/manifest';
import { daysOfSymbolItem, toFeedItem, toSymbolItem, type SymbolDays } from '../table/catalogue-item';
import { feedKey, symbolKey } from '../table/ledger-keys';
import { dayOf } from '../table/item-keys';
import { readItems } from '../table/read-items';
import type { Item, Table } from '../table/table';

/** Number of puts that are sent at once. Conditional puts cannot be sent in batches. */
const CONCURRENT_PUTS = 25;

/**
 * Adds the instruments of a file and the days of their bars to the catalogue. The days of a symbol only ever widen. Nothing
 * is written unless they do, and concurrent files lose nothing, because an item is put only in place of the one that was
 * read.
 */
export async function widenCatalogue(table: Table, coverage: readonly Coverage[]): Promise<void> {
  const feeds = [...new Set(coverage.map(({ feed }) => feed))];
  const find = await readItems(table, [...feeds.map(feedKey), ...coverage.map(symbolKey)]);
  for (const feed of feeds) if (!find(feedKey(feed))) await table.put(toFeedItem(feed), { kind: 'absent' });
  const widening = coverage.filter((covered) => widened(covered, find(symbolKey(covered))));
  for (let start = 0; start < widening.length; start += CONCURRENT_PUTS) {
    const some = widening.slice(start, start + CONCURRENT_PUTS);
    await Promise.all(some.map((covered) => widen(table, covered, find(symbolKey(covered)))));
  }
}

/** Puts the days of a symbol in place of the item that was read. If another worker has replaced it, reads it and tries again. */
async function widen(table: Table, covered: Coverage, item: Item | undefined): Promise<void> {
  let current = item;
  for (let days = widened(covered, current); days; days = widened(covered, current)) {
    const condition = current
      ? ({ kind: 'equals', attribute: 'days', value: current['days'] as string } as const)
      : ({ kind: 'absent' } as const);
    if (await table.put(toSymbolItem(covered, days), condition)) return;
    current = await table.get(symbolKey(covered));
  }
}

/** The days of a symbol with those of a file. Undefined if the file adds none. */
function widened({ from, to }: Coverage, item: Item | undefined): SymbolDays | undefined {
  const own = { first: dayOf(from), last: dayOf(to) };
  if (!item) return own;
  const { first, last } = daysOfSymbolItem(item);
  if (first <= own.first && own.last <= last) return undefined;
  return { first: first < own.first ? first : own.first, last: last > own.last ? last : own.last };
}
