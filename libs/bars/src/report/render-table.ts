import { vwap } from '../model/bar-state';
import { formatDecimal } from '../model/decimal';
import { NANOSECONDS } from '../model/interval';
import type { Bar } from '../read/bar';

/** The number of decimals of a VWAP. */
const VWAP_DECIMALS = 8;

const HEADER = ['time (UTC)', 'open', 'high', 'low', 'close', 'volume', 'vwap', 'trades'];

/** Shown instead of a missing price. */
const NONE = '-';

/** Renders bars as an aligned table of exact values, one line per bar. */
export function renderTable(bars: readonly Bar[]): string {
  const isWithinMinutes = bars.some(({ time }) => time % NANOSECONDS['1m'] !== 0n);
  const rows = bars.map((bar) => [
    isWithinMinutes ? renderSecond(bar.time) : renderTime(bar.time),
    ...[bar.open, bar.high, bar.low, bar.close].map((price) => textOf(price)),
    formatDecimal(bar.volume),
    textOf(vwap(bar, VWAP_DECIMALS), VWAP_DECIMALS),
    bar.count.toString(),
  ]);
  const table = [HEADER, ...padFractions(rows)];
  const widths = HEADER.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')).join('\n');
}

/** Renders the minute that contains a time, in UTC. */
export function renderTime(time: bigint): string {
  return renderSecond(time).slice(0, 16);
}

/** Renders the second that contains a time, in UTC. */
function renderSecond(time: bigint): string {
  return new Date(Number(time / 1_000_000n)).toISOString().slice(0, 19).replace('T', ' ');
}

function textOf(value: bigint | undefined, scale?: number): string {
  return value === undefined ? NONE : formatDecimal(value, scale);
}

/** Pads the numbers of a column to the same number of decimals, so that their points are aligned. */
function padFractions(rows: readonly string[][]): string[][] {
  const digits = (cell: string) => cell.split('.')[1]?.length ?? 0;
  const decimals = HEADER.map((_, column) => Math.max(0, ...rows.map((row) => digits(row[column] ?? ''))));
  return rows.map((row) =>
    row.map((cell, column) => {
      const missing = (decimals[column] ?? 0) - digits(cell);
      return missing === 0 || cell === NONE ? cell : `${cell}${cell.includes('.') ? '' : '.'}${'0'.repeat(missing)}`;
    }),
  );
}
