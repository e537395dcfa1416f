import { createHash } from 'node:crypto';
import type { Bar } from '@trading/bars';

/** Nanoseconds of a minute. */
const MINUTE = 60_000_000_000n;

/** The largest price: 18 digits before and after the point. */
const MAX_PRICE = 10n ** 36n - 1n;

/** The first integer that does not fit in a column. */
const LIMIT = 10n ** 38n;

/** Prices × 10^18 at which readers and writers go wrong. */
const PRICES = [
  1n,
  10n ** 18n,
  10n ** 18n + 1n,
  2n ** 53n + 1n,
  2n ** 63n,
  2n ** 64n,
  123_456_789_012_345_678n,
  MAX_PRICE,
];

/** Volumes × 10^18, some of which do not fit in a column. */
const VOLUMES = [0n, 1n, 10n ** 18n, 2n ** 64n, LIMIT - 1n, LIMIT, 2n ** 127n, 2n ** 128n, 10n ** 60n];

/**
 * Bars of a day with every combination of difficult numbers, and random ones. Every seventh bar has no prices.
 *
 * @param day the start of the day, nanoseconds since 1970
 * @param seed chooses the random numbers
 */
export function adversarialBars(day: bigint, seed: string): Bar[] {
  return Array.from({ length: 1_440 }, (_, minute): Bar => {
    // Every fifth bar has ordinary numbers of eight decimals, whose notional fits in a column.
    const isOrdinary = minute % 5 === 0;
    const number = (name: string, limit: bigint) =>
      isOrdinary
        ? random(`${seed} ${name} ${minute}`, 10n ** 16n) * 10n ** 10n
        : random(`${seed} ${name} ${minute}`, limit);
    const open = isOrdinary ? number('open', MAX_PRICE) : at(PRICES, minute);
    const close = minute % 3 === 0 ? open : number('close', MAX_PRICE);
    const [low, high] = open < close ? [open, close] : [close, open];
    // The volume that was traded at the first price, and the one at the last price.
    const first = minute % 2 === 0 ? 0n : number('first', 10n ** 40n);
    const last = isOrdinary || minute % 2 === 1 ? number('last', 10n ** 40n) : at(VOLUMES, minute / 2);
    const time = day + BigInt(minute) * MINUTE;
    return {
      time,
      end: time + MINUTE,
      ...(minute % 7 === 6 ? {} : { open, high, low, close }),
      volume: first + last,
      notional: open * first + close * last,
      count: minute,
      sources: ['s'],
      conflicts: [],
      revision: createHash('sha256').update(`${seed} ${minute}`).digest('hex').slice(0, 16),
    };
  });
}

function at(values: readonly bigint[], index: number): bigint {
  return values[index % values.length] ?? 0n;
}

/** A number below a limit that a text determines. */
function random(text: string, limit: bigint): bigint {
  return BigInt(`0x${createHash('sha512').update(text).digest('hex')}`) % limit;
}
