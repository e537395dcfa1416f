/** Nanoseconds since 1970 of a date or an RFC 3339 time. */
export function at(time: string): bigint {
  return BigInt(Date.parse(time)) * 1_000_000n;
}

/** A time in nanoseconds since 1970 as text, to the minute. */
export function text(time: bigint): string {
  return `${new Date(Number(time / 1_000_000n)).toISOString().slice(0, 16)}Z`;
}
