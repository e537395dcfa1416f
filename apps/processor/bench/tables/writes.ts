import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withAws } from '../aws';
import { BUILD, bundleRunner, ROOT } from '../benchmark';
import { RUNS } from '../candidates';
import { makeEarlierVersion } from '../earlier-version';
import { measure, type Candidate } from '../measure';
import { figure, printTable } from '../table';

/** The items of 5 million trades of 500 symbols. */
const ITEMS = 12_000;

const RUNNERS = 'bench/runners';

/** Writing items through the adapter, to a table that answers at once and to one that takes its time. */
export async function writesTable(): Promise<void> {
  const earlier = makeEarlierVersion(ROOT, BUILD);
  if (earlier.reason !== undefined) console.log(`The earlier version is not measured: ${earlier.reason}\n`);
  const runners = [['this version', await bundleRunner(ROOT, 'write-items.ts')]];
  if (earlier.root !== undefined) runners.push(['the earlier version', await bundleEarlierRunner(earlier.root)]);
  const rows: string[][] = [];
  for (const milliseconds of [0, 10]) {
    const measured = await withAws({ milliseconds }, (port) => {
      const candidates = runners.map(([name = '', file = '']): Candidate => {
        return { name, command: [process.execPath, file, port, String(ITEMS)] };
      });
      return measure(candidates, RUNS, ITEMS);
    });
    for (const { name, cpuSeconds, seconds } of measured) {
      rows.push([`${milliseconds} ms`, name, figure(cpuSeconds), figure(seconds)]);
    }
  }
  printTable([`${ITEMS.toLocaleString('en')} items, each answer after`, 'version', 'CPU s', 'wall s'], rows);
}

/** Bundles the runner with the adapter of the earlier version. */
function bundleEarlierRunner(root: string): Promise<string> {
  mkdirSync(join(root, RUNNERS), { recursive: true });
  for (const name of ['write-items.ts', 'report.mjs']) cpSync(join(ROOT, RUNNERS, name), join(root, RUNNERS, name));
  return bundleRunner(root, 'write-items.ts');
}
