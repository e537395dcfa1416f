/** Formats nanoseconds since 1970 as an ISO time with milliseconds. */
export function formatNanoseconds(time: bigint): string {
  return new Date(Number(time / 1_000_000n)).toISOString();
}
