/** The functions of the host that the kernel calls: `src/aggregation/wasm/kernel.ts` documents them. */

/** Writes the verdict on lines with a key as three numbers of 4 bytes: the feed, and the outcome in and outside the session. */
export declare function writeVerdict(key: usize, length: u32, to: usize): void;

/** Returns true if a half-hour, counted from 1970, is in the regular session. */
export declare function isInSession(halfHour: u32): bool;

/** Returns false if lines with rules of a symbol are deferred. */
export declare function acceptsSymbol(symbol: usize, length: u32, feed: u32): bool;
