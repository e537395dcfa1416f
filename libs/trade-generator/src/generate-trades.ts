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
  /**
   * How often symbols are traded: all alike, or by Zipf's law, the nth 1/n times as often as the first.
   * @default 'alike'
   */
  readonly popularity?: 'alike' | 'zipf';
  /**
   * How prices and sizes are written: with 2 and 8 decimals; the same, sizes without zeros at their end; or both with 8
   * decimals and 16 characters and more, which few parsers read exactly.
   * @default 'padded'
   */
  readonly numbers?: 'padded' | 'trimmed' | 'long';
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

/** Added to prices and sizes that are to be long. */
const LONG = 10_000_000;

/**
 * Makes trades that look like real ones, as lines of the general layout (docs: the README's "Trade files"): many share
 * their time, some are out of order, sizes are fractions of up to 8 decimals.
 */
export function* generateTrades(options: GeneratorOptions): Generator<string> {
  const { seed, symbols, trades, start, duration, popularity = 'alike', numbers = 'padded' } = options;
  const random = xoroshiro128plus(seed);
  const below = (limit: number): number => uniformInt(random, 0, limit - 1);
  const prices = new Map(Object.entries(symbols));
  const pick = popularity === 'zipf' ? zipf([...prices.keys()], below) : alike([...prices.keys()], below);
  // Of the trades that do not share their time, each is this far from the one before, on average.
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

function alike(symbols: readonly string[], below: (limit: number) => number): () => string {
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

/** Writes units of 10^-decimals with all their decimals. */
function fixed(units: number, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
