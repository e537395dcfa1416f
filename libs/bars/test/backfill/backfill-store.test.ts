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
    for (const batch of [10, 9, 100]) await store.putProgress('p', progressOf(batch), undefined);
    for (const [batch, index] of [
      [10, 2],
      [9, 11],
      [9, 3],
    ] as const)
      await store.putFailure('p', failureOf(batch, index));
    await store.putProgress('other', progressOf(1), undefined);

    expect((await allOf(store.progressOfAll('p'))).map(({ batch }) => batch)).toEqual([9, 10, 100]);
    expect(await allOf(store.failures('p'))).toEqual([failureOf(9, 3), failureOf(9, 11), failureOf(10, 2)]);
    expect(await store.progress('p', 10)).toEqual(progressOf(10));
  });

  test('does not begin a batch twice, and records no progress of one that was deleted', async () => {
    expect(await store.putProgress('p', progressOf(0), progressOf(0))).toBe(false);
    expect(await store.putProgress('p', progressOf(0), undefined)).toBe(true);
    expect(await store.putProgress('p', progressOf(0, 5), undefined)).toBe(false);
    expect(await store.putProgress('p', progressOf(0, 1), progressOf(0))).toBe(true);
    expect(await store.progress('p', 0)).toEqual(progressOf(0, 1));
  });

  test('does not let a slow worker set the progress back', async () => {
    await store.putProgress('p', progressOf(0), undefined);
    await store.putProgress('p', progressOf(0, 1), progressOf(0));

    expect(await store.putProgress('p', progressOf(0, 1), progressOf(0))).toBe(false);
    expect(await store.putProgress('p', progressOf(0, 2), progressOf(0, 1))).toBe(true);
  });

  test('deletes everything of one run, and what workers record until it no longer exists', async () => {
    await store.putRun(runOf('p'));
    await store.putRun(runOf('other'));
    await store.putProgress('p', progressOf(0), undefined);
    await store.putFailure('p', failureOf(0, 0));
    const watched = table.with(async (when, operation) => {
      if (when !== 'before' || operation !== 'batchWrite' || !(await store.run('p'))) return;
      await store.putProgress('p', progressOf(1), undefined);
      await store.putFailure('p', failureOf(1, 0));
    });

    await new BackfillStore(watched).delete('p');

    expect([...table.items.keys()]).toEqual(['BACKFILLS other']);
  });

  test('deletes everything of one batch', async () => {
    for (const batch of [1, 2]) {
      await store.putProgress('p', progressOf(batch), undefined);
      await store.putFailure('p', failureOf(batch, 0));
      await store.putFailure('p', failureOf(batch, 10));
    }

    await store.deleteBatch('p', 1);

    expect((await allOf(store.progressOfAll('p'))).map(({ batch }) => batch)).toEqual([2]);
    expect((await allOf(store.failures('p'))).map(({ batch }) => batch)).toEqual([2, 2]);
  });
});
