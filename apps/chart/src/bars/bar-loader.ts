import type { BarsPage, PageQuery } from '@trading/bars-client';
import type { BarsApi } from '../api/bars-api';
import { INTERVAL_LENGTHS, type Calendar, type Interval, type Session } from '../state/settings';
import { revisionsBetween, type Revision } from './revisions';
import { toRow, type Row } from './row';
import { countTraded, dropSlices, isAffected, omittedRanges, rowsOf, type Slice } from './slice';
import { sectionAfter, sectionBefore, stretchesOf, type Section } from './stretches';
import { overlaps, type TimeRange } from './time-range';

/** The bars that are loaded. */
export interface Series {
  readonly feed: string;
  readonly symbol: string;
  readonly interval: Interval;
  readonly timeZone: string;
  readonly session: Session;
  readonly calendar?: Calendar;
}

/** The number of intervals that one request asks for. */
const SECTION_SIZE = 600;

/** Loaded at first: at least so many bars, if they are within so many requests. */
const FIRST_BARS = 120;
const FIRST_REQUESTS = 8;

/** The most intervals that are kept. The chart gets slower with each. */
const MAX_ROWS = 20_000;

const PAGE_LIMIT = 10_000;

/** Loads the bars of one series in sections, and loads sections again when their bars change. */
export class BarLoader {
  private slices: Slice[] = [];
  private stretches: TimeRange[] = [];
  private latest: Pick<BarsPage, 'calendar' | 'watermark'> | undefined;
  private readonly length: number;
  /** Sections are loaded one after the other, so that they stay adjacent. */
  private queue: Promise<unknown> = Promise.resolve();

  public constructor(
    private readonly api: BarsApi,
    private readonly series: Series,
    private readonly signal: AbortSignal,
  ) {
    this.length = INTERVAL_LENGTHS[series.interval];
  }

  public get rows(): readonly Row[] {
    return rowsOf(this.slices);
  }

  public get omitted(): readonly TimeRange[] {
    return omittedRanges(this.slices);
  }

  /** The calendar, and the time until which bars are closed. */
  public get answer(): Pick<BarsPage, 'calendar' | 'watermark'> | undefined {
    return this.latest;
  }

  public get hasOlder(): boolean {
    const [first] = this.slices;
    return first !== undefined && this.before(first.from) !== undefined;
  }

  public get hasNewer(): boolean {
    const last = this.slices.at(-1);
    return last !== undefined && this.after(last.to) !== undefined;
  }

  /** Loads the newest bars, or those of a range. An end that is undefined stands for the newest bar. */
  public async start({ from, to }: Partial<TimeRange> = {}): Promise<void> {
    await this.exclusively(async () => {
      await this.readCoverage();
      const newest = this.stretches.at(-1);
      if (!newest) return;
      let start = Math.min(newest.to, to === undefined ? newest.to : to + this.length);
      const enough = () =>
        from === undefined ? countTraded(this.slices) >= FIRST_BARS : start <= from && countTraded(this.slices) > 0;
      for (let request = 0; request < FIRST_REQUESTS && !enough(); request++) {
        const section = this.before(start);
        if (!section) break;
        this.slices.unshift(await this.load(section));
        start = section.from;
      }
    });
  }

  /** Loads older bars. @returns true if there were any */
  public async loadOlder(): Promise<boolean> {
    return this.exclusively(async () => {
      const first = this.slices[0];
      const section = first && this.before(first.from);
      if (!section) return false;
      this.slices = dropSlices([await this.load(section), ...this.slices], MAX_ROWS, 'newest');
      return true;
    });
  }

  /** Loads newer bars. @returns true if there were any */
  public async loadNewer(): Promise<boolean> {
    return this.exclusively(async () => {
      const section = this.next();
      if (!section) return false;
      await this.append(section);
      return true;
    });
  }

  /**
   * Loads again what changes of trades can have changed, and bars that follow the newest one.
   *
   * @param changes ranges of trades; without them, everything is checked
   * @returns the bars that were revised
   */
  public async refresh(changes?: readonly TimeRange[]): Promise<Revision[]> {
    return this.exclusively(async () => {
      const before = this.rows;
      const followed = !this.hasNewer;
      await this.readCoverage();
      if (this.slices.length === 0) return [];
      this.slices = this.hasNewStretch() ? await this.replan() : await this.reload(changes);
      if (followed) {
        for (let section = this.next(); section; section = this.next()) await this.append(section);
      }
      return revisionsBetween(before, this.rows);
    });
  }

  private async reload(changes?: readonly TimeRange[]): Promise<Slice[]> {
    return Promise.all(
      this.slices.map((slice) =>
        changes && !isAffected(slice, changes, this.length) ? Promise.resolve(slice) : this.load(slice),
      ),
    );
  }

  /** Checks if a gap of which only the edge was loaded has data now. */
  private hasNewStretch(): boolean {
    return this.slices.some(
      (slice) => slice.limit !== undefined && this.stretches.some((stretch) => overlaps(slice, stretch)),
    );
  }

  /** Loads the same range in other sections. */
  private async replan(): Promise<Slice[]> {
    const [first, last] = [this.slices[0], this.slices.at(-1)] as [Slice, Slice];
    const slices: Slice[] = [];
    for (let start = first.from; start < last.to;) {
      const section = this.after(start);
      if (!section) break;
      const slice = await this.load({ ...section, to: Math.min(section.to, last.to) });
      slices.push(slice);
      start = slice.to;
    }
    return slices;
  }

  /** The section after the newest slice, which is loaded again with it if that is short. */
  private next(): Section | undefined {
    const last = this.slices.at(-1);
    const section = last && this.after(last.to);
    if (!section || section.limit !== undefined || last.limit !== undefined) return section;
    return section.to - last.from <= SECTION_SIZE * this.length ? { from: last.from, to: section.to } : section;
  }

  private async append(section: Section): Promise<void> {
    const slice = await this.load(section);
    const kept = this.slices.filter(({ from }) => from < slice.from);
    this.slices = dropSlices([...kept, slice], MAX_ROWS, 'oldest');
  }

  private async readCoverage(): Promise<void> {
    const { feed, symbol } = this.series;
    const { ranges } = await this.api.coverage({ feed, symbol, signal: this.signal });
    const covered = ranges
      .filter(({ state }) => state === 'covered')
      .map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
    this.stretches = stretchesOf(covered, this.length);
  }

  private async load({ from, to, limit }: Section): Promise<Slice> {
    const { timeZone, ...series } = this.series;
    const query: PageQuery = {
      ...{ ...series, tz: timeZone, from: iso(from), to: iso(to), limit: limit ?? PAGE_LIMIT },
      ...{ fill: 'state', include: ['conflicts', 'sources'], signal: this.signal },
    };
    const rows: Row[] = [];
    let page = await this.api.page(query);
    rows.push(...page.bars.map(toRow));
    while (page.next !== null && limit === undefined) {
      page = await this.api.page({ ...query, cursor: page.next });
      rows.push(...page.bars.map(toRow));
    }
    this.latest = { calendar: page.calendar, watermark: later(this.latest?.watermark ?? null, page.watermark) };
    return { from, to, ...(limit === undefined ? {} : { limit }), rows, truncated: page.next !== null };
  }

  private before(time: number): Section | undefined {
    return sectionBefore(this.stretches, time, { count: SECTION_SIZE, length: this.length });
  }

  private after(time: number): Section | undefined {
    return sectionAfter(this.stretches, time, { count: SECTION_SIZE, length: this.length });
  }

  private exclusively<T>(task: () => Promise<T>): Promise<T> {
    const result = this.queue.then(task);
    this.queue = result.catch(() => undefined);
    return result;
  }
}

/** The later of two times. An answer's watermark is at most the end of its range. */
function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) > Date.parse(b) ? a : b;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
