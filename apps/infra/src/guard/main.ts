import { join } from 'node:path';
import { reportFailure } from '@trading/cli';
import { requestedEnvironments } from '../environments';
import { readLedger, saveLedger } from './ledger-file';
import { OVERRIDES } from './overrides';
import { pinStacks } from './pin-stacks';
import { plannedStacks } from './planned-stacks';

/** Pins the synthesised stacks of one environment, or of all, in their ledgers. */
function main(requested: string | undefined): void {
  const assembly = join(__dirname, '../../cdk.out', String(requested));
  for (const environment of requestedEnvironments(requested)) {
    const planned = plannedStacks(assembly, environment);
    const { ledger, accepted } = pinStacks(environment, readLedger(environment), planned, OVERRIDES, new Date());
    saveLedger(environment, ledger);
    if (accepted !== '') console.log(accepted);
    console.log(`The ledger of ${environment} is current: apps/infra/ledger/${environment}.json`);
  }
}

try {
  main(process.argv[2]);
} catch (error) {
  reportFailure(error);
}
