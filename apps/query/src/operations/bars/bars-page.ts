import { createHash } from 'node:crypto';
import type { BarRow } from '@trading/bars';
import type { CalendarName } from '@trading/calendars';
import type { Zone } from '../../time/zone';
import { REVALIDATE } from '../../http/answer';
import type { Presentation, Selection } from './selection';

/** The state of a row. A bar is open until its end is not after the feed's watermark. */
export type RowState = 'open' | 'closed' | 'empty' | 'unknown';

/** The rows of an instrument. */
export interface SymbolRows {
  readonly symbol: string;
  readonly rows: readonly BarRow[];
}

/** A page of bars of one or several symbols of a feed, before it is written in a format. */
export interface BarsPage extends Pick<Selection, 'interval' | 'session'>, Presentation {
  readonly feed: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly zone: Zone;
  readonly calendar: CalendarName;
  /** The watermark of the feed. Undefined if the feed has none. */
  readonly watermark: bigint | undefined;
  readonly symbols: readonly SymbolRows[];
  /** The cursor of the next page. */
  readonly next: string | undefined;
}

/** A page with its revision. */
export interface RevisedPage extends BarsPage {
  /** Changes whenever the content of the page changes: 16 hexadecimal digits. */
  readonly revision: string;
}

/** The number of rows of a page. */
export function countRows({ symbols }: Pick<BarsPage, 'symbols'>): number {
  return symbols.reduce((sum, { rows }) => sum + rows.length, 0);
}

export function stateOf(row: BarRow, watermark: bigint | undefined): RowState {
  if ('state' in row) return row.state;
  return isClosed(row.end, watermark) ? 'closed' : 'open';
}

/** The watermark as an answer states it: at most the end of the range, so that later files do not change a closed range. */
export function statedWatermark({ watermark, to }: Pick<BarsPage, 'watermark' | 'to'>): bigint | undefined {
  return isClosed(to, watermark) ? to : watermark;
}

/** Changes whenever the content of a page changes: 16 hexadecimal digits. */
export function revisionOf(page: BarsPage): string {
  const { from, to, watermark, symbols, next } = page;
  const hash = createHash('sha256').update(`${from} ${to} ${statedWatermark(page)} ${next}`);
  for (const { symbol, rows } of symbols) {
    const times = new BigUint64Array(2 * rows.length);
    const versions = rows.map((row, index) => {
      times[2 * index] = row.time;
      times[2 * index + 1] = row.end;
      return versionOf(row, watermark);
    });
    hash.update(`\n${symbol}\n`).update(times).update(versions.join());
  }
  return hash.digest('hex').slice(0, 16);
}

/** A row that fills a gap has no revision, but a price. */
function versionOf(row: BarRow, watermark: bigint | undefined): string {
  return 'state' in row ? row.state : `${stateOf(row, watermark)} ${row.revision || row.close}`;
}

/** How long caches may keep a page. If its end is closed, only late files can still change it. */
export function cacheControlOf({ to, watermark, symbols, next }: BarsPage, isPinned: boolean): string {
  if (isPinned) return 'private, max-age=31536000, immutable';
  const ends = symbols.flatMap(({ rows }) => rows.at(-1)?.end ?? []);
  const end = ends.reduce((a, b) => (a > b ? a : b), next === undefined ? to : 0n);
  return isClosed(end, watermark) ? 'private, max-age=60' : REVALIDATE;
}

function isClosed(end: bigint, watermark: bigint | undefined): boolean {
  return watermark !== undefined && end <= watermark;
}
