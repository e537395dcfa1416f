import { UdfConfig, UdfHistory, UdfSearch, UdfSymbol } from '../../../src/schema/udf-answers';
import { TestApi } from '../../test-api';

const seconds = (time: string) => Date.parse(time) / 1_000;

let api: TestApi;

beforeAll(async () => {
  api = new TestApi();
  await api.upload('a.csv', [
    'BTC/USD 2024-08-08T00:00:10Z 1.125 2',
    'BTC/USD 2024-08-08T00:01:10Z 3 1',
    'BTC/USD 2024-08-09T12:00:00Z 2.5 1',
    'ETH 2024-08-08T00:00:00Z 1 1',
  ]);
});

test('the configuration has the resolutions that are stored', async () => {
  const config = UdfConfig.parse(await api.json('/udf/config'));
  expect(config.supported_resolutions).toEqual(['1', '5', '15', '30', '60', '240', '1D', '1W']);
  expect(config.exchanges.map(({ value }) => value)).toEqual(['', 'f']);
  expect((await new TestApi('1s').json('/udf/config')).supported_resolutions[0]).toBe('1S');
});

test('a symbol has the decimals of its prices', async () => {
  expect(UdfSymbol.parse(await api.json('/udf/symbols?symbol=f:BTC/USD'))).toMatchObject({
    ...{ name: 'BTC/USD', ticker: 'f:BTC/USD', pricescale: 1_000, minmov: 1, session: '24x7', timezone: 'Etc/UTC' },
  });
  expect(await api.json('/udf/symbols?symbol=f:ETH')).toMatchObject({ pricescale: 100, has_seconds: false });
});

test.each(['f:X', 'g:ETH', 'ETH', 'abc', '%25zz:ETH'])('the symbol %s is not found', async (symbol) => {
  expect(await api.problem(`/udf/symbols?symbol=${symbol}`)).toMatchObject({
    status: 404,
    s: 'error',
    errmsg: expect.any(String),
  });
});

test.each([
  ['query=btc', ['f:BTC/USD']],
  ['query=&type=&exchange=', ['f:BTC/USD', 'f:ETH']],
  ['query=&exchange=g', []],
  ['limit=1', ['f:BTC/USD']],
])('a search for %s finds symbols', async (query, tickers) => {
  expect(UdfSearch.parse(await api.json(`/udf/search?${query}`)).map(({ ticker }) => ticker)).toEqual(tickers);
});

describe('the history', () => {
  const history = async (query: string, resolution = '1') =>
    UdfHistory.parse(await api.json(`/udf/history?symbol=f:BTC/USD&resolution=${resolution}&${query}`));

  test('has bars as arrays of floats', async () => {
    const range = `from=${seconds('2024-08-08T00:00:00Z')}&to=${seconds('2024-08-08T00:01:00Z')}`;
    expect(await history(range)).toEqual({
      ...{ s: 'ok', t: [seconds('2024-08-08T00:00:00Z')], o: [1.125], h: [1.125], l: [1.125], c: [1.125], v: [2] },
    });
  });

  test.each([
    ['1', ['2024-08-08T00:00:00Z', '2024-08-08T00:01:00Z', '2024-08-09T12:00:00Z']],
    ['60', ['2024-08-08T00:00:00Z', '2024-08-09T12:00:00Z']],
    ['1D', ['2024-08-08T00:00:00Z', '2024-08-09T00:00:00Z']],
    ['D', ['2024-08-08T00:00:00Z', '2024-08-09T00:00:00Z']],
    ['1W', ['2024-08-05T00:00:00Z']],
  ])('has bars of the resolution %s', async (resolution, times) => {
    expect(await history('from=-9999999999&to=9999999999', resolution)).toMatchObject({
      s: 'ok',
      t: times.map(seconds),
    });
  });

  test('has the last bars before the end with countback, whatever the start is', async () => {
    const to = seconds('2024-08-10T00:00:00Z');
    expect(await history(`from=${to - 60}&to=${to}&countback=2`)).toMatchObject({ c: [3, 2.5] });
  });

  test.each([
    ['from=1723118400&to=1723122000', { s: 'no_data', nextTime: seconds('2024-08-08T00:01:00Z') }],
    ['from=1725000000&to=1725000060', { s: 'no_data', nextTime: seconds('2024-08-09T12:00:00Z') }],
    ['from=0&to=60', { s: 'no_data' }],
    ['from=-60&to=0', { s: 'no_data' }],
    ['from=0&to=60&countback=5', { s: 'no_data' }],
  ])('without bars (%s) has the time of those before', async (query, answer) => {
    expect(await history(query)).toEqual(answer);
  });

  test.each([
    ['symbol=f:ETH&resolution=1S&from=0&to=1', 'resolution'],
    ['symbol=f:ETH&resolution=2&from=0&to=1', 'resolution'],
    ['symbol=f:ETH&resolution=1&from=1&to=1', 'to'],
    ['symbol=f:ETH&resolution=1&from=0&to=1&countback=0', 'countback'],
    ['symbol=f:ETH&resolution=1&from=0', 'to'],
  ])('%s is an invalid request', async (query, parameter) => {
    const problem = await api.problem(`/udf/history?${query}`);
    expect(problem).toMatchObject({ status: 400, parameter, s: 'error', errmsg: problem.detail });
  });
});

test('the time is in digits', async () => {
  api.context = { ...api.context, now: () => 1_723_075_200_999 };
  expect(await api.request('/udf/time')).toMatchObject({
    text: '1723075200',
    headers: { 'cache-control': 'no-store' },
  });
});
