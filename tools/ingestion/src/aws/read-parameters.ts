import { DescribeStacksCommand, type CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { OperatorError } from '@trading/cli';
import { BACKFILL_PARAMETERS_OUTPUT, backfillStackName, type BackfillParameters } from '../backfill-parameters';

/** The types of the parameters, by which an output of another version is noticed. */
const TYPES: Readonly<Record<keyof BackfillParameters, 'string' | 'number'>> = {
  bucketName: 'string',
  sourceBucketName: 'string',
  tableName: 'string',
  tradesPrefix: 'string',
  backfillsPrefix: 'string',
  functionName: 'string',
  stateMachineArn: 'string',
  concurrency: 'number',
  memoryMebibytes: 'number',
  timeoutSeconds: 'number',
  writeUnitsPerSecond: 'number',
  capacityMode: 'string',
};

/** The stack of backfills is not deployed, or an older version of it. */
export class NotDeployedError extends OperatorError {
  public constructor(environment: string, stackName: string, region: string, problem: string) {
    super(
      `Expected the stack ${stackName} in ${region} with the output ${BACKFILL_PARAMETERS_OUTPUT}, but ${problem}. ` +
        `Deploy it with \`npx nx run infra:deploy --configuration=${environment}\`, or check the account and AWS_REGION.`,
    );
  }
}

/**
 * Reads the parameters that the stack of backfills publishes.
 *
 * @throws NotDeployedError
 */
export async function readParameters(
  client: Pick<CloudFormationClient, 'send'>,
  environment: string,
  region: string,
): Promise<BackfillParameters> {
  const stackName = backfillStackName(environment, region);
  const fail = (problem: string) => new NotDeployedError(environment, stackName, region, problem);
  const { Stacks = [] } = await client
    .send(new DescribeStacksCommand({ StackName: stackName }))
    .catch((error: unknown) => {
      const { name, message } = error as Error;
      // CloudFormation has no name of its own for this error.
      if (name === 'ValidationError' && message.includes('does not exist')) throw fail('it does not exist');
      throw error;
    });
  const output = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === BACKFILL_PARAMETERS_OUTPUT);
  if (output?.OutputValue === undefined) throw fail('it has no such output');
  const parameters = JSON.parse(output.OutputValue) as Record<string, unknown>;
  for (const [name, type] of Object.entries(TYPES)) {
    if (typeof parameters[name] !== type) throw fail(`its \`${name}\` is not a ${type}`);
  }
  return parameters as unknown as BackfillParameters;
}
