import { CONTRACTS, knownByValues, readFixture, rejected, trade } from '../read-fixture';

test('cryptofeed trades have a feed for each exchange, and contracts of unknown size are rejected', () => {
  expect(readFixture('cryptofeed/trades.csv').parsed).toEqual([
    trade({
      feed: 'cryptofeed-BINANCE',
      symbol: 'BTC-USDT',
      time: 1_723_161_240_123_000_000n,
      id: '3735683259',
      price: '61837.5',
      size: '0.01',
    }),
    knownByValues(
      trade({
        feed: 'cryptofeed-KRAKEN',
        symbol: 'BTC-USD',
        time: 1_723_161_240_123_456_000n,
        id: '1723161240123456000/61837.4/0.25/sell',
        price: '61837.4',
        size: '0.25',
      }),
    ),
    rejected(CONTRACTS),
    trade({
      feed: 'cryptofeed-BINANCE_FUTURES',
      symbol: 'BTC-USDT-PERP',
      time: 1_723_161_240_123_000_000n,
      id: '5200000001',
      price: '61837.5',
      size: '0.5',
    }),
  ]);
});

test.each([
  ['BITMEX', 'BTC-USD-PERP', false],
  ['DERIBIT', 'BTC-USD-60000-24Q30-C', false],
  ['OKX', 'BTC-USD-24U27', false],
  ['BYBIT', 'BTC-USD-PERP', false],
  ['BYBIT', 'BTC-USDT-PERP', true],
  ['OKX', 'BTC-USDT', true],
])('cryptofeed trades of %s in %s are accepted: %s', (exchange, symbol, isAccepted) => {
  const { layout } = readFixture('cryptofeed/trades.csv');
  const { kind } = layout.parse(`${exchange},${symbol},buy,1,61837.5,1,,1723161240,1723161240`);
  expect(kind === 'trade').toBe(isAccepted);
});
