/** Formats the watermark of each feed, in nanoseconds since 1970: `kraken up to 2024-08-08T14:30:01.000Z`. */
export function formatWatermarks(watermarks: ReadonlyMap<string, bigint>): string[] {
  return [...watermarks].map(([feed, time]) => `${feed} up to ${new Date(Number(time / 1_000_000n)).toISOString()}`);
}
