import type { FileHead } from './match-layout';

/** Data other than trades, which people have beside them. */
interface OtherData {
  /** The data as the end of the sentence "The file contains …". */
  readonly name: string;
  /** Columns of the header, in lower case and in any order; or the first line of a file without header. */
  readonly has: readonly string[] | RegExp;
}

/** The first data that matches applies. */
const OTHER_DATA: readonly OtherData[] = [
  { name: 'aggregates of Massive', has: ['ticker', 'window_start', 'transactions'] },
  { name: 'quotes of Massive', has: ['ticker', 'ask_exchange', 'ask_price', 'bid_exchange', 'bid_price'] },
  { name: 'values of an index of Massive', has: ['ticker', 'value', 'timestamp'] },
  { name: 'quotes of NYSE TAQ', has: ['bid_price', 'offer_price', 'quote_condition'] },
  { name: 'orders of Databento', has: ['ts_recv', 'publisher_id', 'order_id'] },
  { name: 'quotes of Databento', has: ['ts_recv', 'publisher_id', 'bid_px_00', 'ask_px_00'] },
  { name: 'quotes of alpaca-py', has: ['symbol', 'timestamp', 'ask_exchange', 'bid_exchange'] },
  { name: 'quotes of Alpaca', has: /^\{(?=.*"bp":)(?=.*"ap":).*\}$/ },
  { name: 'bars', has: ['open', 'high', 'low', 'close'] },
  { name: 'bars', has: ['<open>', '<high>', '<low>', '<close>'] },
  { name: 'bars of Binance', has: /^\d{13,16}(?:,[\d.]+){5},\d{13,16}(?:,[\d.]+){5}$/ },
  { name: 'bars of Kraken', has: /^\d{10}(?:,[\d.]+){5},\d+$/ },
  { name: 'quotes of MetaTrader', has: ['<bid>', '<ask>'] },
  { name: 'quotes of BitMEX', has: ['bidsize', 'bidprice', 'askprice', 'asksize'] },
  { name: 'quotes of Dukascopy', has: ['ask', 'bid', 'askvolume', 'bidvolume'] },
  { name: 'quotes of Dukascopy', has: ['timestamp', 'askprice', 'bidprice'] },
  { name: 'quotes of Binance', has: ['best_bid_price', 'best_ask_price'] },
  { name: 'quotes of Tardis', has: ['local_timestamp', 'ask_price', 'bid_price'] },
  { name: 'order books of Tardis', has: ['local_timestamp', 'is_snapshot'] },
  { name: 'order books of Tardis', has: ['local_timestamp', 'asks[0].price'] },
  { name: 'options chains of Tardis', has: ['local_timestamp', 'strike_price'] },
  { name: 'tickers of Tardis', has: ['local_timestamp', 'open_interest'] },
  { name: 'order books of Binance', has: ['percentage', 'depth'] },
  { name: 'metrics of Binance', has: ['sum_open_interest'] },
  { name: 'liquidations of Binance', has: ['time_in_force', 'original_quantity'] },
  { name: 'values of an index of Binance', has: ['calc_time', 'index_value'] },
  { name: 'funding rates of Binance', has: ['calc_time', 'last_funding_rate'] },
  { name: 'funding rates of OKX', has: ['instrument_name', 'funding_rate'] },
];

/** Data that has the header of a layout of trades. Its key tells it apart. */
const LOOKALIKES: readonly (OtherData & { readonly key: RegExp })[] = [
  {
    // https://docs.tardis.dev/downloadable-csv-files#liquidations
    name: 'liquidations of Tardis',
    has: ['exchange', 'symbol', 'timestamp', 'local_timestamp', 'id', 'side', 'price', 'amount'],
    key: /(?:^|[/_])liquidations[/_]/,
  },
];

/** Returns the data other than trades that a file contains, if it is known. Only for files that match no layout. */
export function otherDataOf({ firstLine }: FileHead): string | undefined {
  return dataIn(firstLine, OTHER_DATA);
}

/** Returns the data other than trades that a file contains although it matches a layout. */
export function lookalikeOf({ key, firstLine }: FileHead): string | undefined {
  return dataIn(
    firstLine,
    LOOKALIKES.filter((data) => data.key.test(key)),
  );
}

function dataIn(firstLine: string, candidates: readonly OtherData[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const columns = new Set(firstLine.split(/[,\t|]/).map((name) => name.replaceAll('"', '').trim().toLowerCase()));
  const matches = ({ has }: OtherData) =>
    has instanceof RegExp ? has.test(firstLine) : has.every((column) => columns.has(column));
  return candidates.find(matches)?.name;
}
