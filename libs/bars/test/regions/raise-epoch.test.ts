import { MemoryTable } from '../../src/memory/memory-table';
import { raiseEpoch, WriterStore, type Candidate } from '../../src/regions';
import { appendEntry } from '../../src/write/change-log';

const STANDBY: Candidate = { region: 'west', isPrimary: false };
const CHANGE = { source: 'source', generation: 'generation', key: 'trades/a.csv', instruments: [] };

let table: MemoryTable;
let writers: WriterStore;

beforeEach(() => {
  table = new MemoryTable();
  writers = new WriterStore(table);
});

test('changes nothing if no region was named, or the writer has the latest epoch', async () => {
  expect(await raiseEpoch(table, [{ epoch: 0 }], 2)).toEqual([]);

  const writer = await writers.take(STANDBY, undefined, 1);
  await appendEntry(table, CHANGE, 2);
  expect(await raiseEpoch(table, [{}, { epoch: 2 }, { epoch: 1 }], 2)).toEqual([writer]);
});

test.each([
  ['a manifest', [{ epoch: 5 }], 1, { region: 'west', epoch: 6, since: 2 }],
  ['the change log', [{ epoch: 1 }], 3, { region: 'west', epoch: 4, since: 2 }],
])('gives the writer an epoch of its region that is later than that of %s', async (_, authors, logged, raised) => {
  const writer = await writers.take(STANDBY, undefined, 1);
  await appendEntry(table, CHANGE, logged);

  expect(await raiseEpoch(table, authors, 2)).toEqual([writer, raised]);
});
