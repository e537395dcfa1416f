import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { BACKFILL_PARAMETERS_OUTPUT, backfillStackName, type BackfillParameters } from '../backfill-parameters';
import { readStackOutput } from './read-stack-output';

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
  const output = { environment, region, stackName, output: BACKFILL_PARAMETERS_OUTPUT, types: TYPES };
  return (await readStackOutput(client, output)) as unknown as BackfillParameters;
}
