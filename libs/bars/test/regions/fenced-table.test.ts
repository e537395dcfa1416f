import { FencedError } from '../../src/errors';
import { MemoryTable } from '../../src/memory/memory-table';
import { FencedTable, WriterStore } from '../../src/regions';

const ITEM = { pk: 'p', sk: 'a' };

let table: MemoryTable;
let writers: WriterStore;

beforeEach(() => {
  table = new MemoryTable();
  writers = new WriterStore(table);
});

describe('FencedTable', () => {
  test('may be written by any region before one is named, and until then only', async () => {
    const [east, west] = await Promise.all(['east', 'west'].map((region) => FencedTable.open(table, region)));

    expect(await east!.put(ITEM, { kind: 'absent' })).toBe(true);
    expect(await west!.put(ITEM, { kind: 'absent' })).toBe(false);
    expect(west!.epoch).toBe(0);

    await writers.take({ region: 'east', isPrimary: true }, undefined, 0);
    await expect(east!.put({ pk: 'p', sk: 'b' }, { kind: 'absent' })).rejects.toThrow(FencedError);
  });

  test('is opened by the writer alone', async () => {
    await writers.take({ region: 'east', isPrimary: true }, undefined, 0);

    expect((await FencedTable.open(table, 'east')).epoch).toBe(1);
    await expect(FencedTable.open(table, 'west')).rejects.toThrow(new FencedError('west').message);
  });

  test('takes no conditional put of a region that is no longer the writer', async () => {
    const first = await writers.take({ region: 'east', isPrimary: true }, undefined, 0);
    const east = await FencedTable.open(table, 'east');
    expect(await east.put(ITEM, { kind: 'absent' })).toBe(true);

    await writers.take({ region: 'west', isPrimary: false }, first, 0);

    await expect(east.put({ pk: 'p', sk: 'b' }, { kind: 'absent' })).rejects.toThrow(FencedError);
    expect(await table.get({ pk: 'p', sk: 'b' })).toBeUndefined();
  });

  test('takes no conditional put of work that began in an earlier epoch of the same region', async () => {
    const first = await writers.take({ region: 'east', isPrimary: true }, undefined, 0);
    const east = await FencedTable.open(table, 'east');

    await writers.take(
      { region: 'east', isPrimary: true },
      await writers.take({ region: 'west', isPrimary: false }, first, 0),
      0,
    );

    await expect(east.put(ITEM, { kind: 'absent' })).rejects.toThrow(FencedError);
    expect((await FencedTable.open(table, 'east')).epoch).toBe(3);
  });

  test('passes on other errors, reads, and batches of writes', async () => {
    const fenced = await FencedTable.open(table, 'east');
    await fenced.batchWrite([{ kind: 'put', item: ITEM }]);
    const found = [];
    for await (const item of fenced.query({ pk: 'p', from: 'a', to: 'b' })) found.push(item);

    expect([await fenced.get(ITEM), ...(await fenced.batchGet([ITEM])), ...found]).toEqual([ITEM, ITEM, ITEM]);
    const failing = await FencedTable.open(
      table.with(async (_, operation) => {
        if (operation === 'put') throw new Error('lost');
      }),
      'east',
    );
    await expect(failing.put(ITEM, { kind: 'absent' })).rejects.toThrow('lost');
  });
});
