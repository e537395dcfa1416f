import { StoppedError } from '../../src/errors';
import { UnstoredTable } from '../../src/table/unstored-table';
import type { Write } from '../../src/table/table';

const WRITES: Write[] = ['a', 'b', 'c'].map((sk) => ({ kind: 'put', item: { pk: 'p', sk } }));

test('takes every write and stores none', async () => {
  const table = new UnstoredTable();
  const written: number[] = [];

  await table.batchWrite(WRITES, { onWritten: (count) => written.push(count) });

  expect(written).toEqual([3]);
  expect(await table.put()).toBe(true);
  expect(await table.get()).toBeUndefined();
  expect(await table.batchGet()).toEqual([]);
  expect(await table.query().next()).toMatchObject({ done: true });
});

test('stops when the time is over', async () => {
  let calls = 0;
  const throwIfLate = () => {
    calls += 1;
    if (calls === 2) throw new StoppedError('late');
  };
  await expect(new UnstoredTable().batchWrite(WRITES, { throwIfLate })).rejects.toThrow('late');
  expect(calls).toBe(2);
});
