/** Writes bars with difficult numbers as the exporter does, and has pyarrow, polars and DuckDB read them digit for digit. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileWriter } from 'hyparquet-writer';
import { BarFileWriter } from '@trading/bars/parquet';
import { inTemporaryFolder, reportFailure, runCommand } from '@trading/cli';
import { executableIn, installRequirements, localPaths } from '@trading/local';
import { adversarialBars } from './adversarial-bars';
import { expectedRow, type ExpectedRow } from './expected-rows';

/** Days of two feeds. Each file has several row groups. */
const DAYS = [
  { feed: 'binance-spot', date: '2024-08-08' },
  { feed: 'binance-spot', date: '2024-08-09' },
  { feed: 'kraken', date: '2024-08-08' },
];

const SYMBOLS = ['BTC/USD', 'BTCUSDT', 'ÄÖ 50%', ...Array.from({ length: 15 }, (_, n) => `ZZ${n}`)].sort();

async function main(): Promise<void> {
  const virtualEnvironment = localPaths().parquetReaders;
  await installRequirements({
    virtualEnvironment,
    requirements: join(__dirname, '../requirements.txt'),
    description: 'pyarrow, polars and DuckDB',
    report: (line) => {
      console.log(`${line} …`);
    },
  });
  await inTemporaryFolder('parquet-readers', async (folder) => {
    const rows: ExpectedRow[] = [];
    for (const day of DAYS) rows.push(...(await writeDay(folder, day)));
    writeFileSync(join(folder, 'expected.json'), JSON.stringify(rows));
    const script = join(__dirname, 'compare.py');
    console.log((await runCommand(executableIn(virtualEnvironment, 'python'), [script, folder])).trim());
  });
}

async function writeDay(folder: string, { feed, date }: (typeof DAYS)[number]): Promise<ExpectedRow[]> {
  const path = join(folder, `exports/interval=1m/feed=${feed}/date=${date}`);
  mkdirSync(path, { recursive: true });
  const writer = new BarFileWriter(fileWriter(join(path, 'bars.parquet')));
  const rows: ExpectedRow[] = [];
  for (const symbol of SYMBOLS) {
    const bars = adversarialBars(BigInt(Date.parse(date)) * 1_000_000n, `${feed} ${date} ${symbol}`);
    await writer.add(symbol, bars);
    rows.push(...bars.map((bar) => expectedRow(feed, date, symbol, bar)));
  }
  await writer.finish();
  return rows;
}

main().catch(reportFailure);
