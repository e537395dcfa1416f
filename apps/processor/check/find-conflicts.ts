import {
  BarReader,
  CHUNK_NANOSECONDS,
  instrumentKey,
  NANOSECONDS,
  type Bar,
  type Instrument,
  type Manifest,
  type StoredInterval,
  type Table,
} from '@trading/bars';
import { conflictsOf } from '@trading/bars/report';
import type { CheckedFile, FileConflict } from './checked-file';

/** A file whose bars are those of its source. */
export interface CurrentFile {
  readonly checked: CheckedFile;
  readonly manifest: Manifest;
}

/**
 * Finds the bars in which files are in conflict. Only chunks in which several files have bars are read.
 *
 * @param table a table that has the bars of all files
 * @param interval the interval in which the table stores bars
 * @param files the current files, by source
 */
export async function findConflicts(
  table: Table,
  interval: StoredInterval,
  files: ReadonlyMap<string, CurrentFile>,
): Promise<FileConflict[]> {
  const keyOf = (source: string) => files.get(source)?.checked.key ?? source;
  const reader = new BarReader(table, interval);
  const conflicts: FileConflict[] = [];
  for (const { instrument, starts } of sharedChunksOf([...files.values()].map(({ manifest }) => manifest))) {
    const affected: Bar[] = [];
    for (const start of starts) {
      const bars = await readChunk(reader, instrument, interval, start);
      affected.push(...bars.filter((bar) => bar.conflicts.length > 0));
    }
    for (const { source, included, ...conflict } of conflictsOf(affected)) {
      conflicts.push({ ...instrument, key: keyOf(source), ...conflict, included: included.map(keyOf).sort() });
    }
  }
  return conflicts;
}

async function readChunk(
  reader: BarReader,
  instrument: Instrument,
  interval: StoredInterval,
  start: bigint,
): Promise<readonly Bar[]> {
  const length = CHUNK_NANOSECONDS[interval];
  const limit = Number(length / NANOSECONDS[interval]);
  return (await reader.readBars({ ...instrument, interval, from: start, to: start + length, limit })).bars;
}

/** The chunks in which several files have bars, by instrument. */
function sharedChunksOf(manifests: readonly Manifest[]): { instrument: Instrument; starts: bigint[] }[] {
  const instruments = new Map<string, { readonly instrument: Instrument; readonly files: Map<bigint, number> }>();
  for (const { feed, symbol, chunks } of manifests.flatMap(({ coverage }) => coverage)) {
    const key = instrumentKey({ feed, symbol });
    const known = instruments.get(key) ?? { instrument: { feed, symbol }, files: new Map<bigint, number>() };
    instruments.set(key, known);
    for (const { start } of chunks) known.files.set(start, (known.files.get(start) ?? 0) + 1);
  }
  return [...instruments.values()].map(({ instrument, files }) => ({
    instrument,
    starts: [...files.keys()].filter((start) => (files.get(start) ?? 0) > 1).sort((a, b) => (a < b ? -1 : 1)),
  }));
}
