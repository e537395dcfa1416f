import { BackfillStore, type BackfillFailure, type BackfillRun, type BatchProgress } from '../../src/backfill';
import { MemoryTable } from '../../src/memory/memory-table';

const runOf = (plan: string): BackfillRun => ({
  ...{ plan, state: 'running', concurrency: 2, files: 3, batches: 2, bytes: 30, startedAt: 1 },
  executions: ['arn'],
});
const progressOf = (batch: number, finished = 0): BatchProgress => ({
  ...{ batch, finished, failed: 0, unchanged: 0, attempts: 1, isBegun: true },
  ...{ bytes: 0, trades: 0, writeUnits: 0, milliseconds: 0 },
});
const failureOf = (batch: number, index: number): BackfillFailure => ({
  ...{ batch, index, key: `trades/${index}.csv`, etag: 'e', bytes: 1, code: 'EmptyFileError', reason: 'empty' },
});

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

let table: MemoryTable;
let store: BackfillStore;

beforeEach(() => {
  table = new MemoryTable();
  store = new BackfillStore(table);
});

describe('BackfillStore', () => {
  test('finds runs by their plan, or by the begin of its hash', async () => {
    for (const plan of ['abc1', 'abd2', 'b3']) await store.putRun(runOf(plan));

    expect(await store.run('abd2')).toEqual(runOf('abd2'));
    expect(await store.run('ab')).toBeUndefined();
    expect(await store.runs('ab')).toEqual([runOf('abc1'), runOf('abd2')]);
    expect(await store.runs()).toHaveLength(3);
  });

  test('lists batches and failures by number, whatever the order in which they were recorded', async () => {
    for (const batch of [10, 9, 100]) await store.putProgress('p', progressOf(batch), true);
    for (const [batch, index] of [
      [10, 2],
      [9, 11],
      [9, 3],
    ] as const)
      await store.putFailure('p', failureOf(batch, index));
    await store.putProgress('other', progressOf(1), true);

    expect((await allOf(store.progressOfAll('p'))).map(({ batch }) => batch)).toEqual([9, 10, 100]);
    expect(await allOf(store.failures('p'))).toEqual([failureOf(9, 3), failureOf(9, 11), failureOf(10, 2)]);
    expect(await store.progress('p', 10)).toEqual(progressOf(10));
  });

  test('does not begin a batch twice, and records no progress of one that was deleted', async () => {
    expect(await store.putProgress('p', progressOf(0), false)).toBe(false);
    expect(await store.putProgress('p', progressOf(0), true)).toBe(true);
    expect(await store.putProgress('p', progressOf(0, 5), true)).toBe(false);
    expect(await store.putProgress('p', progressOf(0, 1), false)).toBe(true);
    expect(await store.progress('p', 0)).toEqual(progressOf(0, 1));
  });

  test('deletes everything of one run, the run itself last', async () => {
    await store.putRun(runOf('p'));
    await store.putRun(runOf('other'));
    await store.putProgress('p', progressOf(0), true);
    await store.putFailure('p', failureOf(0, 0));
    const deleted: string[] = [];
    const watched = table.with(async (when, operation) => {
      if (when === 'after' && operation === 'batchWrite') deleted.push([...table.items.keys()].join(' '));
    });

    await new BackfillStore(watched).delete('p');

    expect(deleted.at(-2)).toContain('BACKFILLS p');
    expect([...table.items.keys()]).toEqual(['BACKFILLS other']);
  });

  test('deletes one failure', async () => {
    await store.putFailure('p', failureOf(0, 0));
    await store.putFailure('p', failureOf(0, 1));
    await store.deleteFailure('p', { batch: 0, index: 0 });
    expect(await allOf(store.failures('p'))).toEqual([failureOf(0, 1)]);
  });
});
