import { detectLayout } from '../../../src/parsing/recognition/detect-layout';
import { TARDIS } from '../../../src/parsing/layouts/tardis';
import { CONTRACTS, readFixture, rejected, trade } from '../read-fixture';

test('Tardis trades have a feed for each exchange, and are known by their values if they have no id', () => {
  expect(readFixture('tardis/binance-futures_trades_2020-09-01_BTCUSDT.csv').parsed).toEqual([
    trade({
      feed: 'tardis-binance-futures',
      symbol: 'BTCUSDT',
      id: '147319457',
      order: 1_598_918_400_128_912n,
      time: 1_598_918_400_123_000_000n,
      price: '11657.07',
      size: '0.043',
    }),
    trade({
      feed: 'tardis-deribit',
      symbol: 'BTC-PERPETUAL',
      id: 'ETH-30500',
      order: 1_598_918_400_312_345n,
      time: 1_598_918_400_310_000_000n,
      price: '10000',
      size: '0.00000025',
    }),
    {
      ...trade({
        feed: 'tardis-coinbase',
        symbol: 'BTC-USD',
        id: '1598918400400000000/11657.07/0.1/buy',
        order: 1_598_918_400_412_345n,
        time: 1_598_918_400_400_000_000n,
        price: '11657.07',
        size: '0.1',
      }),
      isKnownByValues: true,
    },
  ]);
});

test.each([
  ['binance-delivery', 'BTCUSD_PERP', false],
  ['bitmex', 'XBTUSD', false],
  ['bybit', 'BTCUSD', false],
  ['bybit', 'BTCUSDT', true],
  ['cryptofacilities', 'PI_XBTUSD', false],
  ['cryptofacilities', 'PF_XBTUSD', true],
  ['gate-io', 'BTC_USDT', true],
  ['gate-io-futures', 'BTC_USDT', false],
  ['huobi', 'BTCUSDT', true],
  ['huobi-dm', 'BTC_CW', false],
  ['huobi-dm-linear-swap', 'BTC-USDT', false],
  ['okex', 'BTC-USDT', true],
  ['okex-swap', 'BTC-USDT-SWAP', false],
])('Tardis trades of %s in %s are accepted: %s', (exchange, symbol, isAccepted) => {
  const { parse } = detectLayout('x.csv', TARDIS.columns.join(','));
  const line = parse(`${exchange},${symbol},1598918400310000,1598918400312345,7,sell,11657.07,3`);
  if (isAccepted) expect(line.kind).toBe('trade');
  else expect(line).toEqual(rejected(CONTRACTS));
});
