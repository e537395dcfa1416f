import { isTraded, type Row } from '../bars/row';
import type { Revision } from '../bars/revisions';
import type { Palette } from './palette';

/** Values are drawn as floating-point numbers. The exact text is in the table beside the chart. */
export type CandlePoint =
  | { time: number }
  | { time: number; open: number; high: number; low: number; close: number; color?: string };

export type VolumePoint = { time: number } | { time: number; value: number; color: string };

export interface Marker {
  readonly time: number;
  readonly position: 'aboveBar' | 'belowBar';
  readonly shape: 'circle' | 'square';
  readonly color: string;
  readonly text: string;
}

/** The candle of an interval. Intervals without prices are points without values, not flat candles. */
export function candleOf(row: Row, palette: Palette): CandlePoint {
  const time = row.time / 1000;
  if (!isTraded(row)) return { time };
  const { open, high, low, close } = row;
  if (open === undefined || high === undefined || low === undefined || close === undefined) return { time };
  return {
    ...{ time, open: Number(open), high: Number(high), low: Number(low), close: Number(close) },
    // The body of a bar that can still grow is hollow.
    ...(row.state === 'open' ? { color: palette.background } : {}),
  };
}

export function volumeOf(row: Row, palette: Palette): VolumePoint {
  const time = row.time / 1000;
  if (!isTraded(row)) return { time };
  const { open, close, volume } = row;
  const falls = open !== undefined && close !== undefined && Number(close) < Number(open);
  return { time, value: Number(volume), color: falls ? palette.fallingVolume : palette.risingVolume };
}

/** The markers of conflicts and revisions. Revisions of bars that were removed mark the empty interval. */
export function markersOf(rows: readonly Row[], revisions: readonly Revision[], palette: Palette): Marker[] {
  const revised = new Map(revisions.map((revision) => [revision.time, revision]));
  return rows.flatMap((row) => {
    const time = row.time / 1000;
    const markers: Marker[] = [];
    if (isTraded(row) && row.conflicts.length > 0) {
      markers.push({ time, position: 'belowBar', shape: 'square', color: palette.conflict, text: '' });
    }
    if (revised.has(row.time)) {
      markers.push({ time, position: 'aboveBar', shape: 'circle', color: palette.revision, text: '' });
    }
    return markers;
  });
}

/** The digits after the point that the price axis shows: as many as the prices have, up to eight. */
export function pricePrecision(rows: readonly Row[]): number {
  return rows.reduce((most, row) => {
    const close = isTraded(row) ? row.close : undefined;
    const digits = close?.split('.')[1]?.length ?? 0;
    return Math.min(8, Math.max(most, digits));
  }, 0);
}
