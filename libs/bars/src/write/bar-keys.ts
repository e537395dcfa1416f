import type { Generation } from '../model/manifest';
import { coveredDayItems } from '../table/covered-day';
import { originOf, partialKey } from '../table/item-keys';
import type { ItemKey } from '../table/table';

/** The keys of the bars of a generation, and of the days that it covers. */
export function barKeysOf(generation: Generation): ItemKey[] {
  const { file, interval, coverage } = generation;
  const origin = originOf(file);
  const bars = coverage.flatMap(({ feed, symbol, chunks }) =>
    chunks.flatMap(({ start, items }) =>
      Array.from({ length: items }, (_, part) => partialKey({ feed, symbol, interval }, start, origin, part)),
    ),
  );
  return [...bars, ...coveredDayItems(generation).map(({ pk, sk }) => ({ pk, sk }))];
}
