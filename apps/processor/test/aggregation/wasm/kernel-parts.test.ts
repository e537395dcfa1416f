import { FULLY_ELIGIBLE } from '@trading/bars';
import { decodeChunk, mergePartialBars, type EncodedChunk } from '@trading/bars/write';
import { makeKernel, MAX_PAGES, type Kernel } from '../../../src/aggregation/wasm/kernel';
import { chunkOf, mergeRuns } from '../../../src/aggregation/merge-runs';
import { KernelParts } from '../../../src/aggregation/wasm/kernel-parts';
import { KernelRules } from '../../../src/aggregation/wasm/kernel-rules';
import { setUpKernel } from '../../../src/aggregation/wasm/kernel-set-up';
import type { CsvRowFields, FastFormat } from '../../../src/parsing/fast-format';
import { chunksOfTrades, tradeAt } from '../trades';

const MINUTE = 60_000_000_000n;
const HOUR = 60n * MINUTE;
const FORMAT: FastFormat = {
  feed: 'general',
  unit: 's',
  hasHeader: false,
  fields: { kind: 'csv', separator: ',', count: 5, symbol: 0, time: 1, price: 2, size: 3, id: 4 },
};

type Line = readonly [second: number, id: number, symbol?: string];

/** Passes lines to a kernel, which must not defer any, and completes its bars. */
function aggregateLines(kernel: Kernel, lines: readonly string[], by: 'aggregateCsv' | 'aggregateCsvRows'): void {
  const start = kernel.inputStart();
  const text = lines.map((line) => `${line}\n`).join('');
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(kernel.memory.buffer, start));
  kernel[by](start, start + written);
  expect(kernel.deferredCount()).toBe(0);
  kernel.closeBars();
}

/** The parts of a kernel that has aggregated trades of price 10 and size 1. */
function partsOf(...lines: readonly Line[]): KernelParts {
  const kernel = makeKernel(MAX_PAGES);
  setUpKernel(kernel, { format: FORMAT, interval: '1m', contested: [] }, () => 0);
  const texts = lines.map(([second, id, symbol = 'A']) => `${symbol},${second},10,1,${id}`);
  aggregateLines(kernel, texts, 'aggregateCsv');
  return new KernelParts(kernel, { feeds: ['general'], rules: [] }, '1m');
}

const referenceOf = (...lines: readonly Line[]) => chunksOfTrades(...lines.map((line) => tradeAt(...line)));
const decoded = ({ feed, symbol, start, bytes }: EncodedChunk) => ({
  feed,
  symbol,
  start,
  bars: decodeChunk(start, '1m', bytes),
});

/** Trades of one symbol that are so late that the kernel writes their chunk in several parts. */
const LATE: readonly Line[] = [
  [0, 1],
  [60, 2],
  [120, 3],
  [180, 4],
  [1, 5],
];

describe('KernelParts', () => {
  test('returns parts by start, then by symbol, with their first and last bar', () => {
    const lines: Line[] = [
      [3600, 1, 'B'],
      [3720, 2, 'B'],
      [60, 3, 'B'],
      [3660, 4, 'A'],
      [0, 5, 'C'],
      [7200, 6, 'C'],
      [7320, 7, 'C'],
    ];

    const parts = partsOf(...lines).parts();
    const chunks = [...mergeRuns([() => parts])].map((ofChunk) => chunkOf(ofChunk, '1m', Infinity));

    expect(chunks.map(decoded)).toEqual(referenceOf(...lines));
    expect(chunks.map(({ symbol, start, from, to }) => [symbol, start / HOUR, from / MINUTE, to / MINUTE])).toEqual([
      ['B', 0n, 1n, 1n],
      ['C', 0n, 0n, 0n],
      ['A', 1n, 61n, 61n],
      ['B', 1n, 60n, 62n],
      ['C', 2n, 120n, 122n],
    ]);
  });

  test('returns several parts of a chunk with late trades', () => {
    const parts = partsOf(...LATE).parts();
    expect(parts).toHaveLength(2);
    expect(parts.map(({ start }) => start)).toEqual([0n, 0n]);
    expect(mergePartialBars(...parts.map((part) => decoded(part).bars))).toEqual(referenceOf(...LATE)[0]?.bars);
  });

  test('reports a bar with an id twice in one part', () => {
    expect([...partsOf([60, 1], [61, 1], [120, 1]).contested()]).toEqual([
      { feed: 'general', symbol: 'A', time: MINUTE },
    ]);
  });

  test('reports every bar with an id twice', () => {
    const lines: Line[] = [
      [60, 1],
      [61, 1],
      [3600, 2, 'B'],
      [3600, 2, 'B'],
    ];
    expect([...partsOf(...lines).contested()]).toEqual([
      { feed: 'general', symbol: 'A', time: MINUTE },
      { feed: 'general', symbol: 'B', time: HOUR },
    ]);
  });

  test('does not report bars that share an id', () => {
    expect([...partsOf([0, 1], [60, 1], [0, 1, 'B'], [3600, 1]).contested()]).toEqual([]);
  });

  test('returns the instruments of several feeds by feed, then by symbol, and the lines that rules excluded', () => {
    const eligible = { kind: 'eligible', eligibility: FULLY_ELIGIBLE } as const;
    const excluded = { kind: 'excluded', rule: 'r' } as const;
    const fields: CsvRowFields = {
      ...{ kind: 'csv-rows', separator: ',', count: 6, symbol: 0, time: 1, price: 2, size: 3, id: [4], decisive: [5] },
      verdictOf: ([feed = '']) => ({ feed, inSession: excluded, outside: feed === 'x' ? excluded : eligible }),
      isInContracts: () => false,
    };
    const rules = new KernelRules({ fields });
    const kernel = makeKernel(MAX_PAGES, rules);
    const { feed: _feed, ...format } = { ...FORMAT, fields };
    setUpKernel(kernel, { format, interval: '1m', contested: [] }, (feed) => rules.numberOfFeed(feed));
    aggregateLines(
      kernel,
      ['B,60,1,1,1,g', 'A,60,1,1,1,g', 'C,60,1,1,1,f', 'C,60,1,1,1,x', 'A,60,1,1,2,x', 'A,60,1,1,2,g'],
      'aggregateCsvRows',
    );

    const parts = new KernelParts(kernel, rules, '1m');

    const withIds = parts.parts().map((part) => [part.feed, part.symbol, decoded(part).bars[0]?.ids.length]);
    expect(withIds).toEqual([
      ['f', 'C', 1],
      ['g', 'A', 2],
      ['g', 'B', 1],
    ]);
    expect(parts.excluded()).toEqual([['r', 2]]);
  });
});
