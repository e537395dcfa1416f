import type { Random } from './use-virtual-time';

/** The hours of a day, UTC, counted from its midnight, with the part of the trades that each has. A session may end after midnight. */
export type HourlyShares = ReadonlyMap<number, number>;

/** The trades of some symbols on a day. */
export interface DailyVolume {
  readonly symbols: number;
  readonly trades: number;
  readonly hours: HourlyShares;
}

/** The trades of each symbol in each hour. */
export type Volumes = readonly { readonly symbol: string; readonly hours: ReadonlyMap<number, number> }[];

/** Every hour has trades, and those of the American day have more. */
export const CRYPTO_HOURS: HourlyShares = normalised(
  Array.from({ length: 24 }, (_, hour) => [hour, 1 + 0.5 * Math.cos(((hour - 15) * Math.PI) / 12)] as const),
);

/** The extended session from 4:00 to 20:00 in New York in winter. Most trades are in the first and the last regular hour. */
export const US_HOURS: HourlyShares = normalised([
  ...[9, 10, 11, 12, 13].map((hour) => [hour, 0.6] as const),
  ...([
    [14, 12],
    [15, 19],
    [16, 13],
    [17, 11],
    [18, 11],
    [19, 12],
    [20, 18],
  ] as const),
  ...[21, 22, 23, 24].map((hour) => [hour, 0.5] as const),
]);

/** Divides the trades of a day among symbols by Zipf's law, and among the hours of the day. Symbols without trades are left out. */
export function volumesOf({ symbols, trades, hours }: DailyVolume, random: Random): Volumes {
  const weights = Array.from({ length: symbols }, (_, rank) => 1 / (rank + 1));
  const sum = weights.reduce((a, b) => a + b);
  return weights
    .map((weight, rank) => ({
      symbol: `S${String(rank + 1).padStart(5, '0')}`,
      hours: new Map(
        [...hours]
          .map(([hour, share]) => [hour, Math.floor((trades * share * weight) / sum + random())] as const)
          .filter(([, count]) => count > 0),
      ),
    }))
    .filter((volume) => volume.hours.size > 0);
}

function normalised(hours: readonly (readonly [hour: number, weight: number])[]): HourlyShares {
  const sum = hours.reduce((total, [, weight]) => total + weight, 0);
  return new Map(hours.map(([hour, weight]) => [hour, weight / sum]));
}
