import { readChanges, readWatermark, type Change } from '@trading/bars';
import { boundsOf, daysOf } from './days';
import { exportDay, type ExportSource } from './export-day';
import {
  compareDays,
  dayKey,
  emptyIndex,
  formatIndex,
  parseIndex,
  type ExportedDay,
  type ExportIndex,
  type FeedDay,
} from './export-index';
import type { Clock } from './ports';

/** The key of the index. */
export const INDEX_KEY = 'exports/index.json';

/** Milliseconds that are left for the last day and for the index. A day that takes longer is given twice its time. */
const RESERVE = 60_000;

/** Milliseconds after which the progress is saved. */
const SAVE_EVERY = 60_000;

/** Changes of a request. */
const CHANGES_PAGE_SIZE = 100;

/** The outcome of a run. */
export interface ExportReport {
  /** Days whose files were written. */
  readonly written: number;
  /** Days whose files have the same bars already. */
  readonly unchanged: number;
  /** Days that are not closed yet. */
  readonly open: number;
  /** Closed days for which there was no time. Another run continues with them. */
  readonly remaining: number;
  /** True if there was no time to read all changes. Another run continues with them. */
  readonly hasMoreChanges: boolean;
  /** The last change that is taken into account. */
  readonly sequence: number;
}

/**
 * Exports the closed days whose bars may have changed since the last run, oldest first for each feed. A day is closed if the
 * watermark of its feed is at its end, or later. Progress is kept in the index, so that a run that is ended early is continued by
 * the next one. Files are never deleted.
 *
 * @throws ConcurrentExportError if another run writes at the same time
 */
export async function exportClosedDays(source: ExportSource, clock: Clock): Promise<ExportReport> {
  const progress = await Progress.load(source, clock);
  const hasMoreChanges = !(await addChangedDays(source, clock, progress));
  const counts = { written: 0, unchanged: 0, open: 0, remaining: 0 };
  const watermarks = new Map<string, bigint>();
  let longest = RESERVE / 2;
  for (const day of progress.pendingDays()) {
    const watermark = watermarks.get(day.feed) ?? (await readWatermark(source.table, day.feed)) ?? 0n;
    watermarks.set(day.feed, watermark);
    if (boundsOf(day).to > watermark) {
      counts.open++;
    } else if (clock.remaining() < 2 * longest) {
      counts.remaining++;
    } else {
      const begun = clock.now();
      const known = progress.exported(day);
      const exported = await exportDay(source, day, known);
      counts[exported === known ? 'unchanged' : 'written']++;
      longest = Math.max(longest, clock.now() - begun);
      progress.complete(day, exported);
      await progress.saveSometimes();
    }
  }
  await progress.save();
  return { ...counts, hasMoreChanges, sequence: progress.sequence };
}

/** Adds the days of all changes that are not taken into account yet. Returns false if there was no time for all of them. */
async function addChangedDays({ table }: ExportSource, clock: Clock, progress: Progress): Promise<boolean> {
  if (!(await isOfTable(progress, table))) progress.readAgain();
  for (;;) {
    if (clock.remaining() < RESERVE) return false;
    const since = progress.sequence;
    const { changes, next } = await readChanges(table, { since, limit: CHANGES_PAGE_SIZE });
    progress.add(
      changes.flatMap(({ instruments }) => instruments.flatMap(daysOf)),
      changes.at(-1),
    );
    if (next === since) return true;
    await progress.saveSometimes();
  }
}

/** True if the change log has the last change that was read. That of a table which was made again or restored may lack it. */
async function isOfTable({ sequence, change }: Progress, table: ExportSource['table']): Promise<boolean> {
  if (change === undefined) return true;
  const { changes } = await readChanges(table, { since: sequence - 1, limit: 1 });
  return changes.some((found) => found.sequence === sequence && nameOf(found) === change);
}

/** The name by which a change is recognised. */
function nameOf({ source, generation }: Change): string {
  return `${source}#${generation}`;
}

/** The index while days are exported. */
class Progress {
  public static async load({ files, interval }: ExportSource, clock: Clock): Promise<Progress> {
    const stored = await files.readText(INDEX_KEY);
    const index = stored ? parseIndex(stored.text, interval) : emptyIndex(interval);
    return new Progress(files, clock, index, stored?.text, stored?.etag);
  }

  public sequence: number;
  public change: string | undefined;
  private readonly pending: Map<string, FeedDay>;
  private readonly days: Map<string, ExportedDay>;
  private saved: number;

  private constructor(
    private readonly files: ExportSource['files'],
    private readonly clock: Clock,
    { interval, sequence, change, pending, days }: ExportIndex,
    private text: string | undefined,
    private etag: string | undefined,
  ) {
    this.interval = interval;
    this.sequence = sequence;
    this.change = change;
    this.pending = new Map(pending.map((day) => [dayKey(day), day]));
    this.days = new Map(days.map((day) => [dayKey(day), day]));
    this.saved = clock.now();
  }

  private readonly interval: string;

  /** The days that may have changed, oldest first for each feed. */
  public pendingDays(): FeedDay[] {
    return [...this.pending.values()].sort(compareDays);
  }

  /** The day as it was exported before. */
  public exported(day: FeedDay): ExportedDay | undefined {
    return this.days.get(dayKey(day));
  }

  /**
   * Adds days that may have changed.
   *
   * @param last the last change that was read; undefined if there is no further one
   */
  public add(days: readonly FeedDay[], last: Change | undefined): void {
    for (const day of days) this.pending.set(dayKey(day), day);
    if (!last) return;
    this.sequence = last.sequence;
    this.change = nameOf(last);
  }

  /** Begins with the first change again. */
  public readAgain(): void {
    this.sequence = 0;
    this.change = undefined;
  }

  /** Records that the file of a day has its current bars. */
  public complete(day: FeedDay, exported: ExportedDay | undefined): void {
    this.pending.delete(dayKey(day));
    if (exported) this.days.set(dayKey(day), exported);
  }

  /** Saves the index if this was not done for a while. */
  public async saveSometimes(): Promise<void> {
    if (this.clock.now() - this.saved >= SAVE_EVERY) await this.save();
  }

  /** Saves the index if it has changed. */
  public async save(): Promise<void> {
    const { interval, sequence, change } = this;
    const days = [...this.days.values()].sort(compareDays);
    const text = formatIndex({
      interval,
      sequence,
      ...(change !== undefined && { change }),
      pending: this.pendingDays(),
      days,
    });
    if (text !== this.text) this.etag = await this.files.putText(INDEX_KEY, text, this.etag);
    this.text = text;
    this.saved = this.clock.now();
  }
}
