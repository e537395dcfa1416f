import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRunbook } from './plan/runbook-section';

/** Writes the runbook into its document, after the steps have changed: `npx tsx tools/regions/src/write-runbook.ts`. */
const DOCUMENT = join(__dirname, '../../../docs/operations/regions.md');

writeFileSync(DOCUMENT, withRunbook(readFileSync(DOCUMENT, 'utf8')));
