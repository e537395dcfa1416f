import { formatDecimal, vwap, type TimedBar } from '@trading/processor';

/** Digits after the point that a VWAP is shown with. */
const VWAP_DECIMALS = 8;

const HEADER = ['time (UTC)', 'open', 'high', 'low', 'close', 'volume', 'vwap', 'trades'];

/** Bars as an aligned table of exact values; one line per bar. */
export function renderTable(bars: readonly TimedBar[]): string {
  const rows = bars.map(({ time, bar }) => [
    new Date(Number(time / 1_000_000n)).toISOString().slice(0, 16).replace('T', ' '),
    formatDecimal(bar.first.price),
    formatDecimal(bar.high),
    formatDecimal(bar.low),
    formatDecimal(bar.last.price),
    formatDecimal(bar.volume),
    formatDecimal(vwap(bar, VWAP_DECIMALS), VWAP_DECIMALS),
    bar.count.toString(),
  ]);
  const table = [HEADER, ...padFractions(rows)];
  const widths = HEADER.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')).join('\n');
}

/** Gives the numbers of a column equally many digits after the point, so that the points stand under each other. */
function padFractions(rows: readonly string[][]): string[][] {
  const digits = (cell: string) => cell.split('.')[1]?.length ?? 0;
  const decimals = HEADER.map((_, column) => Math.max(0, ...rows.map((row) => digits(row[column] ?? ''))));
  return rows.map((row) =>
    row.map((cell, column) => {
      const missing = (decimals[column] ?? 0) - digits(cell);
      return missing === 0 ? cell : `${cell}${cell.includes('.') ? '' : '.'}${'0'.repeat(missing)}`;
    }),
  );
}
