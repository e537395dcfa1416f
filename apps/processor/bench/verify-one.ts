import type { Interval } from '@trading/bars';
import { verifyProcessor, verifyWritten } from './verify';

/**
 * Verifies one file in a process of its own, because exact bars of one second need much memory.
 *
 *     verify-one.ts processor FILE INTERVAL
 *     verify-one.ts written FILE BARS
 */
async function main([kind, file = '', intervalOrBars = '']: readonly string[]): Promise<void> {
  const verified =
    kind === 'written'
      ? await verifyWritten(file, intervalOrBars)
      : await verifyProcessor(file, intervalOrBars as Interval);
  console.log(JSON.stringify(verified));
}

void main(process.argv.slice(2));
