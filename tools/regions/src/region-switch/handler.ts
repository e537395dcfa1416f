import { setTimeout } from 'node:timers/promises';
import { OperatorError, parseChoice } from '@trading/cli';
import { ENVIRONMENTS } from '@trading/ingestion';
import { openRegion } from '../open-region';
import { runBlock, type BlockEvent } from './run-block';

/** A variable of the function is missing. */
export class MissingVariableError extends OperatorError {
  public constructor(name: string) {
    super(`Expected the environment variable ${name}.`);
  }
}

/**
 * The function of the custom blocks of ARC Region switch, which exists in both regions: runs the step of the event.
 *
 * Its environment variables are `ENVIRONMENT`, the name of the environment, `PRIMARY_REGION` and `STANDBY_REGION`.
 */
export async function handler(event: BlockEvent): Promise<void> {
  const environment = parseChoice(variable('ENVIRONMENT'), ENVIRONMENTS, 'an environment');
  const print = (text: string) => {
    console.log(text);
  };
  await runBlock(event, variable('AWS_REGION'), {
    ...{ name: environment, primary: variable('PRIMARY_REGION'), standby: variable('STANDBY_REGION'), print },
    open: (region) => openRegion({ environment, region, options: {}, output: { print, note: print } }),
    clock: { now: Date.now, sleep: (milliseconds) => setTimeout(milliseconds) },
  });
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new MissingVariableError(name);
  return value;
}
