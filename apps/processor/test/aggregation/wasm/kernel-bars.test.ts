import { decodeChunk, type EncodedChunk } from '@trading/bars/write';
import { makeKernel, MAX_PAGES } from '../../../src/aggregation/wasm/kernel';
import { KernelBars } from '../../../src/aggregation/wasm/kernel-bars';
import { setUpKernel } from '../../../src/aggregation/wasm/kernel-set-up';
import type { FastFormat } from '../../../src/parsing/fast-format';
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

/** The bars of a kernel that has aggregated trades of price 10 and size 1. */
function barsOf(...lines: readonly Line[]): KernelBars {
  const kernel = makeKernel(MAX_PAGES);
  setUpKernel(kernel, { format: FORMAT, interval: '1m', contested: [] });
  const text = lines.map(([second, id, symbol = 'A']) => `${symbol},${second},10,1,${id}\n`).join('');
  const start = kernel.inputStart();
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(kernel.memory.buffer, start));
  kernel.aggregateCsv(start, start + written);
  expect(kernel.deferredCount()).toBe(0);
  return new KernelBars(kernel, 'general', '1m');
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

describe('KernelBars', () => {
  test('counts the accepted trades', () => {
    expect(barsOf([0, 1], [60, 2], [0, 1, 'B']).accepted).toBe(3);
  });

  test('returns chunks by start, then by symbol, with their first and last bar', () => {
    const lines: Line[] = [
      [3600, 1, 'B'],
      [3720, 2, 'B'],
      [60, 3, 'B'],
      [3660, 4, 'A'],
      [0, 5, 'C'],
      [7200, 6, 'C'],
      [7320, 7, 'C'],
    ];

    const chunks = [...barsOf(...lines).chunks()];

    expect(chunks.map(decoded)).toEqual(referenceOf(...lines));
    expect(chunks.map(({ symbol, start, from, to }) => [symbol, start / HOUR, from / MINUTE, to / MINUTE])).toEqual([
      ['B', 0n, 1n, 1n],
      ['C', 0n, 0n, 0n],
      ['A', 1n, 61n, 61n],
      ['B', 1n, 60n, 62n],
      ['C', 2n, 120n, 122n],
    ]);
  });

  test('merges the parts of a chunk with late trades', () => {
    const chunks = [...barsOf(...LATE).chunks()];
    expect(chunks).toMatchObject([{ start: 0n, from: 0n, to: 3n * MINUTE }]);
    expect(chunks.map(decoded)).toEqual(referenceOf(...LATE));
  });

  test('returns the bars of one chunk', () => {
    const bars = barsOf(...LATE, [3600, 6], [0, 7, 'B']);
    expect(bars.barsOf({ feed: 'general', symbol: 'A', start: 0n })).toEqual(referenceOf(...LATE)[0]?.bars);
    expect(bars.barsOf({ feed: 'general', symbol: 'A', start: HOUR })).toHaveLength(1);
    expect(bars.barsOf({ feed: 'general', symbol: 'B', start: HOUR })).toEqual([]);
  });

  test.each<[string, readonly Line[]]>([
    [
      'together',
      [
        [60, 1],
        [61, 1],
        [120, 1],
      ],
    ],
    [
      'in a late line',
      [
        [60, 1],
        [120, 2],
        [180, 3],
        [240, 4],
        [61, 1],
      ],
    ],
  ])('reports a bar with an id twice, %s', (_when, lines) => {
    expect(barsOf(...lines).contested).toEqual([{ feed: 'general', symbol: 'A', time: MINUTE }]);
  });

  test('reports every bar with an id twice', () => {
    const lines: Line[] = [
      [60, 1],
      [61, 1],
      [3600, 2, 'B'],
      [3600, 2, 'B'],
    ];
    expect(barsOf(...lines).contested).toEqual([
      { feed: 'general', symbol: 'A', time: MINUTE },
      { feed: 'general', symbol: 'B', time: HOUR },
    ]);
  });

  test('does not report bars that share an id', () => {
    expect(barsOf([0, 1], [60, 1], [0, 1, 'B'], [3600, 1]).contested).toEqual([]);
  });
});
