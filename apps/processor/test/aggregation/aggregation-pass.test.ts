import type { Trade } from '@trading/bars';
import { decodeChunk, encode, type BarReference } from '@trading/bars/write';
import { AggregationPass } from '../../src/aggregation/aggregation-pass';
import { NOTHING_CONTESTED, type Contested } from '../../src/aggregation/contested-trades';
import type { AggregatedBars, LineAggregator } from '../../src/aggregation/line-aggregator';
import { memoryLimits } from '../../src/aggregation/memory-limits';
import { TemporaryFile } from '../../src/aggregation/temporary-file';
import { TooManyChunksError, TooManyRetractionsError, TooManyTradesError } from '../../src/errors';
import type { Layout } from '../../src/parsing/layout';
import { GENERAL_CSV } from '../../src/parsing/layouts/general';
import { makeLayout } from '../../src/parsing/make-layout';
import { MAX_LINE_LENGTH, type Line } from '../../src/parsing/read-lines';
import { LEAST_LIMITS } from './limits';
import { chunksOfTrades, tradeAt } from './trades';

const MINUTE = 60_000_000_000n;
const NAMES = ['symbol', 'timestamp_s', 'price', 'size', 'id', 'action'];
const LAYOUT = makeLayout(GENERAL_CSV, { names: NAMES });

const barAt = (time: bigint, symbol = 'A'): BarReference => ({ feed: 'general', symbol, time });
const line = (second: number, id: number, { symbol = 'A', price = '10', action = '' } = {}) =>
  `${symbol},${second},${price},1,${id},${action}`;

/** A fast path that has aggregated some trades, and defers all lines of one chunk and some at the end. */
function fastPath(
  trades: readonly Trade[],
  contested: readonly BarReference[],
  atEnd: readonly string[],
  excluded: readonly (readonly [rule: string, lines: number])[],
): LineAggregator {
  const chunks = chunksOfTrades(...trades);
  let number = 0;
  const numbered = (texts: readonly string[]) =>
    texts.map((text): Line => {
      number += 1;
      return { number, text: text.slice(0, MAX_LINE_LENGTH), truncated: text.length > MAX_LINE_LENGTH };
    });
  const parts = chunks.map((chunk) => encode(chunk, '1m'));
  const aggregated: AggregatedBars = {
    ...{ accepted: trades.length, excluded: new Map(excluded), contested },
    runs: [() => parts],
  };
  return {
    push: (bytes) => numbered(Buffer.from(bytes).toString().split('\n')),
    end: () => numbered(atEnd),
    aggregated,
  };
}

function makePass(
  lines: LineAggregator,
  contested: Contested = NOTHING_CONTESTED,
  limits = memoryLimits(),
  layout: Layout = LAYOUT,
): AggregationPass {
  return new AggregationPass(layout, '1m', lines, contested, limits, file);
}

/** Aggregates deferred lines. */
function aggregate(
  deferred: readonly string[],
  {
    fast = [] as readonly Trade[],
    fastContested = [] as readonly BarReference[],
    contested = [] as readonly BarReference[],
    atEnd = [] as readonly string[],
    excluded = [] as readonly (readonly [rule: string, lines: number])[],
    limits = memoryLimits(),
  } = {},
) {
  const lines = fastPath(fast, fastContested, atEnd, excluded);
  const pass = makePass(lines, { ...NOTHING_CONTESTED, bars: contested }, limits);
  if (deferred.length > 0) pass.push(Buffer.from(deferred.join('\n')));
  const { chunks, ...rest } = pass.end();
  // A pass with contested bars has no usable chunks.
  const usable = rest.contested.bars.length === 0 ? [...chunks()] : [];
  const bars = usable.flatMap(({ symbol, start, bytes }) =>
    decodeChunk(start, '1m', bytes).map(({ time, ids }) => `${symbol} ${time / MINUTE}: ${[...ids].join(' ')}`),
  );
  return { ...rest, contested: rest.contested.bars, bars };
}

let file: TemporaryFile;
beforeEach(() => {
  file = new TemporaryFile(Infinity);
});
afterEach(() => file.close());

describe('AggregationPass', () => {
  test('aggregates deferred lines by the reference path, and adds the bars of the fast path', () => {
    const { counts, bars, contested } = aggregate([line(60, 1), line(3600, 2)], {
      fast: [tradeAt(61, 3), tradeAt(120, 4), tradeAt(60, 5, 'B')],
      atEnd: [line(62, 6)],
    });

    expect(counts).toEqual({ lines: 6, accepted: 6, excluded: 0, duplicate: 0, rejected: 0 });
    expect(bars).toEqual(['A 1: 1 3 6', 'A 2: 4', 'B 1: 5', 'A 60: 2']);
    expect(contested).toEqual([]);
  });

  test('rejects deferred lines that cannot be read', () => {
    const { counts, rejections } = aggregate(['bad', line(60, 1), 'x'.repeat(MAX_LINE_LENGTH + 1)]);

    expect(counts).toEqual({ lines: 3, accepted: 1, excluded: 0, duplicate: 0, rejected: 2 });
    expect(rejections).toMatchObject([
      { line: 1, reason: 'expected 6 fields, found 1' },
      { line: 3, reason: 'longer than 65536 characters' },
    ]);
  });

  test('counts the lines that each rule excludes, with the rules in alphabetical order', () => {
    const layout = {
      ...LAYOUT,
      parse: (text: string) =>
        text === 'b' || text === 'a' ? { kind: 'excluded' as const, rule: text } : LAYOUT.parse(text),
    };
    const lines = fastPath([], [], ['b', 'a', 'b', line(60, 1)], []);
    const pass = makePass(lines, NOTHING_CONTESTED, memoryLimits(), layout);

    const { counts, exclusions } = pass.end();

    expect(counts).toEqual({ lines: 4, accepted: 1, excluded: 3, duplicate: 0, rejected: 0 });
    expect(Object.entries(exclusions)).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('adds the lines that rules excluded on the fast path', () => {
    const { counts, exclusions } = aggregate([line(60, 1)], {
      excluded: [
        ['b', 2],
        ['a', 1],
      ],
    });
    expect(counts).toMatchObject({ lines: 4, accepted: 1, excluded: 3 });
    expect(Object.entries(exclusions)).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test.each<[string, readonly string[], readonly Trade[], readonly BarReference[]]>([
    ['an id twice in deferred lines', [line(60, 1), line(61, 1)], [], []],
    ['an id in a deferred line and on the fast path', [line(60, 1)], [tradeAt(61, 1)], []],
    ['an id twice on the fast path', [], [tradeAt(60, 1)], [barAt(MINUTE)]],
    ['a cancel', [line(119, 1, { action: 'cancel' })], [], []],
    ['all of these', [line(60, 1), line(61, 1), line(60, 1, { action: 'cancel' })], [tradeAt(60, 1)], [barAt(MINUTE)]],
  ])('reports a bar as contested, once, if it has %s', (_what, deferred, fast, fastContested) => {
    expect(aggregate(deferred, { fast, fastContested }).contested).toEqual([barAt(MINUTE)]);
  });

  test('does not report bars as contested that share an id', () => {
    const deferred = [line(60, 1), line(120, 1), line(60, 1, { symbol: 'B' }), line(3660, 1)];
    expect(aggregate(deferred, { fast: [tradeAt(180, 1)] }).contested).toEqual([]);
  });

  test('resolves the contested bars that it is given', () => {
    const deferred = [
      ...[line(60, 1), line(60, 1), line(60, 2), line(60, 2, { action: 'cancel' })],
      ...[line(60, 3), line(60, 3, { price: '11' }), line(60, 4, { action: 'cancel' }), line(120, 1)],
    ];

    const { counts, exclusions, rejections, contested, bars } = aggregate(deferred, { contested: [barAt(MINUTE)] });

    expect(counts).toEqual({ lines: 8, accepted: 2, excluded: 2, duplicate: 1, rejected: 3 });
    expect(exclusions).toEqual({ 'a cancel of another line': 1, 'cancelled by another line': 1 });
    expect(rejections.map((rejection) => rejection.line)).toEqual([5, 6, 7]);
    expect(contested).toEqual([]);
    expect(bars).toEqual(['A 1: 1', 'A 2: 1']);
  });

  test('has the same result if everything exceeds the limits', () => {
    const deferred = [
      ...[line(60, 1), line(3600, 2), line(60, 1, { symbol: 'B' }), line(61, 3), line(120, 4), line(60, 5)],
      ...['bad', line(3660, 6)],
    ];
    const options = { fast: [tradeAt(62, 7), tradeAt(0, 8, 'C')] };
    expect(aggregate(deferred, { ...options, limits: LEAST_LIMITS })).toEqual(aggregate(deferred, options));
  });

  test('finds an id that is repeated among bars of the reference path, also if they were moved', () => {
    const deferred = [line(60, 1), line(120, 2), line(61, 1)];
    const limits = { ...LEAST_LIMITS, contestedBars: 10 };
    expect(aggregate(deferred, { limits }).contested).toEqual([barAt(MINUTE)]);
    expect(aggregate(deferred, { limits: { ...limits, referenceBars: 1_500 } }).contested).toEqual([barAt(MINUTE)]);
  });

  test('reports all bars as contested if there are too many contested ones', () => {
    const deferred = [line(60, 1), line(60, 1), line(120, 2), line(120, 2)];
    const limits = { ...memoryLimits(), contestedBars: 1 };
    expect(aggregate(deferred, { limits }).contested).toBe('all');
  });

  test.each([
    [TooManyChunksError, [line(60, 1), line(3600, 2)], { chunks: 1 }],
    [TooManyTradesError, [line(60, 1), line(61, 2), line(62, 3)], { tradesOfChunk: 2, referenceBars: 1 }],
    [TooManyRetractionsError, [1, 2, 3].map((id) => line(60, id, { action: 'cancel' })), { retractions: 1 }],
  ])('throws a %p instead of using too much memory', (error, deferred, limits) => {
    const pass = () => aggregate(deferred, { limits: { ...memoryLimits(), ...limits } });
    expect(pass).toThrow(error);
    expect(pass).toThrow(/No trade of the file was used; .*split it by time/);
  });
});
