import type { BackfillResult } from './simulated-backfill';

/** The result of a simulated day. */
export interface DayResult {
  readonly files: number;
  readonly trades: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Seconds from the upload of a file to its bars, of the files that have any. */
  readonly seconds: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
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
  /** The result of the backfill that ran at the same time. */
  readonly backfill?: BackfillResult;
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

/** How much longer new files may take beside a backfill. */
const MAX_DELAY = 1.2;

/** Seconds of a delay that do not matter: those of a few requests that are throttled by chance. */
const SLIGHT_DELAY = 0.2;

/** The least part of its write units that a backfill uses, and the most: files that it has begun are completed after its end. */
const LEAST_USE = 0.8;
const MOST_USE = 1.25;

/**
 * Returns what is wrong with days beside which a backfill runs. A day has few files that are slow, and chance decides which of them waits
 * for another one, so that the median of several days counts.
 *
 * @param alone the same days without a backfill
 * @param allowed the write units that the backfill of a day may use
 */
export function problemsBeside(days: readonly DayResult[], alone: readonly DayResult[], allowed: number): string[] {
  const slower = (['p50', 'p95', 'p99', 'max'] as const).flatMap((part) => {
    const delays = days.map(({ seconds }, index) => {
      const before = alone[index]?.seconds[part] ?? NaN;
      return seconds[part] < before + SLIGHT_DELAY ? 1 : seconds[part] / before;
    });
    const delay = medianOf(delays);
    return delay > MAX_DELAY ? [`${part} is ${delay.toFixed(2)} times as long`] : [];
  });
  const more = days.reduce((sum, { waits }) => sum + waits, 0) - alone.reduce((sum, { waits }) => sum + waits, 0);
  return [
    ...slower,
    ...(more > 0 ? [`${more} more files wait`] : []),
    ...days.flatMap((day, index) => problemsOfBackfill(day, day.writeUnits - (alone[index]?.writeUnits ?? 0), allowed)),
  ];
}

function problemsOfBackfill({ backfill }: DayResult, writeUnits: number, allowed: number): string[] {
  const { files = 0, failed = 0, errors = {} } = backfill ?? {};
  const used = writeUnits / allowed;
  return [
    ...(files === 0 ? ['the backfill processes nothing'] : []),
    ...(failed > 0 ? [`${failed} files of the backfill fail`] : []),
    ...Object.entries(errors).map(([name, count]) => `${count} invocations of the backfill fail: ${name}`),
    ...(used < LEAST_USE || used > MOST_USE ? [`the backfill uses ${used.toFixed(2)} of its write units`] : []),
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

/** The value in the middle. */
export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}
