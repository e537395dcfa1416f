import { existsSync, readFileSync } from 'node:fs';
import type { StoredInterval } from '@trading/bars';
import { OperatorError } from '@trading/cli';

/** The deployed pipeline, as the outputs of the stacks describe it. */
export interface Deployment {
  readonly region: string;
  readonly bucketName: string;
  /** Objects whose keys begin with this prefix are trade files. */
  readonly tradesPrefix: string;
  readonly tableName: string;
  /** The interval that bars are stored in. */
  readonly barInterval: StoredInterval;
  readonly deadLetterQueueUrl: string;
}

/** The environment was not deployed from this checkout. */
export class NotDeployedError extends OperatorError {
  public constructor(problem: string) {
    super(`The local environment is not deployed: ${problem}. Deploy it with \`npm start\`.`);
  }
}

/**
 * Reads the outputs file of the CDK CLI: stack → output → value.
 *
 * @throws NotDeployedError where there is none, or where it lacks an output
 */
export function readDeployment(outputsFile: string): Deployment {
  if (!existsSync(outputsFile)) throw new NotDeployedError(`there is no ${outputsFile}`);
  const stacks = JSON.parse(readFileSync(outputsFile, 'utf8')) as Record<string, Record<string, string>>;
  const outputs = new Map(Object.values(stacks).flatMap((stack) => Object.entries(stack)));
  const output = (name: string): string => {
    const value = outputs.get(name);
    if (value === undefined) throw new NotDeployedError(`${outputsFile} has no output ${name}`);
    return value;
  };
  return {
    region: output('Region'),
    bucketName: output('BucketName'),
    tradesPrefix: output('TradesPrefix'),
    tableName: output('TableName'),
    barInterval: output('BarInterval') as StoredInterval,
    deadLetterQueueUrl: output('DeadLetterQueueUrl'),
  };
}
