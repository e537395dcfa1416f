import { MemoryTable } from '../../src/memory/memory-table';
import { WriterStore, type Candidate } from '../../src/regions';

const PRIMARY: Candidate = { region: 'eu-west-1', isPrimary: true };
const STANDBY: Candidate = { region: 'eu-central-1', isPrimary: false };

let store: WriterStore;

beforeEach(() => {
  store = new WriterStore(new MemoryTable());
});

describe('WriterStore', () => {
  test('has no writer before a region is named', async () => {
    expect(await store.current()).toBeUndefined();
  });

  test('makes regions the writer under one epoch after the other', async () => {
    const first = await store.take(PRIMARY, undefined, 1_000);
    const second = await store.take(STANDBY, first, 2_000);

    expect(first).toEqual({ region: 'eu-west-1', epoch: 1, since: 1_000 });
    expect(second).toEqual({ region: 'eu-central-1', epoch: 2, since: 2_000 });
    expect(await store.current()).toEqual(second);
  });

  test('remembers all writers, by epoch', async () => {
    const first = await store.take(PRIMARY, undefined, 1_000);
    const second = await store.take(STANDBY, first, 2_000);
    const third = await store.take(PRIMARY, second, 3_000);

    expect(await store.all()).toEqual([first, second, third]);
  });

  test('gives the writer that is current a new epoch', async () => {
    const first = await store.take(PRIMARY, undefined, 1_000);

    expect(await store.take(PRIMARY, first, 2_000)).toEqual({ region: 'eu-west-1', epoch: 3, since: 2_000 });
  });

  test('never gives two regions the same epoch, although neither knows of the other', async () => {
    const other = new WriterStore(new MemoryTable());
    const epochsOf = async (writers: WriterStore, candidate: Candidate) => {
      const epochs: (number | undefined)[] = [];
      for (let times = 0; times < 3; times += 1) {
        epochs.push((await writers.take(candidate, await writers.current(), 0))?.epoch);
      }
      return epochs;
    };

    expect(await epochsOf(store, PRIMARY)).toEqual([1, 3, 5]);
    expect(await epochsOf(other, STANDBY)).toEqual([2, 4, 6]);
  });

  test('changes nothing if another writer than the expected one is current', async () => {
    const first = await store.take(PRIMARY, undefined, 1_000);
    const second = await store.take(STANDBY, first, 2_000);

    expect(await store.take(PRIMARY, first, 3_000)).toBeUndefined();
    expect(await store.take(PRIMARY, undefined, 3_000)).toBeUndefined();
    expect(await store.current()).toEqual(second);
  });
});
