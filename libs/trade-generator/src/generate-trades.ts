import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Options for the trades of a generated file. The same options give the same bytes. */
export interface GeneratorOptions {
  /** The seed of the random numbers, a whole number. */
  readonly seed: number;
  /** The symbols, each with the price around which it starts, in hundredths. */
  readonly symbols: Readonly<Record<string, number>>;
  /** The number of trades of all symbols together. */
  readonly trades: number;
  /** The earliest possible time of a trade, milliseconds since 1970. */
  readonly start: number;
  /** The milliseconds over which the trades are spread, roughly evenly. */
  readonly duration: number;
  /**
   * How often each symbol is traded: all equally often (`equal`), or the nth symbol 1/n times as often as the first
   * (`zipf`).
   * @default 'equal'
   */
  readonly popularity?: 'equal' | 'zipf';
  /**
   * How prices and sizes are written: with 2 and 8 decimals (`padded`), the same without trailing zeros in sizes
   * (`trimmed`), or both with 8 digits before and 8 after the point, which few parsers read exactly (`long`).
   * @default 'padded'
   */
  readonly numbers?: 'padded' | 'trimmed' | 'long';
}

/** The number of trades in a thousand that share the time of the previous trade. In real files it is 750 to 820. */
const TIES_PER_MILLE = 750;

/** The number of trades in a thousand that come later in the file than their time says. */
const LATE_PER_MILLE = 10;

/** The maximum number of lines by which a trade is late. */
const MAX_LATENESS = 50;

/** The maximum price change from one trade to the next, in hundredths. */
const MAX_MOVE = 12;

/** The units of 10^-8 in a size of 1. */
const SIZE_UNITS = 100_000_000;

/** Added to long prices and sizes, so that they have 8 digits before the point. */
const LONG = 10_000_000;

/**
 * Generates trades that look like real ones: many share their time, some are out of order, and sizes are fractions of up
 * to 8 decimals.
 *
 * @returns the lines of a CSV file in the general layout, the header first
 */
export function* generateTrades(options: GeneratorOptions): Generator<string> {
  const { seed, symbols, trades, start, duration, popularity = 'equal', numbers = 'padded' } = options;
  const random = xoroshiro128plus(seed);
  const below = (limit: number): number => uniformInt(random, 0, limit - 1);
  const prices = new Map(Object.entries(symbols));
  const pick = popularity === 'zipf' ? zipf([...prices.keys()], below) : equal([...prices.keys()], below);
  // The average nanoseconds between two trades that do not share their time.
  const meanGap = (duration * 1_000_000) / (trades * (1 - TIES_PER_MILLE / 1000));
  const late: { readonly line: string; readonly due: number }[] = [];

  yield 'symbol,timestamp_ns,price,size,id';
  let elapsed = 0;
  for (let id = 1; id <= trades; id += 1) {
    const symbol = pick();
    if (below(1000) >= TIES_PER_MILLE) elapsed += below(Math.round(2 * meanGap));
    const price = Math.max(1, (prices.get(symbol) as number) + below(2 * MAX_MOVE + 1) - MAX_MOVE);
    prices.set(symbol, price);
    const size = 1 + below(below(100) === 0 ? 20 * SIZE_UNITS : SIZE_UNITS);

    const time = BigInt(start) * 1_000_000n + BigInt(elapsed);
    const line = `${symbol},${time},${write(price, size, numbers, below)},${id}`;
    if (below(1000) < LATE_PER_MILLE) late.push({ line, due: id + 1 + below(MAX_LATENESS) });
    else yield line;
    while (late[0] && late[0].due <= id) yield (late.shift() as { line: string }).line;
  }
  for (const { line } of late) yield line;
}

function equal(symbols: readonly string[], below: (limit: number) => number): () => string {
  return () => symbols[below(symbols.length)] as string;
}

function zipf(symbols: readonly string[], below: (limit: number) => number): () => string {
  const precision = 2 ** 30;
  let sum = 0;
  const shares = symbols.map((_, index) => (sum += 1 / (index + 1)));
  return () => {
    const share = (below(precision) / precision) * sum;
    let first = 0;
    for (let last = symbols.length - 1; first < last;) {
      const middle = Math.floor((first + last) / 2);
      if ((shares[middle] as number) > share) last = middle;
      else first = middle + 1;
    }
    return symbols[first] as string;
  };
}

function write(
  price: number,
  size: number,
  numbers: NonNullable<GeneratorOptions['numbers']>,
  below: (limit: number) => number,
): string {
  if (numbers === 'padded') return `${fixed(price, 2)},${fixed(size, 8)}`;
  if (numbers === 'trimmed') return `${fixed(price, 2)},${fixed(size, 8).replace(/\.?0+$/, '')}`;
  const long = (units: number) => `${LONG + units}.${below(SIZE_UNITS).toString().padStart(8, '0')}`;
  return `${long(price)},${long(below(9 * LONG))}`;
}

/** Formats a number of units of 10^-decimals, with trailing zeros. */
function fixed(units: number, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
