import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '@trading/cli';

/** The outputs of the deployed stacks, as `infra:deploy:local` writes them. */
export const OUTPUTS_FILE = join(__dirname, '../../../../apps/infra/cdk.outputs/local.json');

/** The names of the deployed resources, from the outputs of the stacks. */
export interface Deployment {
  readonly region: string;
  readonly bucketName: string;
  /** Objects whose keys begin with this prefix are trade files. */
  readonly tradesPrefix: string;
  readonly tableName: string;
  readonly deadLetterQueueUrl: string;
  /** The URL of the page, and of the query API below it, as it would be in AWS. */
  readonly pageUrl: string;
}

/** The local environment was not deployed from this checkout. */
export class NotDeployedError extends OperatorError {
  public constructor(problem: string) {
    super(`The local environment is not deployed: ${problem}. Deploy it with \`npm start\`.`);
  }
}

/**
 * Reads the outputs file of the CDK CLI, which maps stacks to outputs to values.
 *
 * @throws NotDeployedError if the file or one of the outputs is missing
 */
export function readDeployment(outputsFile: string): Deployment {
  if (!existsSync(outputsFile)) throw new NotDeployedError(`${outputsFile} does not exist`);
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
    deadLetterQueueUrl: output('DeadLetterQueueUrl'),
    pageUrl: output('PageUrl'),
  };
}
