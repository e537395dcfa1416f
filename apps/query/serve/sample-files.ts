import { FULLY_ELIGIBLE, parseDecimal, type Trade } from '@trading/bars';
import { generateTrades } from '@trading/trade-generator';

/** A trade file of the sample. */
export interface SampleFile {
  readonly key: string;
  readonly trades: readonly Trade[];
}

/** The symbols of the sample, with their first prices in hundredths. Some have characters that URLs escape. */
const SYMBOLS = { BTCUSDT: 5_712_345, ETHUSDT: 246_810, 'BTC/USD': 5_712_000, 'Ä 50%': 9_999 };

const FEED = 'general';
const DAY = 86_400_000;

/** 2024-08-08, milliseconds since 1970. */
const FIRST_DAY = Date.UTC(2024, 7, 8);

/**
 * Trade files of several days. A day without a file is between the last two, and the last file also has trades of another
 * file with other prices, so that it contradicts it.
 *
 * @param tradesPerDay the number of trades of each file
 */
export function* sampleFiles(tradesPerDay: number): Generator<SampleFile> {
  for (const day of [0, 1, 3]) {
    const start = FIRST_DAY + day * DAY;
    const date = new Date(start).toISOString().slice(0, 10);
    yield { key: `general/trades-${date}.csv`, trades: [...tradesOf(day, start, DAY, tradesPerDay)] };
  }
  const contradicting = [...tradesOf(3, FIRST_DAY + 3 * DAY, DAY, tradesPerDay)].slice(0, tradesPerDay / 10);
  const trades = contradicting.map((trade) => ({ ...trade, price: trade.price + 10n ** 16n }));
  yield { key: 'general/late.csv', trades };
}

function* tradesOf(seed: number, start: number, duration: number, trades: number): Generator<Trade> {
  const [, ...lines] = generateTrades({ seed: seed + 1, symbols: SYMBOLS, trades, start, duration: 0.9 * duration });
  for (const line of lines) {
    const [symbol = '', time = '', price = '', size = '', id = ''] = line.split(',');
    yield {
      ...{ feed: FEED, symbol, time: BigInt(time), id: `${seed}-${id}`, eligibility: FULLY_ELIGIBLE },
      ...{ price: parseDecimal(price) as bigint, size: parseDecimal(size) as bigint },
    };
  }
}
