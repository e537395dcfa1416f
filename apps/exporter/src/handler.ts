import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { BarReader } from '@trading/bars';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { LambdaClock } from './adapters/lambda-clock';
import { S3ExportFiles } from './adapters/s3-export-files';
import { readConfig } from './config';
import { exportClosedDays, type ExportReport } from './export-closed-days';

const { tableName, bucketName, interval } = readConfig(process.env);
const logger = new Logger({ serviceName: 'exporter' });
const table = new DynamoDbTable(new DynamoDBClient({}), tableName);
const reader = new BarReader(table, interval);
const files = new S3ExportFiles(new S3Client({}), bucketName);

/** The entry point: exports closed days for as long as there is time. The event is ignored. */
export async function handler(_event: unknown, context: Context): Promise<ExportReport> {
  logger.addContext(context);
  const report = await exportClosedDays({ table, reader, interval, files }, new LambdaClock(context));
  logger.info('export', { ...report });
  return report;
}
