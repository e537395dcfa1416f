import type { Trade } from '@trading/bars';
import { encode, type EncodedChunk } from '@trading/bars/write';
import { chunkOf, mergeParts, mergeRuns } from '../../src/aggregation/merge-runs';
import { TooManyTradesError } from '../../src/errors';
import { chunksOfTrades, tradeAt } from './trades';

const HOUR = 3600;

const partsOf = (...trades: readonly Trade[]) => chunksOfTrades(...trades).map((chunk) => encode(chunk, '1m'));
const merged = (...runs: readonly (readonly EncodedChunk[])[]) => [...mergeRuns(runs.map((parts) => () => parts))];
const chunks = (...runs: readonly (readonly EncodedChunk[])[]) =>
  merged(...runs).map((parts) => chunkOf(parts, '1m', Infinity));

describe('mergeRuns', () => {
  const first = tradeAt(0, 1);
  const ofOtherSymbol = tradeAt(0, 1, 'B');
  const second = tradeAt(HOUR, 2);
  const third = tradeAt(2 * HOUR, 3);
  const inSameBar = tradeAt(HOUR + 1, 4);
  const inSameChunk = tradeAt(HOUR + 600, 5);

  test.each([
    ['before', [second], [first]],
    ['after', [second], [third]],
    ['before, between and after', [ofOtherSymbol, third], [first, second, tradeAt(3 * HOUR, 6)]],
    ['of another symbol in the same hour', [first], [ofOtherSymbol]],
    ['if one run is empty', [], [first, second]],
    ['if the other run is empty', [first, second], []],
    ['with a bar in the same chunk', [first, second], [inSameChunk]],
    ['with the same bar', [first, second, third], [inSameBar, inSameChunk]],
  ])('merges chunks %s', (_where, trades, others) => {
    expect(chunks(partsOf(...trades), partsOf(...others))).toEqual(partsOf(...trades, ...others));
  });

  test('merges any number of runs, whatever parts they have', () => {
    const trades = Array.from({ length: 200 }, (_, id) => tradeAt(((id * 37) % 50) * 600, id, `S${(id * 7) % 5}`));
    const runs = Array.from({ length: 13 }, (_, run) => partsOf(...trades.filter((_trade, id) => id % 13 === run)));
    expect(chunks(...runs)).toEqual(partsOf(...trades));
  });

  test('yields the parts of a chunk in the order of the runs', () => {
    const [a, b, c] = [partsOf(first), partsOf(tradeAt(60, 2)), partsOf(tradeAt(30, 3))];
    expect(merged(a, b, c)).toEqual([[...a, ...b, ...c]]);
  });

  test('yields all parts of a chunk that one run has', () => {
    const [a, b] = [partsOf(first), partsOf(tradeAt(60, 2))];
    expect(merged([...a, ...b], partsOf(second))).toEqual([[...a, ...b], partsOf(second)]);
  });

  test('does not encode chunks again that have one part', () => {
    const parts = partsOf(first, third);
    const [unchanged, , alsoUnchanged] = chunks(parts, partsOf(second));
    expect(unchanged).toBe(parts[0]);
    expect(alsoUnchanged).toBe(parts[1]);
  });

  test('repeats the key of an id that occurs in several parts', () => {
    const [parts] = merged(partsOf(first), partsOf(tradeAt(1, 1)));
    expect(parts && mergeParts(parts, '1m', 2)).toMatchObject([{ ids: BigUint64Array.of(1n, 1n) }]);
  });

  test('refuses to merge more trades than the maximum, and says which', () => {
    const [parts] = merged(partsOf(second, inSameBar), partsOf(inSameChunk));
    expect(() => parts && mergeParts(parts, '1m', 2)).toThrow(TooManyTradesError);
    expect(() => parts && chunkOf(parts, '1m', 2)).toThrow(
      /^The symbol 'A' has more than 2 trades in the chunk of time that starts at 1970-01-01T01:00:00.000Z\. /,
    );
  });
});
