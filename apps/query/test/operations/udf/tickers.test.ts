import { readTicker, tickerOf } from '../../../src/operations/udf/tickers';

const data = (feed: string, symbol: string) =>
  ({
    readSymbol: (asked: any) =>
      Promise.resolve(asked.feed === feed && asked.symbol === symbol ? { feed, symbol, from: 0n, to: 1n } : undefined),
  }) as never;

test.each([
  ['f', 'BTC/USD', 'f:BTC/USD'],
  ['f', 'A:B', 'f:A:B'],
  ['a:b', 'S', 'a%3Ab:S'],
  ['50%', 'S', '50%25:S'],
])('the ticker of %s and %s names only that instrument', async (feed, symbol, ticker) => {
  expect(tickerOf({ feed, symbol })).toBe(ticker);
  expect(await readTicker(ticker, data(feed, symbol))).toMatchObject({ feed, symbol });
});

test.each(['S', ':S', 'f:', '%zz:S'])('there is no instrument %s', async (ticker) => {
  await expect(readTicker(ticker, data('f', 'S'))).rejects.toThrow(`There is no symbol \`${ticker}\`.`);
});
