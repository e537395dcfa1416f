import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { readStackOutput } from '@trading/ingestion';
import { REGION_PARAMETERS_OUTPUT, regionStackName, type RegionParameters } from '../region-parameters';

const TYPES: Readonly<Record<keyof RegionParameters, 'string'>> = {
  tableName: 'string',
  bucketName: 'string',
  tradesPrefix: 'string',
  queueUrl: 'string',
  deadLetterQueueUrl: 'string',
  processorName: 'string',
  createdRuleName: 'string',
  deletedRuleName: 'string',
  exportScheduleName: 'string',
  queryName: 'string',
  backfillStateMachineArn: 'string',
};

/**
 * Reads the parameters that the stack of ingestion of a region publishes.
 *
 * @throws NotDeployedError
 */
export async function readRegionParameters(
  client: Pick<CloudFormationClient, 'send'>,
  environment: string,
  region: string,
): Promise<RegionParameters> {
  const stackName = regionStackName(environment, region);
  const output = { environment, region, stackName, output: REGION_PARAMETERS_OUTPUT, types: TYPES };
  return (await readStackOutput(client, output)) as unknown as RegionParameters;
}
