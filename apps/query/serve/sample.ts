import { FULLY_ELIGIBLE, parseDecimal, type StoredInterval, type Table, type Trade } from '@trading/bars';
import { generateTrades } from '@trading/trade-generator';
import { TradeUploads } from './trade-uploads';

/** The symbols of the sample, with their first prices in hundredths. Some have characters that URLs escape. */
const SYMBOLS = { BTCUSDT: 5_712_345, ETHUSDT: 246_810, 'BTC/USD': 5_712_000, 'Ä 50%': 9_999 };

const FEED = 'binance-spot';
const DAY = 86_400_000;
const CENT = 10n ** 16n;

/** Ids are unique over all days, and consecutive, as venues number their trades. */
const IDS_PER_DAY = 10_000_000;

/** 2024-08-08, a Thursday, milliseconds since 1970. */
const FIRST_DAY = Date.UTC(2024, 7, 8);

/**
 * Writes trade files of three days of four symbols to a table. The day before the last has no file. A further file contradicts
 * the last day's, and one file is refused.
 *
 * @param tradesPerDay the number of trades of each day's file
 */
export async function writeSample(table: Table, interval: StoredInterval, tradesPerDay: number): Promise<void> {
  const uploads = new TradeUploads(table, interval);
  for (const day of [0, 1, 3]) {
    const date = new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10);
    const rejections = [
      { line: 7, reason: "price is not a decimal number: 'x'", text: 'BTCUSDT,1723075200000000000,x' },
    ];
    await uploads.upload(`binance-spot/trades-${date}.csv`, [...tradesOfDay(day, tradesPerDay)], rejections);
  }
  const first = [...tradesOfDay(3, tradesPerDay)].slice(0, tradesPerDay / 10);
  await uploads.upload(
    'binance-spot/late.csv',
    first.map((trade) => ({ ...trade, price: trade.price + CENT })),
  );
  await uploads.refuse('binance-spot/notes.txt', 'The layout is unknown; found as first line: hello');
}

/** The trades of a day end before its last hours. */
function* tradesOfDay(day: number, trades: number): Generator<Trade> {
  const times = { start: FIRST_DAY + day * DAY, duration: 0.9 * DAY };
  const [, ...lines] = generateTrades({ seed: day + 1, symbols: SYMBOLS, trades, ...times });
  for (const line of lines) {
    const [symbol = '', time = '', price = '', size = '', id = ''] = line.split(',');
    yield {
      ...{
        feed: FEED,
        symbol,
        time: BigInt(time),
        id: String(day * IDS_PER_DAY + Number(id)),
        eligibility: FULLY_ELIGIBLE,
      },
      ...{ price: parseDecimal(price) as bigint, size: parseDecimal(size) as bigint },
    };
  }
}
