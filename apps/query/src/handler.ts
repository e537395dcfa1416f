import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { ReplicaTable } from '@trading/bars';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { SettlementRequests } from '@trading/bars/settlement';
import { JsonLog } from '@trading/lambda/json-log';
import { BuiltDocuments } from './adapters/built-documents';
import { TableBarData } from './adapters/table-bar-data';
import { readConfig } from './config';
import { respond } from './respond';
import { ROUTES } from './routes';

const { tableName, bucketName, hasReplicas, settlementQueueUrl, interval, calendars } = readConfig(process.env);
const opened = DynamoDbTable.open(tableName);
const table = hasReplicas ? new ReplicaTable(opened) : opened;
const log = new JsonLog('query');
const requests = new SettlementRequests(
  async (messages) => {
    if (settlementQueueUrl === undefined) return;
    await (await import('./adapters/settlement-queue.ts')).sendToQueue(settlementQueueUrl, messages);
  },
  (error) => log.warn('requests for settlements were not sent', { error }),
);
const context = {
  data: new TableBarData(table, bucketName, interval, requests),
  storedInterval: interval,
  calendars,
  documents: new BuiltDocuments(__dirname),
  now: Date.now,
};
const operations = new Map(ROUTES.map(({ path, operation }) => [path, operation]));

/** The entry point: answers a request of the HTTP API, and logs one line. */
export async function handler(
  event: APIGatewayProxyEventV2,
  invocation: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  const begun = performance.now();
  log.setInvocation(invocation);
  const { result, record } = await respond(event, operations, context);
  const { error, ...fields } = record;
  const milliseconds = Math.round(performance.now() - begun);
  const line = { ...fields, path: event.rawPath, query: event.rawQueryString, milliseconds };
  if (error) log.error('request failed', { ...line, error: error });
  else log.info('request', line);
  return result;
}
