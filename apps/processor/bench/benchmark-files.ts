import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { generateMarketSession, generateTrades, type GeneratorOptions } from '@trading/trade-generator';
import { showProgress } from './measure';
import { SESSION } from './session';

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

/** The files of the benchmark, which are made when they are needed for the first time. Equal options make equal bytes. */
export class BenchmarkFiles {
  public constructor(
    private readonly folder: string,
    private readonly trades: number,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** Prices have 2 decimals, and sizes up to 8. */
  public csv(): Promise<string> {
    return this.generate('usual.csv', () => generateTrades({ ...OPTIONS, trades: this.trades, numbers: 'trimmed' }));
  }

  /** Prices and sizes have 8 decimals, in 16 characters and more. */
  public long(): Promise<string> {
    return this.generate('long.csv', () => generateTrades({ ...OPTIONS, trades: this.trades, numbers: 'long' }));
  }

  /** Like {@link csv}, with four times the trades in the same day. */
  public fourfold(): Promise<string> {
    return this.generate('fourfold.csv', () =>
      generateTrades({ ...OPTIONS, trades: 4 * this.trades, numbers: 'trimmed' }),
    );
  }

  public async gzip(): Promise<string> {
    const csv = await this.csv();
    return this.make('usual.csv.gz', (to) => pipeline(createReadStream(csv), createGzip(), createWriteStream(to)));
  }

  public async ndjson(): Promise<string> {
    const csv = await this.csv();
    return this.make('usual.ndjson', (to) => writeLines(to, ndjsonOf(csv)));
  }

  /** A session of the whole market with sale conditions and corrections, sorted by ticker. */
  public session(layout: 'massive' | 'taq'): Promise<string> {
    // TAQ states the day in the name of the file alone.
    const name = layout === 'massive' ? 'session.csv' : 'EQY_US_ALL_TRADE_20240808.psv';
    return this.generate(name, () => generateMarketSession({ ...SESSION, layout, trades: this.trades }));
  }

  private generate(name: string, lines: () => Iterable<string>): Promise<string> {
    return this.make(name, (to) => writeLines(to, lines()));
  }

  /** Makes a file unless it exists. It is written to another name first, so that every file is complete. */
  private async make(name: string, write: (path: string) => Promise<void>): Promise<string> {
    const folder = join(this.folder, String(this.trades));
    const path = join(folder, name);
    if (existsSync(path)) return path;
    showProgress(`making ${path}`);
    mkdirSync(folder, { recursive: true });
    await write(`${path}.part`);
    renameSync(`${path}.part`, path);
    return path;
  }
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
