import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { StoredInterval } from '@trading/bars';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { openContextIn, TableRebuild, type OpenOptions } from '@trading/ingestion';
import { sendToFileQueue } from '../aws/file-queue';
import { reaching } from '../aws/reaching';
import { readRegionParameters } from '../aws/read-region-parameters';
import type { RebuildAccess } from './rebuild-access';

/**
 * Opens what a rebuild of the table of a region uses.
 *
 * @param stored the interval in which bars are stored
 * @throws NotDeployedError, UnreachableRegionError
 */
export async function openRebuild(open: OpenOptions, stored: StoredInterval): Promise<RebuildAccess> {
  const { environment, region } = open;
  const client = { ...open.options, region };
  return reaching(region, async () => {
    const { queueUrl } = await readRegionParameters(new CloudFormationClient(client), environment, region);
    const context = await openContextIn(open);
    // The emulator names another host in the URLs of queues.
    const sqs = new SQSClient({ ...client, useQueueUrlAsEndpoint: false });
    return {
      ...{ files: new TableRebuild(context), tableName: context.parameters.tableName, table: context.table, stored },
      openTable: (name) => DynamoDbTable.open(name, client),
      send: (messages) => sendToFileQueue(sqs, queueUrl, messages),
    };
  });
}
