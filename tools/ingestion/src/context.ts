import type { Table } from '@trading/bars';
import { BackfillStore } from '@trading/bars/backfill';
import type { BackfillFunction } from './aws/backfill-function';
import type { BucketObjects } from './aws/bucket-objects';
import type { StateMachine } from './aws/state-machine';
import type { BackfillParameters } from './backfill-parameters';
import { shortHash } from './text/short-hash';

/** Tells the time, and lets it pass. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The output of a command. */
export interface Output {
  /** Prints a result. */
  readonly print: (text: string) => void;
  /** Prints progress, beside the results. */
  readonly note: (text: string) => void;
}

/** The parts of an environment that commands use. */
export interface Context {
  readonly environment: string;
  readonly parameters: BackfillParameters;
  readonly objects: BucketObjects;
  readonly stateMachine: StateMachine;
  readonly backfillFunction: Pick<BackfillFunction, 'measure'>;
  readonly table: Table;
  readonly clock: Clock;
  readonly output: Output;
}

/** The records of runs. */
export function backfillsOf({ table }: Pick<Context, 'table'>): BackfillStore {
  return new BackfillStore(table);
}

/** A command that continues in the environment of a context, such as `backfill-status --failures`. */
export function commandOf({ environment }: Pick<Context, 'environment'>, command: string): string {
  const configuration = environment === 'local' ? '' : ` --configuration=${environment}`;
  const [target, ...rest] = command.split(' ');
  return `npx nx run ingestion:${target}${configuration}${rest.length > 0 ? ` -- ${rest.join(' ')}` : ''}`;
}

/** A command that continues with a plan. */
export function commandOfPlan(context: Pick<Context, 'environment'>, target: string, hash: string): string {
  return commandOf(context, `${target} ${shortHash(hash)}`);
}
