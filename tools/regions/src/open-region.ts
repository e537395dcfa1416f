import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { catchUp, openContextIn, type OpenOptions } from '@trading/ingestion';
import { AwsRegion } from './aws/aws-region';
import { reaching } from './aws/reaching';
import { readRegionParameters } from './aws/read-region-parameters';
import type { Region } from './region';

/** Milliseconds after which a region that does not answer is given up, for each of three attempts. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 30_000 };

/**
 * Opens a region of an environment, by the parameters that its stack publishes.
 *
 * @throws NotDeployedError, UnreachableRegionError
 */
export async function openRegion(open: OpenOptions): Promise<Region> {
  const { environment, region } = open;
  const client = { ...open.options, region, requestHandler: { ...open.options.requestHandler, ...TIMEOUTS } };
  const parameters = await reaching(region, () =>
    readRegionParameters(new CloudFormationClient(client), environment, region),
  );
  return new AwsRegion(region, parameters, {
    cloudWatch: new CloudWatchClient(client),
    eventBridge: new EventBridgeClient(client),
    lambda: new LambdaClient(client),
    s3: new S3Client(client),
    scheduler: new SchedulerClient(client),
    stepFunctions: new SFNClient(client),
    // The emulator names another host in the URLs of queues.
    sqs: new SQSClient({ ...client, useQueueUrlAsEndpoint: false }),
    table: DynamoDbTable.open(parameters.tableName, client),
    catchUp: async () => catchUp(await openContextIn(open)),
    now: Date.now,
  });
}
