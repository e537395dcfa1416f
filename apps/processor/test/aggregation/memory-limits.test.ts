import { memoryLimits } from '../../src/aggregation/memory-limits';

describe('memoryLimits', () => {
  test('are those of 512 MiB for less, and if the memory is not known', () => {
    expect(memoryLimits()).toEqual(memoryLimits(512));
    expect(memoryLimits(128)).toEqual(memoryLimits(512));
  });

  test('grow with the memory where only unusual files reach them', () => {
    const [small, large] = [memoryLimits(512), memoryLimits(2048)];
    for (const limit of ['kernel', 'retractions', 'chunks', 'tradesOfChunk'] as const) {
      expect(large[limit]).toBe(4 * small[limit]);
    }
    for (const limit of ['completeBars', 'referenceBars', 'contestedBars', 'contestedTrades'] as const) {
      expect(large[limit]).toBe(small[limit]);
    }
  });
});
