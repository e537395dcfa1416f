import type { Trade } from '@trading/bars';
import { decodeChunk, encode, type BarReference } from '@trading/bars/write';
import { AggregationPass } from '../../src/aggregation/aggregation-pass';
import { NOTHING_CONTESTED } from '../../src/aggregation/contested-trades';
import type { AggregatedBars, LineAggregator } from '../../src/aggregation/line-aggregator';
import { GENERAL_CSV } from '../../src/parsing/layouts/general';
import { makeLayout } from '../../src/parsing/make-layout';
import { MAX_LINE_LENGTH, type Line } from '../../src/parsing/read-lines';
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
): LineAggregator {
  const chunks = chunksOfTrades(...trades);
  let number = 0;
  const numbered = (texts: readonly string[]) =>
    texts.map((text): Line => {
      number += 1;
      return { number, text: text.slice(0, MAX_LINE_LENGTH), truncated: text.length > MAX_LINE_LENGTH };
    });
  const aggregated: AggregatedBars = {
    accepted: trades.length,
    contested,
    barsOf: ({ symbol, start }) => chunks.find((chunk) => chunk.symbol === symbol && chunk.start === start)?.bars ?? [],
    chunks: () => chunks.map((chunk) => encode(chunk, '1m')),
  };
  return {
    push: (bytes) => numbered(Buffer.from(bytes).toString().split('\n')),
    end: () => numbered(atEnd),
    aggregated,
  };
}

/** Aggregates deferred lines. */
function aggregate(
  deferred: readonly string[],
  {
    fast = [] as readonly Trade[],
    fastContested = [] as readonly BarReference[],
    contested = [] as readonly BarReference[],
    atEnd = [] as readonly string[],
  } = {},
) {
  const pass = new AggregationPass(LAYOUT, '1m', fastPath(fast, fastContested, atEnd), {
    ...NOTHING_CONTESTED,
    bars: contested,
  });
  if (deferred.length > 0) pass.push(Buffer.from(deferred.join('\n')));
  const { chunks, ...rest } = pass.end();
  // A pass with contested bars has no usable chunks.
  const usable = rest.contested.bars.length === 0 ? [...chunks()] : [];
  const bars = usable.flatMap(({ symbol, start, bytes }) =>
    decodeChunk(start, '1m', bytes).map(({ time, ids }) => `${symbol} ${time / MINUTE}: ${[...ids].join(' ')}`),
  );
  return { ...rest, contested: rest.contested.bars, bars };
}

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
    const pass = new AggregationPass(layout, '1m', fastPath([], [], ['b', 'a', 'b', line(60, 1)]), NOTHING_CONTESTED);

    const { counts, exclusions } = pass.end();

    expect(counts).toEqual({ lines: 4, accepted: 1, excluded: 3, duplicate: 0, rejected: 0 });
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
});
