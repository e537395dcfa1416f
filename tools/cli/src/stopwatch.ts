/** Starts a stopwatch. Each call of the result returns the time since then, such as `3.2 s`. */
export function stopwatch(): () => string {
  const begun = performance.now();
  return () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}
