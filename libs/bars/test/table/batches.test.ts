import { sendInBatches } from '../../src/table/batches';
import { UnprocessedItemsError } from '../../src/errors';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

describe('sendInBatches', () => {
  test('sends every item once, in batches of the given size', async () => {
    const batches: number[][] = [];

    await sendInBatches('Op', [1, 2, 3, 4, 5], 2, async (batch) => {
      batches.push(batch);
      return [];
    });

    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('sends unprocessed items again', async () => {
    const done: number[] = [];

    await sendInBatches('Op', [1, 2, 3, 4, 5], 3, async ([first, ...unprocessed]) => {
      done.push(first as number);
      return unprocessed;
    });

    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('continues as long as items are processed, however often some are left', async () => {
    const items = Array.from({ length: 30 }, (_, index) => index);
    let calls = 0;

    await sendInBatches('Op', items, 1, async (batch) => {
      calls += 1;
      return calls % 2 === 1 ? batch : [];
    });

    expect(calls).toBe(60);
  });

  test('fails after eight attempts that process no item', async () => {
    let attempts = 0;
    const sending = sendInBatches('Op', [1, 2], 25, async (batch) => {
      attempts += 1;
      return batch;
    });

    await expect(sending).rejects.toThrow(UnprocessedItemsError);
    await expect(sending).rejects.toThrow('Op left 2 items unprocessed after 8 attempts.');
    expect(attempts).toBe(8);
  });
});
