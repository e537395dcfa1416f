/** Prints what a run came to, and what it took since the process began. */
export function report(bars: number, trades: number | bigint): void;
