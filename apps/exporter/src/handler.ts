import { S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { BarReader, ReplicaTable } from '@trading/bars';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { SettlementRequests } from '@trading/bars/settlement';
import { sendToQueue } from '@trading/bars/settlement-queue';
import { JsonLog } from '@trading/lambda/json-log';
import { LambdaClock } from './adapters/lambda-clock';
import { S3ExportFiles } from './adapters/s3-export-files';
import { readConfig } from './config';
import { exportClosedDays, type ExportReport } from './export-closed-days';

const { tableName, bucketName, hasReplicas, settlementQueueUrl, interval } = readConfig(process.env);
const log = new JsonLog('exporter');
const opened = DynamoDbTable.open(tableName);
const table = hasReplicas ? new ReplicaTable(opened) : opened;
const requests = new SettlementRequests(
  (messages) => sendToQueue(settlementQueueUrl, messages),
  (error) => log.warn('requests for settlements were not sent', { error }),
);
const reader = new BarReader(table, interval, undefined, requests.note);
const files = new S3ExportFiles(new S3Client({}), bucketName);

/** The entry point: exports closed days for as long as there is time. The event is ignored. */
export async function handler(_event: unknown, context: Context): Promise<ExportReport> {
  log.setInvocation(context);
  const report = await exportClosedDays({ table, reader, requests, interval, files }, new LambdaClock(context));
  log.info('export', { ...report });
  return report;
}
