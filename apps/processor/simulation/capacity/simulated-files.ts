import type { EncodedChunk } from '@trading/bars/write';
import type { LineAggregator } from '../../src/aggregation/line-aggregator';
import { SimulatedBytes } from './simulated-bytes';
import type { Volumes } from './trade-volumes';

/** A file of trades. Its rows do not exist: only their numbers count. */
export interface SimulatedFile {
  readonly feed: string;
  /** The key of the object. */
  readonly key: string;
  /** Milliseconds from the start of the simulated day to the upload. */
  readonly uploadedAt: number;
  readonly trades: number;
  /** The trades of each symbol in each hour, ordered by symbol. */
  readonly volumes: Volumes;
  /**
   * The number of days between the day of the trades and the one before the simulated day.
   * @default 0
   */
  readonly daysBefore?: number;
  /** CPU nanoseconds of one vCPU from a row to its bar. */
  readonly foldNanoseconds: number;
  /** The bytes of the object. */
  readonly bytes: number;
}

/**
 * The bytes of a bar and of a trade in a chunk of bars. They give the bytes that were measured of the 616,038 one-minute bars of
 * 5 million trades and of those of 20 million (docs/benchmarks.md: 95 and 124 MiB, 0.0067 write units a trade).
 */
const BYTES_PER_BAR = 32.3;
const BYTES_PER_TRADE = 1.54;

const MINUTES = 60;
const HOUR_NANOSECONDS = 3_600_000_000_000n;
const MINUTE_NANOSECONDS = 60_000_000_000n;

/** The midnight that ends the day of the trades, which is when the simulated day starts. */
const MIDNIGHT = BigInt(Date.UTC(2026, 2, 3)) * 1_000_000n;

/** The midnight at which hour 0 of {@link Volumes} begins. */
const DAY_OF_TRADES = MIDNIGHT - 24n * HOUR_NANOSECONDS;

/** The text of a file: a header, and a line that names the file. */
export function contentOf(index: number): Uint8Array {
  return Buffer.from(`symbol,timestamp_ns,price,size,id\nS,0,1,1,${index}\n`);
}

/** Takes the place of the kernel: reads the number of a file from its text, and has the bars of its trades. */
export function aggregatorOf(files: readonly SimulatedFile[]): () => LineAggregator {
  // Each attempt has the same chunks.
  const chunks: EncodedChunk[][] = [];
  return () => {
    let text = '';
    const index = () => Number(/,(\d+)\n/.exec(text)?.[1]);
    return {
      push(bytes) {
        text += Buffer.from(bytes).toString('latin1');
        return [];
      },
      end: () => [],
      get aggregated() {
        const file = files[index()] as SimulatedFile;
        const ofFile = (chunks[index()] ??= [...chunksOf(file)]);
        return {
          accepted: file.trades,
          excluded: new Map(),
          contested: [],
          runs: [() => ofFile],
        };
      },
    };
  };
}

/** The bytes of the bars of a number of trades in an hour. */
export function bytesOfChunk(trades: number): number {
  // The minutes that have a trade, if trades are spread evenly.
  const bars = MINUTES * (1 - Math.exp(-trades / MINUTES));
  return bytesOfBars(Math.max(1, bars), trades);
}

/** The bytes of a number of bars with a number of trades. */
export function bytesOfBars(bars: number, trades: number): number {
  return Math.ceil(bars * BYTES_PER_BAR + trades * BYTES_PER_TRADE);
}

/** The chunks of a file, ordered by time and then by symbol. */
function* chunksOf({ feed, volumes, daysBefore = 0 }: SimulatedFile): Generator<EncodedChunk> {
  const hours = [...new Set(volumes.flatMap((volume) => [...volume.hours.keys()]))].sort((a, b) => a - b);
  for (const hour of hours) {
    const start = DAY_OF_TRADES + BigInt(hour - 24 * daysBefore) * HOUR_NANOSECONDS;
    const last = start + HOUR_NANOSECONDS - MINUTE_NANOSECONDS;
    for (const volume of volumes) {
      const trades = volume.hours.get(hour);
      if (trades === undefined) continue;
      const bytes = new SimulatedBytes(bytesOfChunk(trades));
      yield { feed, symbol: volume.symbol, start, from: start, to: trades > 1 ? last : start, bytes };
    }
  }
}
