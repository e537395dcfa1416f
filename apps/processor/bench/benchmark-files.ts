import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { generateTrades, type GeneratorOptions } from '@trading/trade-generator';
import { showProgress } from './measure';

/** A day of 500 symbols. Their trades follow Zipf's law, and the first symbol trades at prices around 10,000. */
const OPTIONS = {
  seed: 1,
  symbols: Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`SYM${String(index + 1).padStart(4, '0')}`, 1_000 + 1_998 * index]),
  ),
  start: Date.UTC(2024, 7, 8),
  duration: 86_400_000,
  popularity: 'zipf',
} as const satisfies Partial<GeneratorOptions>;

/** Paths of the benchmark files. Equal options make equal bytes. */
export interface BenchmarkFiles {
  /** Prices have 2 decimals, and sizes up to 8. */
  readonly csv: string;
  readonly gzip: string;
  readonly ndjson: string;
  /** Prices and sizes have 8 decimals, in 16 characters and more. */
  readonly long: string;
  /** Like `csv`, with four times the trades in the same day. */
  readonly fourfold: string;
}

/** Makes the files in a folder unless they exist. */
export async function makeBenchmarkFiles(folder: string, trades: number): Promise<BenchmarkFiles> {
  const path = (name: string) => join(folder, `${trades}-${name}`);
  const files = {
    csv: path('usual.csv'),
    gzip: path('usual.csv.gz'),
    ndjson: path('usual.ndjson'),
    long: path('long.csv'),
    fourfold: path('fourfold.csv'),
  };
  mkdirSync(folder, { recursive: true });
  await make(files.csv, (to) => writeLines(to, generateTrades({ ...OPTIONS, trades, numbers: 'trimmed' })));
  await make(files.long, (to) => writeLines(to, generateTrades({ ...OPTIONS, trades, numbers: 'long' })));
  await make(files.fourfold, (to) =>
    writeLines(to, generateTrades({ ...OPTIONS, trades: 4 * trades, numbers: 'trimmed' })),
  );
  await make(files.gzip, (to) => pipeline(createReadStream(files.csv), createGzip(), createWriteStream(to)));
  await make(files.ndjson, (to) => writeLines(to, ndjsonOf(files.csv)));
  return files;
}

/** Writes to another name first, so that every file is complete. */
async function make(path: string, write: (path: string) => Promise<void>): Promise<void> {
  if (existsSync(path)) return;
  showProgress(`making ${path}`);
  await write(`${path}.part`);
  renameSync(`${path}.part`, path);
}

async function writeLines(path: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const stream = createWriteStream(path);
  let text = '';
  for await (const line of lines) {
    text += `${line}\n`;
    if (text.length < 1 << 20) continue;
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  }
  stream.end(text);
  await once(stream, 'close');
}

async function* ndjsonOf(csv: string): AsyncGenerator<string> {
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(csv), crlfDelay: Infinity })) {
    const [symbol, time, price, size, id] = line.split(',');
    if (!isHeader) yield `{"symbol":"${symbol}","timestamp_ns":${time},"price":${price},"size":${size},"id":${id}}`;
    isHeader = false;
  }
}
