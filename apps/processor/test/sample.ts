/** Chooses the share of a {@link sampleOf}. `.ci/run` derives it from the commit, so that later commits have other shares. */
const SAMPLE = Number(process.env['SAMPLE'] ?? 0);

/** One of several shares of equal size, or everything if there is one share. */
export function sampleOf<T>(all: readonly T[], shares: number): readonly T[] {
  return all.filter((_, index) => index % shares === SAMPLE % shares);
}
