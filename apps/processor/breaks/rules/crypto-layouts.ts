import type { Break, Rule } from '../rule';

const DETECTION = ['apps/processor/test/parsing/recognition/detect-layout.test.ts'];

/** A break of one layout, which the test of the layout detects. */
function breakOf(layout: string, name: string, find: string, replace: string): Break {
  return {
    name,
    edit: { file: `apps/processor/src/parsing/layouts/${layout}.ts`, find, replace },
    detectedBy: [`apps/processor/test/parsing/layouts/${layout}.test.ts`],
  };
}

/** The layouts of crypto exchanges, and of libraries that record them. */
export const CRYPTO_LAYOUTS: readonly Rule[] = [
  {
    rule: 'sizes are in units of the base asset',
    breaks: [
      breakOf('binance-coinm', 'the size is a number of contracts', `size: 'base_qty'`, `size: 'qty'`),
      breakOf('bitmex', 'the size is a number of contracts', `size: 'homenotional'`, `size: 'size'`),
      breakOf(
        'htx-linear-swap',
        'the size is a number of contracts',
        `size: 'volume (in base currency)'`,
        `size: 'volume (in contracts)'`,
      ),
      breakOf('bitfinex', 'the size of a sale is negative', 'isSizeSigned: true,', ''),
    ],
  },
  {
    rule: 'sizes in contracts of an unknown size are rejected',
    breaks: [
      breakOf('binance-coinm-agg', 'aggTrades are accepted', 'contracts: /^binance-coinm-agg /,', ''),
      breakOf('binance-usdm-api-agg', 'futures with coin margin are accepted', 'contracts: / \\w+USD_\\w+$/,', ''),
      breakOf('bybit', 'inverse contracts are accepted', '(?:[A-Z]\\d{2})?$/', '$/'),
      breakOf('okx', 'options are accepted', '(?:-[\\d.]+-[CP])?', ''),
      breakOf('okx-before-2024', 'swaps are accepted', 'contracts: OKX.contracts,', ''),
      breakOf('ccxt', 'contracts are accepted', 'contracts: /:/,', ''),
      breakOf('cryptofeed', 'futures are accepted', '-(?:PERP|', '-(?:PERPETUAL|'),
      breakOf('gate-futures', 'futures are accepted', 'contracts: /^gate-futures /,', ''),
      breakOf('htx', 'swaps are accepted', 'contracts: /-(?:PERP|', 'contracts: /-(?:PERPETUAL|'),
      breakOf('tardis', 'futures of Gate are accepted', `'gate-io-futures ',`, ''),
      breakOf('nautilus', 'swaps are accepted', '-(?:SWAP|', '-(?:SWAPS|'),
    ],
  },
  {
    rule: 'a number that is not an id of the venue is not an id',
    breaks: [breakOf('bybit-spot', 'the number of a line is the id', 'id: [],', `id: ['id'],`)],
  },
  {
    rule: 'trades that differ in their times or ids are separate feeds',
    breaks: [
      breakOf('binance-spot-api', 'the API shares the feed of the archive', `'binance-spot-api'`, `'binance-spot'`),
      breakOf('kraken-api', 'the API shares the feed of the archive', `feed: 'kraken-api'`, `feed: 'kraken'`),
      breakOf('bitstamp-stream', 'the stream shares the feed of the API', `'bitstamp-stream'`, `'bitstamp'`),
    ],
  },
  {
    rule: 'records that are not about trades are rejected',
    breaks: [
      breakOf(
        'bitmex',
        'the price of an index is a trade',
        `{ kind: 'other', name: 'the price of an index' }`,
        `{ kind: 'trade' }`,
      ),
      breakOf(
        'coinbase-stream',
        'a heartbeat has an unknown type',
        `heartbeat: { kind: 'other', name: 'a control message' },`,
        '',
      ),
      breakOf(
        'binance-spot-stream',
        'an update of the order book has an unknown type',
        `depthUpdate: { kind: 'other', name: 'an update of the order book' },`,
        '',
      ),
    ],
  },
  {
    rule: 'a file that could be of several providers is recognised by its folder',
    breaks: ['kraken', 'bitfinex'].map((layout) => ({
      ...breakOf(layout, `a file of ${layout} is recognised in any folder`, 'isFolderRequired: true,', ''),
      detectedBy: DETECTION,
    })),
  },
  {
    rule: 'data other than trades is refused by its name',
    breaks: [
      {
        name: 'liquidations of Tardis are read as trades',
        edit: {
          file: 'apps/processor/src/parsing/recognition/detect-layout.ts',
          find: 'const lookalike = lookalikeOf(head);',
          replace: 'const lookalike: string | undefined = undefined;',
        },
        detectedBy: DETECTION,
      },
      {
        name: 'quotes are refused as an unknown layout',
        edit: {
          file: 'apps/processor/src/parsing/recognition/detect-layout.ts',
          find: 'const other = otherDataOf(head);',
          replace: 'const other: string | undefined = undefined;',
        },
        detectedBy: DETECTION,
      },
    ],
  },
  {
    rule: 'times of kdb+ are read in UTC',
    breaks: [
      {
        name: 'a time of kdb+ is not recognised',
        edit: {
          file: 'apps/processor/src/parsing/timestamp.ts',
          find: 'return KDB.test(text) ?',
          replace: 'return !KDB.test(text) ?',
        },
        detectedBy: ['apps/processor/test/parsing/timestamp.test.ts'],
      },
    ],
  },
];
