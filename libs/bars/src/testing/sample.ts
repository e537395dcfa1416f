/** Chooses the share of a {@link sampleOf}. `.ci/run` derives it from the commit, so that later commits have other shares. */
const SAMPLE = Number(process.env['SAMPLE'] ?? 0);

/** True if tests run in their full volume, as the configuration `full` of the target sets it. */
const IS_FULL = process.env['TEST_VOLUME'] === 'full';

/**
 * The full volume divided by that which runs with every change. It is a prime, so that a sample of all pairs of some kinds and some
 * changes has each of both.
 */
const FULL_BY_USUAL = 7;

/** One of several shares of equal size, or everything if there is one share. */
export function sampleOf<T>(all: readonly T[], shares: number): readonly T[] {
  return all.filter((_, index) => index % shares === SAMPLE % shares);
}

/** The part of the cases that runs with every change. */
export function usualSampleOf<T>(full: readonly T[]): readonly T[] {
  return IS_FULL ? full : sampleOf(full, FULL_BY_USUAL);
}

/** The number of random cases to run, of the number in full. */
export function runsOf(full: number): number {
  return IS_FULL ? full : Math.ceil(full / FULL_BY_USUAL);
}

/** The distance between values to try, of the distance in full. */
export function stepOf(full: number): number {
  return IS_FULL ? full : full * FULL_BY_USUAL;
}
