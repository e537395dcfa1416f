/** Prints the outcome of every consumer, and of .NET, which has packages but no consumer. */
import { reportFailure } from '@trading/cli';
import { missingToolchain } from '../toolchain/toolchain';
import { CONSUMER_NAMES } from './consumers';
import { readOutcome, renderOutcome } from './outcome';

async function main(): Promise<void> {
  for (const name of CONSUMER_NAMES) console.log(`${name}: ${renderOutcome(readOutcome(name))}`);

  const missing = await missingToolchain('dotnet');
  console.log(`dotnet: ${missing ? renderOutcome({ skipped: missing }) : 'packed, but not tested: there is no app'}`);
}

main().catch(reportFailure);
