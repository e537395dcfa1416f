import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EMPTY_LEDGER, type Ledger } from '@trading/guard';
import type { EnvironmentName } from '../environments';

const FOLDER = join(__dirname, '../../ledger');

/** Reads the ledger of an environment. It is empty if there is none yet. */
export function readLedger(environment: EnvironmentName, folder = FOLDER): Ledger {
  const file = fileOf(environment, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ledger) : EMPTY_LEDGER;
}

/** Saves the ledger of an environment. */
export function saveLedger(environment: EnvironmentName, ledger: Ledger, folder = FOLDER): void {
  const file = fileOf(environment, folder);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(ledger, undefined, 2)}\n`);
}

function fileOf(environment: EnvironmentName, folder: string): string {
  return join(folder, `${environment}.json`);
}
