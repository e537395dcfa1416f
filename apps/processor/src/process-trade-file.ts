import { BarAggregator } from './domain/bar-aggregator';
import { coverageOf, type Manifest, type Rejection } from './domain/manifest';
import type { TradeFile } from './domain/trade-file';
import { EmptyFileError, NoReadableLineError } from './errors';
import { decompress } from './parsing/decompress';
import { parseTrades } from './parsing/parse-trades';
import { readLines } from './parsing/read-lines';
import type { BarStore, TradeFileSource } from './ports';

/** How many rejected lines a manifest keeps; all are counted. */
export const MAX_REJECTIONS = 50;

/** What became of a file. */
export type Outcome =
  | { readonly status: 'applied'; readonly manifest: Manifest }
  /** This upload, or a newer one, counts already: there was nothing to do. */
  | { readonly status: 'superseded' };

/** What the pipeline works with. */
export interface Dependencies {
  readonly source: TradeFileSource;
  readonly store: BarStore;
}

/**
 * Turns one trade file into bars: source → parse → aggregate → store.
 *
 * It may be run any number of times, at once and in any order, and may stop anywhere: bars are written under the
 * file's generation first, its manifest last and only over an older one, and readers count bars of the current
 * generation alone.
 *
 * @throws RefusedError where the file cannot be used; nothing of it counts, and an earlier upload keeps counting
 */
export async function processTradeFile(file: TradeFile, { source, store }: Dependencies): Promise<Outcome> {
  const previous = await store.currentManifest(file);
  if (previous && previous.file.generation >= file.generation) return { status: 'superseded' };

  const bytes = await source.open(file);
  if (!bytes) return { status: 'superseded' };

  const { bars, manifest } = await aggregate(file, bytes);
  await store.putBars(file, bars);
  const isCurrent = await store.putManifest(manifest);
  const obsolete = isCurrent ? previous : manifest;
  if (obsolete) await store.deleteBars(obsolete.file, obsolete.coverage);
  return isCurrent ? { status: 'applied', manifest } : { status: 'superseded' };
}

async function aggregate(file: TradeFile, bytes: AsyncIterable<Uint8Array>) {
  const parsed = await parseTrades(file.key, readLines(decompress(bytes)));
  if (!parsed) throw new EmptyFileError();

  const aggregator = new BarAggregator();
  const rejections: Rejection[] = [];
  let accepted = 0;
  let rejected = 0;
  for await (const line of parsed.lines) {
    if ('trade' in line) {
      accepted += 1;
      aggregator.add(line.trade);
    } else {
      rejected += 1;
      if (rejections.length < MAX_REJECTIONS) rejections.push(line.rejection);
    }
  }
  const [first] = rejections;
  if (accepted === 0 && first) {
    throw new NoReadableLineError(parsed.layout.name, rejected, `line ${first.line}: ${first.reason}`);
  }

  const { bars } = aggregator;
  const manifest: Manifest = {
    file,
    layout: parsed.layout.name,
    lines: accepted + rejected,
    accepted,
    rejected,
    rejections,
    coverage: coverageOf(bars),
  };
  return { bars, manifest };
}
