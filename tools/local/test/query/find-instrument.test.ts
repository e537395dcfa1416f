import { findInstrument, SeveralFeedsError, UnknownSymbolError } from '../../src/query/find-instrument';

const INSTRUMENTS = [
  { feed: 'binance-spot', symbol: 'BTCUSDT' },
  { feed: 'binance-spot', symbol: 'ETHUSDT' },
  { feed: 'bybit', symbol: 'BTCUSDT' },
  { feed: 'general', symbol: 'ACME' },
  { feed: 'general', symbol: 'ACME.PR' },
];

/** An API that searches as the deployed one does. */
const api = {
  instruments: async ({ feed, search = '' }: { readonly feed?: string; readonly search?: string }) =>
    INSTRUMENTS.filter((each) => feed === undefined || each.feed === feed).filter(({ symbol }) =>
      symbol.toLowerCase().includes(search.toLowerCase()),
    ),
};

describe('findInstrument', () => {
  test('finds the only instrument with exactly this symbol', async () => {
    expect(await findInstrument(api, 'ACME')).toEqual({ feed: 'general', symbol: 'ACME' });
    expect(await findInstrument(api, 'BTCUSDT', 'bybit')).toEqual({ feed: 'bybit', symbol: 'BTCUSDT' });
  });

  test('names the feeds if there are several', async () => {
    await expect(findInstrument(api, 'BTCUSDT')).rejects.toThrow(SeveralFeedsError);
    await expect(findInstrument(api, 'BTCUSDT')).rejects.toThrow(
      'Several feeds have bars of BTCUSDT. Add one of: --feed binance-spot, --feed bybit.',
    );
  });

  test.each<[string, string | undefined, string]>([
    [
      'BTCUSTD',
      undefined,
      'There are no bars of the symbol BTCUSTD. Similar symbols: BTCUSDT, ETHUSDT, ACME, ACME.PR.',
    ],
    ['acme', undefined, 'There are no bars of the symbol acme. Similar symbols: ACME, ACME.PR.'],
    ['ACME', 'bybit', 'The feed bybit has no bars of the symbol ACME. Similar symbols: BTCUSDT.'],
    ['ACME', 'none', 'The feed none has no bars of the symbol ACME. Send trades with'],
  ])('names symbols that are similar to %s of the feed %s', async (symbol, feed, message) => {
    await expect(findInstrument(api, symbol, feed)).rejects.toThrow(UnknownSymbolError);
    await expect(findInstrument(api, symbol, feed)).rejects.toThrow(message);
  });
});
