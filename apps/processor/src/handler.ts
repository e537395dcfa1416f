import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { DynamoDbBarStore } from './adapters/dynamodb-bar-store';
import { S3TradeFileSource } from './adapters/s3-trade-file-source';
import { SqsDeadLetters } from './adapters/sqs-dead-letters';
import { readConfig } from './config';
import { handleMessage } from './handle-message';

const config = readConfig(process.env);
const logger = new Logger({ serviceName: 'processor' });
const metrics = new Metrics({ namespace: 'TradingAnalytics', serviceName: 'processor' });
const batch = new BatchProcessor(EventType.SQS);
const dependencies = {
  source: new S3TradeFileSource(new S3Client({})),
  store: new DynamoDbBarStore(new DynamoDBClient({}), config.tableName),
  deadLetters: new SqsDeadLetters(new SQSClient({}), config.deadLetterQueueUrl),
  report: {
    log: logger,
    count: (name: string, value: number) => metrics.addMetric(name, MetricUnit.Count, value),
  },
};

/** Lambda's entry: a batch of queue messages, each an event of one trade file; failed ones stay on the queue. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  try {
    return await processPartialResponse(event, (record: SQSRecord) => handleMessage(record.body, dependencies), batch, {
      context,
      // One file at a time: memory stays that of one file, and two deliveries of a file in a batch do not race.
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  } finally {
    metrics.publishStoredMetrics();
  }
}
