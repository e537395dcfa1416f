/** The result of a simulated day. */
export interface DayResult {
  readonly files: number;
  readonly trades: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Seconds from the upload of a file to its bars, of the files that have any. */
  readonly seconds: { readonly p50: number; readonly p99: number; readonly max: number };
  /** Requests that the table throttled, wholly or in part. */
  readonly throttledRequests: number;
  /** Deliveries that ended for want of capacity or time, after which the file waited and went on. */
  readonly waits: number;
  /** Messages that were received too often, or became too old. */
  readonly deadLetters: number;
  /** Files without bars at the end. */
  readonly unfinished: number;
  /** Chunks of bars that were never put. */
  readonly missingChunks: number;
  /** The first delivery of all, and the write units that were consumed until its end. */
  readonly firstDelivery: { readonly seconds: number; readonly writeUnits: number };
  /** The number of deliveries that failed, by the name of the error. */
  readonly errors: Readonly<Record<string, number>>;
  /** Write units a second that were provisioned, or that an on-demand table could give. */
  readonly capacity: { readonly max: number; readonly mean: number };
  /** The price of the capacity, US dollars, for the day and the time until no message was left. */
  readonly dollars: number;
}

/**
 * Returns what is wrong with a day: everything must arrive, nothing may die for want of capacity, and a full table must be left in
 * peace.
 *
 * @param within seconds from an upload within which its bars must be there; Infinity for a backlog
 */
export function problemsOf(day: DayResult, within: number): string[] {
  const { deadLetters, unfinished, missingChunks, seconds, throttledRequests, writeUnits } = day;
  return [
    ...(asksInVain({ throttledRequests, writeUnits }) ? [`${throttledRequests} requests in vain`] : []),
    ...(deadLetters > 0 ? [`${deadLetters} dead letters`] : []),
    ...(unfinished > 0 ? [`${unfinished} files without bars`] : []),
    ...(missingChunks > 0 ? [`${missingChunks} chunks are missing`] : []),
    ...(seconds.max > within ? [`bars after ${Math.round(seconds.max)} s instead of ${within} s`] : []),
  ];
}

/**
 * True if more requests were throttled than units were written. A table that is full is then asked again and again, which costs
 * time, and capacity of others.
 */
export function asksInVain({
  throttledRequests,
  writeUnits,
}: Pick<DayResult, 'throttledRequests' | 'writeUnits'>): boolean {
  return throttledRequests > writeUnits;
}

/** The value below which a part of the values is. NaN without values. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}
