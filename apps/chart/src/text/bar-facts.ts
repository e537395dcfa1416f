import { isTraded, type Row } from '../bars/row';
import { INTERVAL_LENGTHS, type Interval } from '../state/settings';
import type { ZonedTime } from './zoned-time';

/** A row of the table beside the chart. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The style of the value. */
  readonly kind?: 'number' | 'conflict' | 'code';
}

const STATES: Readonly<Record<string, string>> = {
  open: 'Open: more trades may arrive',
  closed: 'Closed',
  empty: 'No trades: a processed file covers this interval',
  unknown: 'Unknown: no processed file covers this interval',
};

/**
 * The exact numbers of an interval: the text that the API gave, digit for digit.
 *
 * @param fileName the name of a file by its id
 */
export function factsOf(row: Row, interval: Interval, zone: ZonedTime, fileName: (id: string) => string): Fact[] {
  const time = { label: 'Time', value: timeOf(row, interval, zone) };
  const state = { label: 'State', value: STATES[row.state] ?? row.state };
  if (!isTraded(row)) return [time, state];
  const number = (label: string, value: string | number | undefined): Fact => ({
    label,
    value: String(value ?? '–'),
    kind: 'number',
  });
  return [
    time,
    number('Open', row.open),
    number('High', row.high),
    number('Low', row.low),
    number('Close', row.close),
    number('Volume', row.volume),
    number('Notional', row.notional),
    number('VWAP', row.vwap),
    number('Trades', row.count),
    state,
    { label: 'Revision', value: row.revision ?? '–', kind: 'code' },
    ...(row.sources.length
      ? [{ label: 'Sources', value: row.sources.map(fileName).join('\n'), kind: 'code' } as const]
      : []),
    ...(row.conflicts.length
      ? [{ label: 'Conflicts', value: row.conflicts.map(fileName).join('\n'), kind: 'conflict' } as const]
      : []),
  ];
}

/** The interval as a sentence for screen readers. */
export function describeRow(row: Row, interval: Interval, zone: ZonedTime, revised: boolean): string {
  const time = timeOf(row, interval, zone);
  if (!isTraded(row)) return `${time}, ${row.state === 'empty' ? 'no trades' : 'unknown'}${revised ? ', revised' : ''}`;
  const { open, high, low, close, volume, count, conflicts, state } = row;
  const words = [
    time,
    ...(close === undefined
      ? ['no prices']
      : [`open ${open ?? ''}`, `high ${high ?? ''}`, `low ${low ?? ''}`, `close ${close}`]),
    `volume ${volume ?? 'unknown'}`,
    `${count} ${count === 1 ? 'trade' : 'trades'}`,
    ...(state === 'open' ? ['still open'] : []),
    ...(conflicts.length > 0 ? ['conflict'] : []),
    ...(revised ? ['revised'] : []),
  ];
  return words.join(', ');
}

function timeOf({ time }: Row, interval: Interval, zone: ZonedTime): string {
  if (INTERVAL_LENGTHS[interval] >= INTERVAL_LENGTHS['1d'] && zone.clock(time) === '00:00') return zone.date(time);
  return zone.minute(time, interval === '1s');
}
