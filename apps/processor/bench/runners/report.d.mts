/** Prints the result of a run, and the resources used since the process started. */
export function report(bars: number, trades: number | bigint, seconds?: number): void;
