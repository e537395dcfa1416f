import { instrumentKey } from '../model/trade';
import { NANOSECONDS } from '../model/interval';
import { maxOf, minOf } from '../model/compare';
import type { InstrumentRange } from '../model/instrument-range';
import type { Generation } from '../model/manifest';
import { readLastChange } from '../read/read-changes';
import { toChangeItems, type LoggedChange } from '../table/change-item';
import { originOf } from '../table/item-keys';
import { changeRangeOf } from '../table/ledger-keys';
import type { Table, Write } from '../table/table';

/**
 * Appends a generation to the change log, with the ranges in which it, or the generation that it replaced, has bars or covers
 * time. The log has no gaps: an entry is put only after the one before it.
 *
 * An entry may be repeated if its writer cannot know that it was written.
 *
 * @param epoch the epoch in which it is written, or 0 if there is no fence
 */
export async function appendChange(
  table: Table,
  current: Generation,
  replaced: Generation | undefined,
  epoch = 0,
): Promise<void> {
  const instruments = changedRanges(replaced ? [current, replaced] : [current]);
  await appendEntry(table, { ...originOf(current.file), key: current.file.key, instruments }, epoch);
}

/**
 * Appends an entry to the change log.
 *
 * @param epoch the epoch in which it is written, or 0 if there is no fence
 */
export async function appendEntry(table: Table, change: LoggedChange, epoch = 0): Promise<void> {
  const { entry, pages } = toChangeItems(change);
  await table.batchWrite(pages.map((item): Write => ({ kind: 'put', item })));
  for (;;) {
    const sequence = (await readLastChange(table, changeRangeOf(epoch))) + 1;
    if (await table.put(entry(sequence), { kind: 'absent' })) return;
  }
}

/** One range for each instrument that contains everything that the generations say of it. Ordered by feed and symbol. */
function changedRanges(generations: readonly Generation[]): InstrumentRange[] {
  const ranges = new Map<string, InstrumentRange>();
  for (const { interval, period, coverage } of generations) {
    for (const { feed, symbol, from, to } of coverage) {
      const own = period ?? { from, to: to + NANOSECONDS[interval] };
      const key = instrumentKey({ feed, symbol });
      const other = ranges.get(key) ?? own;
      ranges.set(key, { feed, symbol, from: minOf(own.from, other.from), to: maxOf(own.to, other.to) });
    }
  }
  return [...ranges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, range]) => range);
}
