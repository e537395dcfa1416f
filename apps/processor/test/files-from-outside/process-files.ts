import { BarReader, formatDecimal, type Bar, type Coverage } from '@trading/bars';
import { RefusedError } from '../../src/errors';
import { plausibleTimes } from '../../src/parsing/plausible-times';
import { parseDeclaredLayouts } from '../../src/parsing/recognition/declared-layouts';
import type { Outcome } from '../../src/process-trade-file';
import { LINE_AGGREGATORS, type MakeLineAggregator } from '../aggregation/line-aggregators';
import { InMemoryWorld } from '../in-memory-world';

/** The time at which all files are uploaded and processed. */
export const UPLOADED_AT = Date.UTC(2026, 0, 15, 12);

const HOUR = 3_600_000_000_000n;

/** Names and contents of files, in the order in which they are uploaded. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Everything that files lead to. Properties without content are missing. */
export interface ProcessedFiles {
  /**
   * The bars of all instruments: feed, symbol, time, open, high, low, close, volume, notional and count, separated by
   * spaces. A missing price is `-`. A bar with conflicts ends in `conflict`.
   */
  readonly bars?: readonly string[];
  /** The rejected lines: `key:line reason`. */
  readonly rejected?: readonly string[];
  /** The number of excluded lines by rule. */
  readonly excluded?: Readonly<Record<string, number>>;
  /** The number of lines that repeat another one of their file. */
  readonly duplicate?: number;
  /** The reasons of refusals by key. */
  readonly refused?: Readonly<Record<string, string>>;
}

/**
 * Processes files as the function does, by the kernel and by the reference path, and checks that both have the same
 * result.
 *
 * @param layouts the layouts that the configuration declares, as in the variable `LAYOUTS`
 */
export async function processFiles(files: Files, layouts: Readonly<Record<string, unknown>> = {}) {
  const [first, ...others] = await Promise.all(
    LINE_AGGREGATORS.map(([, makeLineAggregator]) => processBy(makeLineAggregator, files, layouts)),
  );
  for (const other of others) expect(other).toEqual(first);
  return summaryOf(first as FullResult);
}

/** The lines of a text file. */
export function linesOf(...lines: readonly string[]): string {
  return [...lines, ''].join('\n');
}

interface FullResult {
  readonly outcomes: Readonly<Record<string, Outcome | RefusedError>>;
  readonly bars: readonly (Bar & Pick<Coverage, 'feed' | 'symbol'>)[];
}

async function processBy(
  makeLineAggregator: MakeLineAggregator,
  files: Files,
  layouts: Readonly<Record<string, unknown>>,
): Promise<FullResult> {
  const declared = parseDeclaredLayouts(JSON.stringify(layouts));
  const settings = { layouts: declared, times: plausibleTimes(UPLOADED_AT), makeLineAggregator };
  const world = new InMemoryWorld({ settings, chunkSize: 1000 });
  const outcomes: Record<string, Outcome | RefusedError> = {};
  for (const [key, content] of Object.entries(files)) {
    outcomes[key] = await world.process(world.upload(key, content)).catch((error: unknown) => {
      if (error instanceof RefusedError) return error;
      throw error;
    });
  }
  const coverage = Object.values(outcomes).flatMap((outcome) =>
    'manifest' in outcome ? outcome.manifest.coverage : [],
  );
  return { outcomes, bars: await readBars(world, coverage) };
}

async function readBars(world: InMemoryWorld, coverage: readonly Coverage[]): Promise<FullResult['bars']> {
  const reader = new BarReader(world.table, '1m');
  const chunks = new Map(
    coverage.flatMap(({ feed, symbol, chunks: covered }) =>
      covered.map(
        ({ start }) =>
          [JSON.stringify([feed, symbol, String(start).padStart(20, '0')]), { feed, symbol, start }] as const,
      ),
    ),
  );
  const bars = [];
  for (const [, { feed, symbol, start }] of [...chunks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const page = await reader.readBars({ feed, symbol, interval: '1m', from: start, to: start + HOUR });
    bars.push(...page.bars.map((bar) => ({ ...bar, feed, symbol })));
  }
  return bars;
}

function summaryOf({ outcomes, bars }: FullResult): ProcessedFiles {
  const manifests = Object.entries(outcomes).flatMap(([key, outcome]) =>
    'manifest' in outcome ? [{ key, ...outcome.manifest }] : [],
  );
  const rejected = manifests.flatMap(({ key, rejections }) =>
    rejections.map(({ line, reason }) => `${key}:${line} ${reason}`),
  );
  const excluded: Record<string, number> = {};
  for (const { exclusions } of manifests) {
    for (const [rule, lines] of Object.entries(exclusions)) excluded[rule] = (excluded[rule] ?? 0) + lines;
  }
  const duplicate = manifests.reduce((sum, manifest) => sum + manifest.duplicate, 0);
  const refused = Object.entries(outcomes).flatMap(([key, outcome]) =>
    outcome instanceof RefusedError ? [[key, outcome.message] as const] : [],
  );
  return {
    ...(bars.length > 0 ? { bars: bars.map(rowOf) } : {}),
    ...(rejected.length > 0 ? { rejected } : {}),
    ...(Object.keys(excluded).length > 0 ? { excluded } : {}),
    ...(duplicate > 0 ? { duplicate } : {}),
    ...(refused.length > 0 ? { refused: Object.fromEntries(refused) } : {}),
  };
}

function rowOf({ feed, symbol, time, ...bar }: FullResult['bars'][number]): string {
  const minute = new Date(Number(time / 1_000_000n)).toISOString().slice(0, 16);
  const prices = [bar.open, bar.high, bar.low, bar.close].map((price) =>
    price === undefined ? '-' : formatDecimal(price),
  );
  const sums = [formatDecimal(bar.volume), formatDecimal(bar.notional, 36), bar.count];
  return [feed, symbol, minute, ...prices, ...sums, ...(bar.conflicts.length > 0 ? ['conflict'] : [])].join(' ');
}
