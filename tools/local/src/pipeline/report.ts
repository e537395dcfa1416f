import { instrumentKey, NANOSECONDS, type Bar, type Coverage, type Manifest } from '@trading/bars';
import { CONFLICTS_EXPLANATION, conflictsOf, renderConflict, renderTable } from '@trading/bars/report';
import { indent } from '@trading/cli';
import type { QueryApi } from '../query/query-api';
import { renderCandles } from './render-candles';
import type { TradePipeline } from './trade-pipeline';

/** The maximum numbers of symbols, bars and conflicting files that are shown. The report counts the rest. */
const MAX_SYMBOLS = 3;
const MAX_BARS = 30;
const MAX_CONFLICTS = 5;

/**
 * Renders the bars between the first and the last one that files contributed to: for each of the first symbols, the last
 * bars as a table and a chart, and the conflicts of all bars.
 */
export async function renderBars(
  manifests: readonly Manifest[],
  api: Pick<QueryApi, 'readBars'>,
  pipeline: Pick<TradePipeline, 'keyOf'>,
  colour: boolean,
): Promise<string> {
  const sections: string[] = [];
  const ranges = rangesOf(manifests);
  for (const { feed, symbol, from, to } of ranges.slice(0, MAX_SYMBOLS)) {
    const bars = await api.readBars({ feed, symbol, from, to: to + NANOSECONDS['1m'] });
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
  const conflicts = conflictsOf(bars);
  if (conflicts.length === 0) return undefined;
  const affected = bars.filter((bar) => bar.conflicts.length > 0).length;
  const shown = conflicts.slice(0, MAX_CONFLICTS);
  const names = new Map<string, string>();
  for (const source of new Set(shown.flatMap((conflict) => [conflict.source, ...conflict.included]))) {
    names.set(source, (await pipeline.keyOf(source)) ?? `source ${source}`);
  }
  const hidden = conflicts.length - shown.length;
  return [
    `Conflicts in ${affected} of ${bars.length} bars.`,
    CONFLICTS_EXPLANATION,
    ...shown.map((conflict) => indent(renderConflict(conflict, (source) => names.get(source) ?? source))),
    ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
  ].join('\n');
}
