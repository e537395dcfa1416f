import { BarQueryError } from '../../src/errors';
import { readSymbol, readSymbols, type SymbolQuery } from '../../src/read/read-symbols';
import { widenCatalogue } from '../../src/write/catalogue';
import { MemoryTable } from '../../src/memory/memory-table';

const HOUR = 3_600_000_000_000n;
const DAY = 24n * HOUR;

let table: MemoryTable;

const add = (feed: string, symbol: string, from = 0n, to = from) =>
  widenCatalogue(table, [{ feed, symbol, from, to, chunks: [] }]);
const namesOf = async (query: SymbolQuery) =>
  (await readSymbols(table, query)).symbols.map(({ feed, symbol }) => `${feed}:${symbol}`);

beforeEach(() => {
  table = new MemoryTable();
});

describe('readSymbols', () => {
  test('returns whole UTC days that contain all bars of a symbol', async () => {
    await add('f', 'S', DAY + 5n * HOUR, 2n * DAY);
    expect(await readSymbols(table)).toEqual({ symbols: [{ feed: 'f', symbol: 'S', from: DAY, to: 3n * DAY }] });
  });

  test('returns symbols ordered by feed, then by symbol', async () => {
    for (const [feed, symbol] of [
      ['b', 'S'],
      ['a', 'T'],
      ['a', 'S'],
      ['a b', 'S'],
    ] as const)
      await add(feed, symbol);
    expect(await namesOf({})).toEqual(['a:S', 'a:T', 'a b:S', 'b:S']);
    expect(await namesOf({ feed: 'a' })).toEqual(['a:S', 'a:T']);
    expect(await namesOf({ feed: 'c' })).toEqual([]);
  });

  test.each([
    ['usdt', ['f:BTCUSDT', 'f:ethusdt', 'g:BTC/USDT']],
    ['TCUSD', ['f:BTCUSDT']],
    ['/', ['g:BTC/USDT']],
    ['', ['f:BTCUSDT', 'f:ethusdt', 'g:BTC/USDT', 'g:#$']],
    ['#', ['g:#$']],
    ['x', []],
  ])('finds the symbols that contain %j, in upper or lower case', async (search, names) => {
    for (const name of ['f:BTCUSDT', 'f:ethusdt', 'g:BTC/USDT', 'g:#$']) {
      const [feed = '', symbol = ''] = name.split(':');
      await add(feed, symbol);
    }
    expect((await namesOf({ search })).sort()).toEqual([...names].sort());
  });

  test.each([1, 2, 3, 5, 6, 100])('returns all symbols once in pages of %d', async (limit) => {
    const names = ['a:1', 'a:2', 'a:3', 'b:1', 'c:1', 'c:2'];
    for (const name of names) await add(name.slice(0, 1), name.slice(2));
    for (const search of ['', '1']) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await readSymbols(table, { search, limit, cursor });
        expect(page.symbols).toHaveLength(page.cursor === undefined ? page.symbols.length : limit);
        found.push(...page.symbols.map(({ feed, symbol }) => `${feed}:${symbol}`));
        ({ cursor } = page);
      } while (cursor !== undefined);
      expect(found).toEqual(names.filter((name) => name.includes(search)));
    }
  });

  test('continues a page of one feed', async () => {
    for (const symbol of ['1', '2', '3']) await add('a', symbol);
    await add('b', '1');
    const { cursor } = await readSymbols(table, { feed: 'a', limit: 2 });
    expect(await readSymbols(table, { feed: 'a', limit: 2, cursor })).toMatchObject({ symbols: [{ symbol: '3' }] });
  });

  test.each<[SymbolQuery, string]>([
    [{ limit: 0 }, '`limit` must be an integer of 1 or more, got: 0'],
    [{ limit: 1.5 }, '`limit` must be an integer of 1 or more, got: 1.5'],
    [{ cursor: 'x' }, '`cursor` must be the cursor of a page, got: x'],
    [{ cursor: 'WyJhIl0' }, '`cursor` must be the cursor of a page, got: WyJhIl0'],
    [{ cursor: 'WzEsMl0' }, '`cursor` must be the cursor of a page, got: WzEsMl0'],
    [{ cursor: '' }, '`cursor` must be the cursor of a page, got: '],
  ])('rejects %j', async (query, message) => {
    await expect(readSymbols(table, query)).rejects.toThrow(new BarQueryError(message));
  });
});

describe('readSymbol', () => {
  test('returns whole UTC days that contain all bars of the symbol', async () => {
    await add('f', 'S', DAY + 5n * HOUR, 2n * DAY);
    await add('f', 'ST', 0n);
    expect(await readSymbol(table, { feed: 'f', symbol: 'S' })).toEqual({
      feed: 'f',
      symbol: 'S',
      from: DAY,
      to: 3n * DAY,
    });
  });

  test.each([
    ['f', 's'],
    ['F', 'S'],
    ['f', ''],
  ])('returns undefined for %s:%s, which has no bars', async (feed, symbol) => {
    await add('f', 'S');
    expect(await readSymbol(table, { feed, symbol })).toBeUndefined();
  });
});
