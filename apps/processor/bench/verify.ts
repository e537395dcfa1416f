import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { BarReader, type Interval, type Item, NANOSECONDS } from '@trading/bars';
import { WasmLineAggregator } from '../src/aggregation/wasm/wasm-line-aggregator';
import { processTradeFile } from '../src/process-trade-file';
import { BarStore } from '@trading/bars/write';
import { exactBars, scaled, type ExactBar } from './exact-bars';
import { PartitionedTable } from '@trading/bars/memory';
import { fileChunks } from './runners/file-chunks';

/** The number of bars, and of bars that differ from the exact ones in any digit, are missing or are surplus. */
export interface Verified {
  readonly bars: number;
  readonly wrong: number;
  /** Write request units per trade. A write takes one unit for each started kilobyte of its item. */
  readonly writeUnits?: number;
}

/** Processes a file with the function's code, reads all its bars of an interval from the table, and compares them. */
export async function verifyProcessor(file: string, interval: Interval): Promise<Verified> {
  const stored = interval === '1s' ? '1s' : '1m';
  const table = new PartitionedTable();
  const version = { bucket: 'bench', key: file, etag: 'etag' };
  const outcome = await processTradeFile(version, {
    files: { open: () => Promise.resolve(fileChunks(file)) },
    uploads: {
      findUpload: () => Promise.resolve({ ...version, uploadedAt: 0 }),
      listVersions: () => Promise.resolve([]),
    },
    store: new BarStore(table),
    settings: { interval: stored, layouts: [], makeLineAggregator: (options) => new WasmLineAggregator(options) },
    clock: { throwIfLate: () => undefined },
  });
  if (outcome.status !== 'applied') throw new Error(`${file} was not applied`);
  const writeUnits = [...table.items()].reduce((sum, item) => sum + Math.ceil(sizeOf(item) / 1024), 0);
  const exact = await exactBars(file, interval);
  const reader = new BarReader(table, stored);
  let bars = 0;
  let wrong = 0;
  for (const { symbol, from, to } of outcome.manifest.coverage) {
    const expected = exact.get(symbol) ?? new Map<bigint, ExactBar>();
    const range = { from: from - NANOSECONDS['1w'], to: to + NANOSECONDS['1w'] };
    const page = await reader.readBars({ feed: 'general', symbol, interval, ...range, limit: 1_000_000 });
    for (const bar of page.bars) {
      const { time, open, high, low, close, volume, notional, count } = bar;
      if (!isSame(expected.get(time), [open, high, low, close, volume, notional, BigInt(count)])) wrong += 1;
      expected.delete(time);
    }
    bars += page.bars.length;
    wrong += expected.size;
    exact.delete(symbol);
  }
  for (const missing of exact.values()) wrong += missing.size;
  return { bars, wrong, writeUnits: writeUnits / outcome.manifest.accepted };
}

/**
 * Compares bars that another tool has written as CSV: symbol, open time, prices, volume, notional and number of trades.
 */
export async function verifyWritten(file: string, written: string): Promise<Verified> {
  const exact = await exactBars(file, '1m');
  let bars = 0;
  let wrong = 0;
  for await (const line of createInterface({ input: createReadStream(written), crlfDelay: Infinity })) {
    const [symbol = '', time = '', ...numbers] = line.split(',');
    const [open = '', high = '', low = '', close = '', volume = '', notional = '', trades = ''] = numbers;
    const values = [open, high, low, close, volume].map((text) => asScaled(text));
    const expected = exact.get(symbol)?.get(BigInt(time));
    if (!isSame(expected, [...values, asScaled(notional, 36), BigInt(trades)])) wrong += 1;
    exact.get(symbol)?.delete(BigInt(time));
    bars += 1;
  }
  for (const missing of exact.values()) wrong += missing.size;
  return { bars, wrong };
}

function isSame(expected: ExactBar | undefined, values: readonly (bigint | undefined)[]): boolean {
  if (!expected) return false;
  const { open, high, low, close, volume, notional, trades } = expected;
  return [open, high, low, close, volume, notional, BigInt(trades)].every((value, index) => value === values[index]);
}

/** A decimal number as an integer with a number of decimals. Undefined if it has more decimals, or an exponent. */
function asScaled(text: string, decimals = 18): bigint | undefined {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > decimals) return undefined;
  return decimals === 18 ? scaled(text) : BigInt((match[1] ?? '') + fraction.padEnd(decimals, '0'));
}

/** Size of an item in bytes, as DynamoDB counts them: names and values, with text in UTF-8. */
function sizeOf(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + name.length + valueSize(value), 0);
}

function valueSize(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  return typeof value === 'string' ? Buffer.byteLength(value) : JSON.stringify(value ?? '').length;
}
