import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { LambdaClock } from './adapters/lambda-clock';
import { S3TradeFileStore } from './adapters/s3-trade-file-store';
import { SqsDeadLetters } from './adapters/sqs-dead-letters';
import { CheckedFiles } from './checked-files';
import { readConfig } from './config';
import { makeLineAggregator } from './aggregation/wasm/make-line-aggregator';
import { handleMessage } from './handle-message';
import { BarStore } from '@trading/bars/write';

const config = readConfig(process.env);
const logger = new Logger({ serviceName: 'processor' });
const metrics = new Metrics({ namespace: 'TradingAnalytics', serviceName: 'processor' });
const batch = new BatchProcessor(EventType.SQS);
const dependencies = {
  files: new CheckedFiles(new S3TradeFileStore(new S3Client({})), logger),
  store: new BarStore(new DynamoDbTable(new DynamoDBClient({}), config.tableName)),
  settings: { ...config, makeLineAggregator },
  deadLetters: new SqsDeadLetters(new SQSClient({}), config.deadLetterQueueUrl),
  report: {
    log: logger,
    count: (name: string, value: number) => metrics.addMetric(name, MetricUnit.Count, value),
  },
};

/** The entry point: handles a batch of queue messages, each an event of one trade file. Failed messages stay on the queue. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  const clock = new LambdaClock(context);
  const handle = (record: SQSRecord) => handleMessage(record.body, { ...dependencies, clock });
  try {
    return await processPartialResponse(event, handle, batch, {
      context,
      // One file at a time: memory is that of one file, and two deliveries of a file in one batch do not race.
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  } finally {
    metrics.publishStoredMetrics();
  }
}
