import { MemoryTable } from '../../src/memory/memory-table';
import { WriterStore } from '../../src/regions';

let store: WriterStore;

beforeEach(() => {
  store = new WriterStore(new MemoryTable());
});

describe('WriterStore', () => {
  test('has no writer before a region is named', async () => {
    expect(await store.current()).toBeUndefined();
  });

  test('makes regions the writer under one epoch after the other', async () => {
    const first = await store.take('eu-west-1', undefined, 1_000);
    const second = await store.take('eu-central-1', first, 2_000);

    expect(first).toEqual({ region: 'eu-west-1', epoch: 1, since: 1_000 });
    expect(second).toEqual({ region: 'eu-central-1', epoch: 2, since: 2_000 });
    expect(await store.current()).toEqual(second);
  });

  test('remembers all writers, by epoch', async () => {
    const first = await store.take('eu-west-1', undefined, 1_000);
    const second = await store.take('eu-central-1', first, 2_000);
    const third = await store.take('eu-west-1', second, 3_000);

    expect(await store.all()).toEqual([first, second, third]);
  });

  test('gives the writer that is current a new epoch', async () => {
    const first = await store.take('eu-west-1', undefined, 1_000);

    expect(await store.take('eu-west-1', first, 2_000)).toEqual({ region: 'eu-west-1', epoch: 2, since: 2_000 });
  });

  test('changes nothing if another writer than the expected one is current', async () => {
    const first = await store.take('eu-west-1', undefined, 1_000);
    const second = await store.take('eu-central-1', first, 2_000);

    expect(await store.take('eu-west-1', first, 3_000)).toBeUndefined();
    expect(await store.take('eu-west-1', undefined, 3_000)).toBeUndefined();
    expect(await store.current()).toEqual(second);
  });
});
