import { NANOSECONDS, type Interval, type StoredInterval } from '@trading/bars';
import { INTERVALS } from '../../schema/parameters';

/** The names that TradingView has for intervals. */
export const RESOLUTIONS = {
  '1S': '1s',
  '1': '1m',
  '5': '5m',
  '15': '15m',
  '30': '30m',
  '60': '1h',
  '240': '4h',
  '1D': '1d',
  D: '1d',
  '1W': '1w',
  W: '1w',
} as const satisfies Readonly<Record<string, Interval>>;

/** The names of the intervals that can be read, shortest first. */
export function supportedResolutions(stored: StoredInterval): string[] {
  const names: Readonly<Record<Interval, string>> = {
    ...{ '1s': '1S', '1m': '1', '5m': '5', '15m': '15', '30m': '30' },
    ...{ '1h': '60', '4h': '240', '1d': '1D', '1w': '1W' },
  };
  return INTERVALS.filter((interval) => NANOSECONDS[interval] >= NANOSECONDS[stored]).map(
    (interval) => names[interval],
  );
}
