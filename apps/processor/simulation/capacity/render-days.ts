import type { DayResult } from './day-result';

const HEADER =
  '| day | files | million trades | write units | p50 s | p95 s | p99 s | max s | throttled | waits | dead letters | units/s, mean | max | $ a region |\n' +
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |';

/** Renders the results of days as a table in Markdown. */
export function renderDays(days: readonly (readonly [name: string, result: DayResult])[]): string {
  return [HEADER, ...days.map(([name, result]) => `| ${[name, ...cellsOf(result)].join(' | ')} |`)].join('\n');
}

function cellsOf({
  files,
  trades,
  writeUnits,
  seconds,
  waits,
  throttledRequests,
  deadLetters,
  capacity,
  dollars,
}: DayResult): string[] {
  const { p50, p95, p99, max } = seconds;
  return [
    format(files),
    format(trades / 1e6, 1),
    format(writeUnits),
    ...[p50, p95, p99, max].map((value) => (Number.isNaN(value) ? '–' : format(value, value < 10 ? 1 : 0))),
    format(throttledRequests),
    format(waits),
    format(deadLetters),
    format(capacity.mean),
    format(capacity.max),
    format(dollars, 2),
  ];
}

function format(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
