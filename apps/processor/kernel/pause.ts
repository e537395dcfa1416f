/**
 * Reasons for which the kernel pauses: it stops before the next line, so that the host can act. Which line that is depends on
 * the lines before it, and not on how the host passes them. `src/aggregation/wasm/kernel.ts` has the same numbers.
 */
export const DEFERRED_FULL: u32 = 1;
export const PARTS_FULL: u32 = 2;
export const OUT_OF_MEMORY: u32 = 4;
export const MANY_DEFERRED: u32 = 8;

let reasons: u32 = 0;

export function pauseFor(reason: u32): void {
  reasons |= reason;
}

/** Removes a reason for which the host has acted. */
export function resumeFrom(reason: u32): void {
  reasons &= ~reason;
}

export function isPaused(): bool {
  return reasons != 0;
}

/** The reasons, one bit each; 0 if the kernel does not pause. */
export function pauseReasons(): u32 {
  return reasons;
}
