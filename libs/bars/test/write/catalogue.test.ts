import { MemoryTable, type Hook } from '../../src/memory/memory-table';
import type { Coverage } from '../../src/model/manifest';
import { readFeeds } from '../../src/read/read-feeds';
import { readSymbols } from '../../src/read/read-symbols';
import { widenCatalogue } from '../../src/write/catalogue';

const DAY = 86_400_000_000_000n;

const covered = (from: number, to = from, symbol = 'S', feed = 'f'): Coverage => ({
  ...{ feed, symbol, from: BigInt(from) * DAY, to: BigInt(to) * DAY, chunks: [] },
});

let table: MemoryTable;
let calls: string[];
/** Runs once, before the next put. */
let meanwhile: (() => Promise<void>) | undefined;

const hook: Hook = async (when, operation) => {
  if (when === 'after') return;
  calls.push(operation);
  if (operation !== 'put') return;
  const act = meanwhile;
  meanwhile = undefined;
  await act?.();
};
/** The first and the last day of each symbol. */
const days = async () =>
  (await readSymbols(table)).symbols.map(({ symbol, from, to }) => [symbol, Number(from / DAY), Number(to / DAY) - 1]);

beforeEach(() => {
  calls = [];
  meanwhile = undefined;
  table = new MemoryTable(hook);
});

describe('widenCatalogue', () => {
  test('adds feeds and symbols with the days of their bars', async () => {
    await widenCatalogue(table, [covered(3, 5), covered(4, 4, 'T'), covered(1, 1, 'U', 'g')]);
    expect(await days()).toEqual([
      ['S', 3, 5],
      ['T', 4, 4],
      ['U', 1, 1],
    ]);
    expect((await readFeeds(table)).map(({ feed }) => feed)).toEqual(['f', 'g']);
  });

  test.each([
    [4, 4, 3, 5],
    [3, 5, 3, 5],
    [1, 2, 1, 5],
    [5, 7, 3, 7],
    [1, 9, 1, 9],
  ])('widens the days 3 to 5 by those from %d to %d', async (from, to, first, last) => {
    await widenCatalogue(table, [covered(3, 5)]);
    await widenCatalogue(table, [covered(from, to)]);
    expect(await days()).toEqual([['S', first, last]]);
  });

  test('writes nothing if no day is new', async () => {
    await widenCatalogue(table, [covered(3, 5), covered(4, 4, 'T')]);
    calls = [];
    await widenCatalogue(table, [covered(4), covered(4, 4, 'T')]);
    expect(calls).toEqual(['batchGet']);
  });

  test('reads nothing for a file without bars', async () => {
    await widenCatalogue(table, []);
    expect(calls).toEqual([]);
  });

  test.each([
    ['has a new symbol', async () => undefined],
    ['widens a symbol', async () => widenCatalogue(table, [covered(3, 5)])],
  ])('loses nothing if another file does the same when it %s', async (_name, prepare) => {
    await prepare();
    meanwhile = () => widenCatalogue(table, [covered(9)]);
    await widenCatalogue(table, [covered(1)]);
    expect(await days()).toEqual([['S', 1, 9]]);
  });

  test('is complete if another file has added the same days meanwhile', async () => {
    await widenCatalogue(table, [covered(5)]);
    meanwhile = () => widenCatalogue(table, [covered(1, 9)]);
    calls = [];
    await widenCatalogue(table, [covered(2)]);
    expect(await days()).toEqual([['S', 1, 9]]);
    expect(calls.filter((call) => call === 'put')).toHaveLength(2);
  });

  test('adds any number of symbols', async () => {
    await widenCatalogue(
      table,
      Array.from({ length: 130 }, (_, index) => covered(1, 1, String(index).padStart(3, '0'))),
    );
    expect((await readSymbols(table, { limit: 200 })).symbols).toHaveLength(130);
  });
});
