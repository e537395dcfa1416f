import { chunkStartOf } from '../model/interval';
import type { Manifest } from '../model/manifest';
import { readContributions } from '../read/read-contributions';
import { resolveSources } from '../read/resolve-sources';
import type { SeriesChunk } from '../table/item-keys';
import type { Table } from '../table/table';

/** Maximum number of instruments of a file whose edges are read. Readers find those of other files. */
const MAX_INSTRUMENTS = 8;

/**
 * Finds the chunks in which the first or the last bar that a file has of an instrument is contested. Files without gaps
 * that share some, but not all, of their trades of a bar are both cut inside of it, so that it is at an edge of each.
 *
 * It reads one or two chunks of each instrument: none if the file has all trades of whole days by its name, because bars
 * are not cut there, and none if the file has many instruments.
 */
export async function findContestedEdges(
  table: Table,
  { interval, period, coverage }: Pick<Manifest, 'interval' | 'period' | 'coverage'>,
): Promise<SeriesChunk[]> {
  if (period || coverage.length > MAX_INSTRUMENTS) return [];
  const contested: SeriesChunk[] = [];
  for (const { feed, symbol, from, to } of coverage) {
    const series = { feed, symbol, interval };
    for (const start of new Set([chunkStartOf(from, interval), chunkStartOf(to, interval)])) {
      const { contributions, settled } = await readContributions(table, series, start, start);
      const isContested = [...contributions].some(
        ([time, list]) => resolveSources(list, settled.get(time)).isContested,
      );
      if (isContested) contested.push({ ...series, start });
    }
  }
  return contested;
}
