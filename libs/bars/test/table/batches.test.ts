import { sendInBatches } from '../../src/table/batches';
import { UnprocessedItemsError } from '../../src/errors';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

describe('sendInBatches', () => {
  test('sends everything once, in batches of the given size', async () => {
    const batches: number[][] = [];

    await sendInBatches('Op', [1, 2, 3, 4, 5], 2, async (batch) => {
      batches.push(batch);
      return [];
    });

    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('sends what was left undone again', async () => {
    const done: number[] = [];

    await sendInBatches('Op', [1, 2, 3, 4, 5], 3, async ([first, ...undone]) => {
      done.push(first as number);
      return undone;
    });

    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('goes on as long as something is done, however often something is left', async () => {
    const items = Array.from({ length: 30 }, (_, index) => index);
    let calls = 0;

    await sendInBatches('Op', items, 1, async (batch) => {
      calls += 1;
      return calls % 2 === 1 ? batch : [];
    });

    expect(calls).toBe(60);
  });

  test('gives up where nothing is done any more', async () => {
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
