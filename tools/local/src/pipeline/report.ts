import { NANOSECONDS, type BarQuery, type Manifest, type Bar } from '@trading/bars';
import { renderCandles } from './render-candles';
import { renderTable } from './render-table';

/** The maximum numbers of symbols, bars and rejected lines that are shown. The report counts the rest. */
const MAX_SYMBOLS = 3;
const MAX_BARS = 30;
const MAX_REJECTIONS = 5;

/** Renders how the lines of a file were counted, with the first rejected lines. */
export function renderManifest(manifest: Manifest): string {
  const { file, layout, lines, accepted, excluded, duplicate, rejected, exclusions, rejections, coverage } = manifest;
  const kept = Object.entries(exclusions).map(([rule, count]) => `  excluded ${count}: ${rule}`);
  const bad = rejections.slice(0, MAX_REJECTIONS).map(({ line, reason, text }) => `  line ${line}: ${reason}: ${text}`);
  if (rejected > bad.length) bad.push(`  … and ${rejected - bad.length} more`);
  const counts =
    `lines: ${lines}, accepted: ${accepted}, excluded: ${excluded}, duplicate: ${duplicate}, rejected: ${rejected}, ` +
    `symbols: ${coverage.length}`;
  return [`${file.key} (${layout})`, counts, ...kept, ...bad].join('\n');
}

/** Renders the bars that a file contributed to: for each of the first symbols, the last bars as a table and a chart. */
export async function renderBars(
  { coverage }: Manifest,
  readBars: (query: Pick<BarQuery, 'feed' | 'symbol' | 'from' | 'to'>) => Promise<Bar[]>,
  colour: boolean,
): Promise<string> {
  const sections: string[] = [];
  for (const { feed, symbol, from, to } of coverage.slice(0, MAX_SYMBOLS)) {
    const bars = await readBars({ feed, symbol, from, to: to + NANOSECONDS['1m'] });
    const shown = bars.slice(-MAX_BARS);
    const title = shown.length < bars.length ? `the last ${shown.length} of ${bars.length}` : `${bars.length}`;
    sections.push(`${symbol}, 1-minute bars: ${title}\n\n${renderTable(shown)}\n\n${renderCandles(shown, colour)}`);
  }
  if (coverage.length > MAX_SYMBOLS) sections.push(`… further symbols: ${coverage.length - MAX_SYMBOLS}`);
  return sections.join('\n\n');
}
