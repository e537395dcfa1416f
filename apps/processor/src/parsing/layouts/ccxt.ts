import type { LayoutDeclaration } from '../layout-declaration';

/** The fields that both formats share. */
const CCXT = {
  feed: 'ccxt',
  columns: ['timestamp', 'datetime', 'symbol', 'id', 'side', 'price', 'amount'],
  symbol: 'symbol',
  times: [{ column: 'timestamp', unit: 'ms' }],
  price: 'price',
  size: 'amount',
  contracts: /:/,
  id: ['id'],
  knownByValues: { columns: ['side'] },
} as const satisfies Partial<LayoutDeclaration>;

/** Keys of a trade that do not matter for bars. */
const OTHERS = ['info', 'order', 'type', 'cost', 'fee', 'fees'];

/**
 * Trades of the library ccxt in its unified structure, as `DataFrame.to_csv` of pandas writes them, with or without the
 * index. Its column has no name.
 *
 * A trade does not name its exchange, so all of them are one feed. Upload only the trades of one exchange in this layout.
 * Amounts of contracts (`BTC/USDT:USDT`) are numbers of contracts of a size that a trade does not state, so they are
 * rejected. Some exchanges have no ids: their trades are known by their values.
 *
 * https://docs.ccxt.com/#/README?id=public-trades
 */
export const CCXT_CSV: LayoutDeclaration = {
  ...CCXT,
  name: 'ccxt trades (CSV)',
  format: 'csv',
  header: 'required',
  optionalColumns: ['', 'takerormaker', ...OTHERS],
};

/** The same layout as NDJSON, one trade a line. */
export const CCXT_NDJSON: LayoutDeclaration = {
  ...CCXT,
  name: 'ccxt trades (NDJSON)',
  format: 'ndjson',
  optionalColumns: [...OTHERS, 'takerOrMaker'],
};
