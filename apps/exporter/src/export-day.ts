import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileWriter } from 'hyparquet-writer';
import type { BarReader, StoredInterval, Table } from '@trading/bars';
import type { SettlementRequests } from '@trading/bars/settlement';
import { BarFileWriter } from '@trading/bars/parquet';
import type { ExportedDay, FeedDay } from './export-index';
import type { ExportFiles } from './ports';
import { readDay } from './read-day';

/** The parts that an export works with. */
export interface ExportSource {
  readonly table: Table;
  readonly reader: BarReader;
  /**
   * Asks for the settlement of contested bars that the reader notes. A settled day is exported again.
   *
   * @default - nobody is asked
   */
  readonly requests?: SettlementRequests;
  readonly interval: StoredInterval;
  readonly files: ExportFiles;
}

/** The key of the file of a day. */
export function keyOf(interval: StoredInterval, { feed, date }: FeedDay): string {
  return `exports/interval=${interval}/feed=${encodeURIComponent(feed)}/date=${date}/bars.parquet`;
}

/**
 * Exports a day: writes its bars to a file, unless the file has the same bars already.
 *
 * @param known the day as it was exported before
 * @returns the day as it is exported now; undefined if it never had bars
 * @throws ConcurrentExportError if another run has written the file
 */
export async function exportDay(
  { table, reader, requests, interval, files }: ExportSource,
  day: FeedDay,
  known: ExportedDay | undefined,
): Promise<ExportedDay | undefined> {
  const key = keyOf(interval, day);
  // Before the bars are read: a version of another run that is written later may have newer bars.
  const etag = await files.etagOf(key);
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  try {
    const path = join(folder, 'bars.parquet');
    const writer = new BarFileWriter(fileWriter(path));
    for await (const { symbol, bars } of readDay(table, reader, interval, day)) await writer.add(symbol, bars);
    const summary = await writer.finish();
    await requests?.flush();

    if (known && etag !== undefined && known.revision === summary.revision) return known;
    // A day that lost all its bars gets an empty file, because nothing is deleted.
    if (etag === undefined && summary.rows === 0) return undefined;
    const { size } = await stat(path);
    await files.putFile(key, path, etag);
    const { rows, symbols, revision } = summary;
    return { feed: day.feed, date: day.date, key, revision, rows, symbols, bytes: size };
  } finally {
    await rm(folder, { recursive: true });
  }
}
