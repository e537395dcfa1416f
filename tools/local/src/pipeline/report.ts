import { instrumentKey, NANOSECONDS, type Bar, type Coverage, type Manifest } from '@trading/bars';
import { renderCandles } from './render-candles';
import { renderTable, renderTime } from './render-table';
import type { TradePipeline } from './trade-pipeline';

/** The maximum numbers of symbols, bars, rejected lines and conflicting files that are shown. The report counts the rest. */
const MAX_SYMBOLS = 3;
const MAX_BARS = 30;
const MAX_REJECTIONS = 5;
const MAX_CONFLICTS = 5;

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

/**
 * Renders the bars between the first and the last one that files contributed to: for each of the first symbols, the last
 * bars as a table and a chart, and the conflicts of all bars.
 */
export async function renderBars(
  manifests: readonly Manifest[],
  pipeline: Pick<TradePipeline, 'readBars' | 'keyOf'>,
  colour: boolean,
): Promise<string> {
  const sections: string[] = [];
  const ranges = rangesOf(manifests);
  for (const { feed, symbol, from, to } of ranges.slice(0, MAX_SYMBOLS)) {
    const bars = await pipeline.readBars({ feed, symbol, from, to: to + NANOSECONDS['1m'] });
    const shown = bars.slice(-MAX_BARS);
    const title = shown.length < bars.length ? `the last ${shown.length} of ${bars.length}` : `${bars.length}`;
    sections.push(`${feed} ${symbol}, 1-minute bars: ${title}`, renderTable(shown));
    const conflicts = await renderConflicts(bars, pipeline);
    if (conflicts !== undefined) sections.push(conflicts);
    sections.push(renderCandles(shown, colour));
  }
  if (ranges.length > MAX_SYMBOLS) sections.push(`… further symbols: ${ranges.length - MAX_SYMBOLS}`);
  return sections.join('\n\n');
}

type InstrumentRange = Pick<Coverage, 'feed' | 'symbol' | 'from' | 'to'>;

/** The first and the last bar of each instrument in several files, in the order in which the files name them. */
function rangesOf(manifests: readonly Manifest[]): InstrumentRange[] {
  const ranges = new Map<string, InstrumentRange>();
  for (const { feed, symbol, from, to } of manifests.flatMap(({ coverage }) => coverage)) {
    const key = instrumentKey({ feed, symbol });
    const known = ranges.get(key) ?? { feed, symbol, from, to };
    ranges.set(key, { feed, symbol, from: from < known.from ? from : known.from, to: to > known.to ? to : known.to });
  }
  return [...ranges.values()];
}

/** Renders which files were left out of how many bars. Undefined if there are no conflicts. */
async function renderConflicts(
  bars: readonly Bar[],
  pipeline: Pick<TradePipeline, 'keyOf'>,
): Promise<string | undefined> {
  const affected = bars.filter(({ conflicts }) => conflicts.length > 0);
  if (affected.length === 0) return undefined;
  const bySource = new Map<string, Bar[]>();
  for (const bar of affected) {
    for (const source of bar.conflicts) bySource.set(source, [...(bySource.get(source) ?? []), bar]);
  }
  const shown = [...bySource].slice(0, MAX_CONFLICTS);
  const lines = await Promise.all(
    shown.map(async ([source, [first, ...others]]) => {
      const key = (await pipeline.keyOf(source)) ?? `source ${source}`;
      const count = others.length === 0 ? '1 bar' : `${others.length + 1} bars, the first`;
      return `  ${key} is left out of ${count} at ${renderTime((first as Bar).time)}`;
    }),
  );
  const hidden = bySource.size - shown.length;
  return [
    `Conflicts in ${affected.length} of ${bars.length} bars: a file that shares some, but not all, of its trades of a bar with another`,
    'file, or contradicts it, is left out of that bar. Volume and number of trades may be too low, and prices may be wrong.',
    ...lines,
    ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
  ].join('\n');
}
