import type { Interval } from '@trading/bars';
import { verifyProcessor, verifyWritten } from './verify';

/**
 * Verifies one file, in a process of its own for the memory that exact bars of seconds take:
 *
 *     verify-one.ts processor FILE INTERVAL
 *     verify-one.ts written FILE BARS
 */
async function main([kind, file = '', third = '']: readonly string[]): Promise<void> {
  const verified =
    kind === 'written' ? await verifyWritten(file, third) : await verifyProcessor(file, third as Interval);
  console.log(JSON.stringify(verified));
}

void main(process.argv.slice(2));
