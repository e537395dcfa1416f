import { join } from 'node:path';
import { s3ChecksumOf, withAws } from '../aws';
import { BUILD, ROOT, TRADES, type Benchmark } from '../benchmark';
import { RUNS } from '../candidates';
import { makeEarlierVersion } from '../earlier-version';
import { measure, type Candidate, type Measured } from '../measure';
import { figure, printTable } from '../table';

const INVOKE = join(__dirname, '../runners/invoke-handler.mjs');

/** The bundled function, from the download of a file to its manifest, beside an earlier version of it in turns. */
export async function wholeFunctionTable({ files }: Benchmark): Promise<void> {
  const earlier = makeEarlierVersion(ROOT, BUILD);
  if (earlier.reason !== undefined) console.log(`The earlier version is not measured: ${earlier.reason}\n`);
  const versions = [
    ['this version', ROOT],
    ...(earlier.root === undefined ? [] : [['the earlier version', earlier.root] as const]),
  ] as const;
  const [csv, gzip] = [await files.csv(), await files.gzip()];
  const rows: string[][] = [];
  for (const [title, file, milliseconds, isChecked] of [
    ['CSV, answers at once', csv, 0, false],
    ['CSV, answers after 10 ms', csv, 10, false],
    ['CSV with the CRC-64 of S3, answers at once', csv, 0, true],
    ['gzip, answers at once', gzip, 0, false],
  ] as const) {
    const checksum = isChecked ? await s3ChecksumOf(file) : undefined;
    const measured = await withAws({ milliseconds, checksum }, (port) => {
      const candidates = versions.map(([name, root]): Candidate => {
        return { name, command: [process.execPath, INVOKE, join(root, 'dist/handler.js'), port, file] };
      });
      return measure(candidates, RUNS, TRADES);
    });
    rows.push([title, ...cellsOf(measured)]);
  }
  printTable(['the function', 'CPU s', 'earlier', 'ratio', 'wall s', 'earlier', 'peak MiB', 'earlier'], rows);
}

function cellsOf([now, before]: readonly Measured[]): string[] {
  return [
    figure(now?.cpuSeconds),
    figure(before?.cpuSeconds),
    figure((now?.cpuSeconds ?? NaN) / (before?.cpuSeconds ?? NaN), 3),
    figure(now?.seconds),
    figure(before?.seconds),
    figure(now?.peakMib, 0),
    figure(before?.peakMib, 0),
  ];
}
