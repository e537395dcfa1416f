import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_LEDGER } from '@trading/guard';
import { readLedger, saveLedger } from '../../src/guard/ledger-file';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a ledger that was saved is read again, and one that was not is empty', () => {
  const ledger = { changes: [], stacks: { 'us-east-1/data': { terminationProtection: true, template: {} } } };
  saveLedger('production', ledger, folder);

  expect(readLedger('production', folder)).toEqual(ledger);
  expect(readLedger('staging', folder)).toEqual(EMPTY_LEDGER);
});
