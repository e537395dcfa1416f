import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { BuiltDocuments } from './adapters/built-documents';
import { TableBarData } from './adapters/table-bar-data';
import { readConfig } from './config';
import { respond } from './respond';
import { ROUTES } from './routes';

const { tableName, bucketName, interval, calendars } = readConfig(process.env);
const logger = new Logger({ serviceName: 'query' });
const context = {
  data: new TableBarData(new DynamoDbTable(new DynamoDBClient({}), tableName), bucketName, interval),
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
  logger.addContext(invocation);
  const { result, record } = await respond(event, operations, context);
  const { error, ...fields } = record;
  const milliseconds = Math.round(performance.now() - begun);
  const line = { ...fields, path: event.rawPath, query: event.rawQueryString, milliseconds };
  if (error) logger.error('request failed', { ...line, error: error });
  else logger.info('request', line);
  return result;
}
