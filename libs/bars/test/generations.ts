import fc from 'fast-check';

/** A generation with a small clock. Those of the same clock differ by their hash. */
export function generationAt(clock: number, hash = 0): string {
  return clock.toString(16).padStart(13, '0') + hash.toString(16).padStart(11, '0');
}

/** Generations of any clock. */
export const generations = fc.stringMatching(/^[0-9a-f]{24}$/);
