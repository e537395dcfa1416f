import { readFileSync } from 'node:fs';
import { decodeChunk } from '@trading/bars/write';
import { aggregateTradeFile } from '../../src/aggregation/aggregate-trade-file';
import { memoryLimits } from '../../src/aggregation/memory-limits';
import { WasmLineAggregator } from '../../src/aggregation/wasm/wasm-line-aggregator';
import { RefusedError } from '../../src/errors';
import { LARGE_FILES, type LargeFile, type Totals } from './large-file';

/** The result of reading a file, with the memory and the time that it took. */
export interface LargeFileResult {
  /** The sums over its bars; undefined if it was refused. */
  readonly totals?: Totals;
  readonly expected: Totals;
  /** The name of the error by which it was refused. */
  readonly refused?: string;
  readonly peakMebibytes: number;
  readonly cpuSeconds: number;
}

/** One unit of a size, × 10^18. */
const ONE = 10n ** 18n;

/** Bytes of a piece of the file. */
const PIECE = 1 << 16;

async function* piecesOf(file: LargeFile): AsyncGenerator<Uint8Array> {
  let text = '';
  for (const line of file.lines()) {
    text += `${line}\n`;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

async function totalsOf(file: LargeFile, mebibytes: number): Promise<Totals | string> {
  try {
    const aggregated = await aggregateTradeFile(
      file.key,
      async () => piecesOf(file),
      {
        interval: '1m',
        layouts: [],
        limits: memoryLimits(mebibytes),
        makeLineAggregator: (options) => new WasmLineAggregator(options),
      },
      { throwIfLate: () => undefined },
    );
    if (!aggregated) throw new Error('the bytes are there');
    let [trades, volume] = [0, 0n];
    for (const { start, bytes } of aggregated.chunks()) {
      for (const { state, ids } of decodeChunk(start, '1m', bytes)) {
        trades += ids.length;
        volume += state.volume;
      }
    }
    aggregated.close();
    const { accepted, duplicate, excluded } = aggregated.counts;
    return { accepted, duplicate, excluded, trades, volume: Number(volume / ONE) };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return error.name;
  }
}

/** Reads a file like a function: `node read-large-file.js KIND TRADES MEBIBYTES`. Prints a {@link LargeFileResult}. */
async function main(kind: string, trades: string, mebibytes: string): Promise<void> {
  const file = LARGE_FILES[kind as keyof typeof LARGE_FILES](Number(trades));
  const result = await totalsOf(file, Number(mebibytes));
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  // `maxRSS` is at least that of the process that started this one.
  const peak = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  const output: LargeFileResult = {
    ...(typeof result === 'string' ? { refused: result } : { totals: result }),
    expected: file.expected,
    peakMebibytes: Number(peak) / 1_024,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  };
  console.log(JSON.stringify(output));
}

void main(...(process.argv.slice(2) as [string, string, string]));
