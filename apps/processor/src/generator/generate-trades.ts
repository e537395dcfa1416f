import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** What a generated file holds; the same options give the same bytes. */
export interface GeneratorOptions {
  /** Where the random numbers begin: a whole number. */
  readonly seed: number;
  /** Symbol → price of its first trade, in hundredths. */
  readonly symbols: Readonly<Record<string, number>>;
  /** Number of trades, over all symbols. */
  readonly trades: number;
  /** Time of the first trade, milliseconds since 1970. */
  readonly start: number;
  /** Milliseconds over which the trades are spread, about evenly. */
  readonly duration: number;
}

/** Of a thousand trades, how many share their time with the one before: as in real files, where 750 to 820 do. */
const TIES_PER_MILLE = 750;

/** Of a thousand trades, how many come later in the file than their time says. */
const LATE_PER_MILLE = 10;

/** By how many lines the latest of them is late. */
const MAX_LATENESS = 50;

/** A trade moves the price by at most this many hundredths. */
const MAX_MOVE = 12;

/** Sizes are multiples of 10^-8, and some are large. */
const SIZE_UNITS = 100_000_000;

/**
 * Makes trades that look like real ones, as lines of the general layout (docs: the README's "Trade files"): many share
 * their time, some are out of order, sizes are fractions of up to 8 decimals.
 */
export function* generateTrades({ seed, symbols, trades, start, duration }: GeneratorOptions): Generator<string> {
  const random = xoroshiro128plus(seed);
  const below = (limit: number): number => uniformInt(random, 0, limit - 1);
  const names = Object.keys(symbols);
  const prices = new Map(Object.entries(symbols));
  // Of the trades that do not share their time, each is this far from the one before, on average.
  const meanGap = (duration * 1_000_000) / (trades * (1 - TIES_PER_MILLE / 1000));
  const late: { readonly line: string; readonly due: number }[] = [];

  yield 'symbol,timestamp_ns,price,size,id';
  let elapsed = 0;
  for (let id = 1; id <= trades; id += 1) {
    const symbol = names[below(names.length)] as string;
    if (below(1000) >= TIES_PER_MILLE) elapsed += below(Math.round(2 * meanGap));
    const price = Math.max(1, (prices.get(symbol) as number) + below(2 * MAX_MOVE + 1) - MAX_MOVE);
    prices.set(symbol, price);
    const size = 1 + below(below(100) === 0 ? 20 * SIZE_UNITS : SIZE_UNITS);

    const time = BigInt(start) * 1_000_000n + BigInt(elapsed);
    const line = `${symbol},${time},${fixed(price, 2)},${fixed(size, 8)},${id}`;
    if (below(1000) < LATE_PER_MILLE) late.push({ line, due: id + 1 + below(MAX_LATENESS) });
    else yield line;
    while (late[0] && late[0].due <= id) yield (late.shift() as { line: string }).line;
  }
  for (const { line } of late) yield line;
}

/** Writes units of 10^-decimals with all their decimals. */
function fixed(units: number, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
