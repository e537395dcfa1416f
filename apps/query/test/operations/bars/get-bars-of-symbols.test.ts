import { SymbolsBarsAnswer } from '../../../src/schema/answers';
import { TestApi } from '../../test-api';

const countsOf = (answer: any) => answer.symbols.map(({ bars }: any) => bars.length);

describe('the bars of several symbols', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = new TestApi();
    const minutes = (symbol: string, count: number, day: number) =>
      Array.from(
        { length: count },
        (_, minute) => `${symbol} ${new Date(Date.UTC(2024, 7, day, 0, minute)).toISOString()} 1 1`,
      );
    await api.upload('a.csv', [
      ...minutes('A', 50, 8),
      ...minutes('B', 2, 9),
      ...minutes('C', 50, 10),
      ...minutes('D', 1, 1),
    ]);
  });

  test('have the bars of each symbol, in the order of the request', async () => {
    const answer = await api.json('/v1/bars?feed=f&symbols=B,D');
    expect(SymbolsBarsAnswer.parse(answer)).toMatchObject({
      ...{ feed: 'f', from: '2024-08-01T00:00:00Z', to: '2024-08-10T00:00:00Z', next: null },
      symbols: [
        { symbol: 'B', bars: [{ time: '2024-08-09T00:00:00Z' }, { time: '2024-08-09T00:01:00Z' }] },
        { symbol: 'D', bars: [{ time: '2024-08-01T00:00:00Z' }] },
      ],
    });
  });

  test.each([
    [4, [1, 1, 1, 1]],
    [10, [4, 2, 3, 1]],
    [53, [26, 2, 24, 1]],
    [103, [50, 2, 50, 1]],
    [1000, [50, 2, 50, 1]],
  ])('a page of %d bars is filled breadth first', async (limit, counts) => {
    const answer = await api.json(`/v1/bars?feed=f&symbols=A,B,C,D&limit=${limit}`);
    expect(countsOf(answer)).toEqual(counts);
    expect(answer.next === null).toBe(limit >= 103);
  });

  test('symbols without bars in the range have none, and the others share the page', async () => {
    expect(countsOf(await api.json('/v1/bars?feed=f&symbols=A,B,C&limit=20&from=2024-08-10'))).toEqual([0, 0, 20]);
  });

  test('a symbol with a slash or a space is one of them', async () => {
    await api.upload('b.csv', ['X/Y_Z 2024-08-08T00:00:00Z 1 1']);
    expect((await api.json('/v1/bars?feed=f&symbols=A,X/Y+Z')).symbols[1].symbol).toBe('X/Y Z');
  });

  test('CSV and Parquet have a column for the symbol', async () => {
    const { text } = await api.request('/v1/bars?feed=f&symbols=B,D&format=csv');
    expect(text.split('\n').map((line) => line.split(',').slice(0, 2).join())).toEqual([
      ...['symbol,time', 'B,2024-08-09T00:00:00Z', 'B,2024-08-09T00:01:00Z', 'D,2024-08-01T00:00:00Z', ''],
    ]);
  });

  test.each([
    ['symbols=A', 'feed', undefined],
    ['feed=f', 'symbols', undefined],
    ['feed=f&symbols=', 'symbols', ''],
    ['feed=f&symbols=A,,B', 'symbols', 'A,,B'],
    ['feed=f&symbols=A,A', 'symbols', 'A,A'],
    [`feed=f&symbols=${Array.from({ length: 101 }, (_, index) => `S${index}`).join()}`, 'symbols', expect.any(String)],
    ['feed=f&symbols=A,B,C&limit=2', 'limit', '2'],
  ])('%.40s is an invalid parameter', async (query, parameter, found) => {
    const problem = await api.problem(`/v1/bars?${query}`);
    expect(problem).toMatchObject({ type: '/docs#problem-invalid-parameter', parameter });
    expect(problem.found).toEqual(found);
  });

  test('an unknown symbol is not found', async () => {
    expect(await api.problem('/v1/bars?feed=f&symbols=A,Z')).toMatchObject({
      ...{ status: 404, detail: 'The feed `f` has no symbol `Z`.' },
    });
  });
});
