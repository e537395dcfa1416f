import { createReadStream, statSync } from 'node:fs';
import { relative } from 'node:path';
import {
  isTradeFileKey,
  sourceIdOf,
  type Interval,
  type Manifest,
  type StoredInterval,
  type Write,
} from '@trading/bars';
import type { LocalTradeFile } from '@trading/bars/files';
import { PartitionedTable } from '@trading/bars/memory';
import { BarStore } from '@trading/bars/write';
import { makeLineAggregator } from '../src/aggregation/wasm/make-line-aggregator';
import { RefusedError } from '../src/errors';
import type { DeclaredLayouts } from '../src/parsing/recognition/declared-layouts';
import type { ByteRange } from '../src/ports';
import { processTradeFile, type Outcome } from '../src/process-trade-file';
import type { CheckedFile, CheckResult, FileConflict } from './checked-file';
import { findConflicts, type CurrentFile } from './find-conflicts';
import { summariseBars } from './summarise-bars';

/** The prefix of the keys of trade files, as every environment has it. */
const TRADES_PREFIX = 'trades/';

const BUCKET = 'checked-files';

/** Options of {@link FileChecker}. */
export interface FileCheckerOptions {
  /** The working folder, to which the paths of the results are relative. */
  readonly base: string;
  /** The interval of the bars that are shown. Bars are stored in seconds if they are shown in seconds, else in minutes. */
  readonly interval: Interval;
  readonly layouts: DeclaredLayouts;
  /** Called for each chunk that is read. A file with contested bars is read twice. */
  readonly onProgress: (key: string, readBytes: number, totalBytes: number) => void;
}

/** A file that would be replaced by another one, because both are one source. */
export interface ReplacedFile {
  readonly replaced: CheckedFile;
  readonly by: CheckedFile;
}

/** Processes files of this machine by the code of the function, with a table in memory. */
export class FileChecker {
  /** The number of files that the processor would skip. */
  public skipped = 0;
  public readonly checked: CheckedFile[] = [];
  public readonly replaced: ReplacedFile[] = [];

  private readonly storedInterval: StoredInterval;
  /** The bars of all files. */
  private readonly table = new PartitionedTable();
  /** The file of each source whose bars are current. */
  private readonly current = new Map<string, CurrentFile>();

  public constructor(private readonly options: FileCheckerOptions) {
    this.storedInterval = options.interval === '1s' ? '1s' : '1m';
  }

  /** @returns undefined if the processor would skip the file */
  public async check({ name, path }: LocalTradeFile): Promise<CheckedFile | undefined> {
    const key = `${TRADES_PREFIX}${name}`;
    if (!isTradeFileKey(key)) {
      this.skipped += 1;
      return undefined;
    }
    const table = new PartitionedTable();
    const result = await this.process(key, path, table);
    const checked: CheckedFile = { path: shorten(path, this.options.base), key, result };
    this.checked.push(checked);
    if (result.status === 'processed') await this.makeCurrent(checked, result.manifest, table);
    return checked;
  }

  /** Resolves all files together, as readers of bars do. */
  public conflicts(): Promise<FileConflict[]> {
    return findConflicts(this.table, this.storedInterval, this.current);
  }

  private async process(key: string, path: string, table: PartitionedTable): Promise<CheckResult> {
    const { interval, layouts } = this.options;
    const version = { bucket: BUCKET, key, etag: path };
    // Of files of one source, the last one replaces those before.
    const uploadedAt = this.checked.length * 1_000;
    try {
      const outcome = await processTradeFile(version, {
        files: { open: (_, range) => Promise.resolve(this.read(key, path, range)) },
        uploads: {
          findUpload: () => Promise.resolve({ ...version, uploadedAt }),
          listVersions: () => Promise.resolve([]),
        },
        store: new BarStore(table),
        settings: { interval: this.storedInterval, layouts, makeLineAggregator },
        clock: { throwIfLate: () => undefined },
      });
      const { manifest } = outcome as Extract<Outcome, { status: 'applied' }>;
      return { status: 'processed', manifest, bars: await summariseBars(table, manifest, interval) };
    } catch (error) {
      if (error instanceof RefusedError) {
        return { status: 'refused', refusal: { name: error.name, reason: error.message } };
      }
      if (isSystemError(error)) return { status: 'unreadable', problem: error.message };
      throw error;
    }
  }

  private async *read(key: string, path: string, range: ByteRange = { start: 0 }): AsyncGenerator<Uint8Array> {
    const { size } = statSync(path);
    const start = range.start < 0 ? Math.max(0, size + range.start) : range.start;
    const end = Math.min(range.end ?? size, size);
    if (start >= end) return;
    let position = start;
    for await (const chunk of createReadStream(path, { start, end: end - 1, highWaterMark: 1 << 18 })) {
      position += (chunk as Buffer).length;
      // The end of a file may be read first, which is no progress.
      if (range.start >= 0) this.options.onProgress(key, position, size);
      yield chunk as Buffer;
    }
  }

  private async makeCurrent(checked: CheckedFile, manifest: Manifest, table: PartitionedTable): Promise<void> {
    const source = sourceIdOf(manifest.file);
    const replaced = this.current.get(source);
    if (replaced) this.replaced.push({ replaced: replaced.checked, by: checked });
    this.current.set(source, { checked, manifest });
    await this.table.batchWrite([...table.items()].map((item): Write => ({ kind: 'put', item })));
  }
}

/** Makes a path relative to a folder if it is in the folder. */
function shorten(path: string, folder: string): string {
  const shortened = relative(folder, path);
  return shortened.startsWith('..') ? path : shortened;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}
