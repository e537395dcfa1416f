import { instrumentKey, NANOSECONDS, type Coverage, type Manifest } from '@trading/bars';
import { renderConflicts, renderTable } from '@trading/bars/report';
import { renderCandles } from './render-candles';
import type { TradePipeline } from './trade-pipeline';

/** The maximum numbers of symbols and bars that are shown. The report counts the rest. */
const MAX_SYMBOLS = 3;
const MAX_BARS = 30;

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
    const conflicts = await renderConflicts(bars, (source) => pipeline.keyOf(source));
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
