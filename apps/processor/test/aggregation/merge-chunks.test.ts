import type { Trade } from '@trading/bars';
import { encode } from '@trading/bars/write';
import { mergeChunks } from '../../src/aggregation/merge-chunks';
import { chunksOfTrades, tradeAt } from './trades';

const HOUR = 3600;
const encodedChunks = (...trades: readonly Trade[]) => chunksOfTrades(...trades).map((chunk) => encode(chunk, '1m'));

describe('mergeChunks', () => {
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
    ['if there are no other ones', [], [first, second]],
    ['with a bar in the same chunk', [first, second], [inSameChunk]],
    ['with the same bar', [first, second, third], [inSameBar, inSameChunk]],
  ])('merges chunks %s', (_where, trades, others) => {
    const merged = mergeChunks(encodedChunks(...trades), chunksOfTrades(...others), '1m');
    expect([...merged]).toEqual(encodedChunks(...trades, ...others));
  });

  test('does not encode chunks again that it does not change', () => {
    const chunks = encodedChunks(first, third);
    const [unchanged, , alsoUnchanged] = [...mergeChunks(chunks, chunksOfTrades(second), '1m')];
    expect(unchanged).toBe(chunks[0]);
    expect(alsoUnchanged).toBe(chunks[1]);
  });

  test('returns the chunks themselves if there is nothing to merge', () => {
    const chunks = encodedChunks(first);
    expect(mergeChunks(chunks, [], '1m')).toBe(chunks);
  });
});
