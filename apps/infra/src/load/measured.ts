import type { StoredInterval } from '@trading/bars';

/**
 * Write units for each trade: those of the worst measured file (0.0098 for `1m` and 0.0499 for `1s`, docs/benchmarks.md), and an
 * eighth more for trade ids that are hashes and cannot be stored as differences.
 */
export const WRITE_UNITS_PER_TRADE: Readonly<Record<StoredInterval, number>> = { '1m': 0.011, '1s': 0.056 };

/** The chunks of an instrument in a day: hours of one-minute bars, and five minutes of one-second bars. */
export const CHUNKS_PER_DAY: Readonly<Record<StoredInterval, number>> = { '1m': 24, '1s': 288 };

/** Items of one unit for each instrument of a day, in addition to its chunks: a covered day and a symbol (decision 21). */
export const ITEMS_PER_INSTRUMENT = 2;

/** Write units of a file without bars: manifest, coverage, report, file, watermark, entry and mark (decision 21), and one more. */
export const WRITE_UNITS_PER_FILE = 8;

/**
 * Trades that one vCPU aggregates per second. Gzip takes 0.25 µs a trade (docs/benchmarks.md, x86-64). This is a quarter of that
 * pace, because ARM64 was not measured and layouts with sale conditions take longer.
 */
export const TRADES_PER_VCPU_SECOND = 1_000_000;

/** Seconds of a file that do not depend on its trades: reading its manifest, the catalogue, the change log, a cold start. */
export const SECONDS_PER_FILE = 2;

/** Memory in MiB that a function takes without trades, and bytes for each trade of its file (docs/benchmarks.md). */
export const BASE_MEMORY = 128;
export const MEMORY_BYTES_PER_TRADE = 2;

/** Seconds from an upload until a function begins: EventBridge, the queue, pollers that Lambda adds each minute. */
export const DELIVERY_SECONDS = 60;

/** Seconds at the end of an attempt in which it hands over, and until the next one begins. */
export const HAND_OVER_SECONDS = 30;

/** The processor stops by itself this many seconds before its timeout (docs/architecture.md). */
export const STOPS_BEFORE_TIMEOUT_SECONDS = 10;

/** Read units of an answer in addition to its bars: watermark, covered days, manifests (docs/benchmarks.md: 20 items). */
export const READ_UNITS_PER_READ = 10;

/** Read units of the processor for each file: manifest, feed, symbols, change log. */
export const READ_UNITS_PER_FILE = 10;

/** Seconds in which the exporter reads the bars of a day: six runs of 15 minutes each night (exports-stack.ts). */
export const EXPORT_SECONDS = 5_400;
