import type { Context, SQSBatchItemFailure, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Refusal, SeriesChunk } from '@trading/bars';
import type { BackfillBatch, MeasurementRequest } from '@trading/bars/backfill';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { settlementMessage } from '@trading/bars/settlement';
import { LambdaClock } from './adapters/lambda-clock';
import { S3Reader } from './adapters/s3/s3-reader';
import { S3TradeFileStore } from './adapters/s3-trade-file-store';
import { CheckedFiles } from './checked-files';
import { openTable } from './open-table';
import { readConfig, readQueues, readWriteUnits, type Queues } from './config';
import { makeLineAggregator } from './aggregation/wasm/make-line-aggregator';
import { handleMessage, type MessageDependencies } from './handle-message';
import { BarStore, SettlementStore } from '@trading/bars/write';
import { EmbeddedMetrics } from '@trading/lambda/embedded-metrics';
import { JsonLog } from '@trading/lambda/json-log';

const config = readConfig(process.env);
const log = new JsonLog('processor');
const metrics = new EmbeddedMetrics({ namespace: 'TradingAnalytics', service: 'processor' });
const table = DynamoDbTable.open(config.tableName);
const uploads = new S3TradeFileStore(S3Reader.fromEnvironment(process.env), config.buckets);
const reading = { files: new CheckedFiles(uploads, log), uploads, settings: { ...config, makeLineAggregator } };
const report = {
  log,
  count: (name: string, value: number) => metrics.count(name, value),
  secondsSince: (name: string, time: number) => metrics.seconds(name, Math.max(Date.now() - time, 0) / 1_000),
};

/** The entry point of new files: handles a batch of queue messages, each an event of one trade file. Failed messages stay on the queue. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  log.setInvocation(context);
  const clock = new LambdaClock(context);
  const limited = table.within(() => {
    clock.throwIfOver();
  });
  const openStores = async () => {
    const { table: opened, replication } = await openTable(limited, config.region);
    return { store: new BarStore(opened, replication), settlements: new SettlementStore(opened, replication?.epoch) };
  };
  const dependencies = { ...reading, openStores, ...sendingTo(readQueues(process.env)), clock, report };
  const batchItemFailures: SQSBatchItemFailure[] = [];
  // One file at a time: memory is that of one file, and two deliveries of a file in one batch do not race.
  for (const { messageId, body } of event.Records) {
    try {
      await handleMessage(body, dependencies);
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  metrics.publish();
  return { batchItemFailures };
}

/** The entry point of history: processes a batch of a backfill, or measures a file. */
export async function backfill(event: BackfillBatch | MeasurementRequest, context: Context): Promise<unknown> {
  log.setInvocation(context);
  const { handleBatch } = await import('./backfill/handle-batch.ts');
  const writeUnitsPerSecond = readWriteUnits(process.env);
  const { region } = config;
  return handleBatch(event, {
    ...reading,
    table,
    region,
    writeUnitsPerSecond,
    clock: new LambdaClock(context),
    report,
  });
}

/** Sends messages to the queues. Most invocations send none, and the client of SQS takes time to load. */
function sendingTo({
  queueUrl,
  deadLetterQueueUrl,
}: Queues): Required<Pick<MessageDependencies, 'askToSettle' | 'deadLetters' | 'waiting'>> {
  return {
    deadLetters: {
      async send(body: string, refusal: Refusal): Promise<void> {
        const { openDeadLetters } = await import('./adapters/sqs-dead-letters.ts');
        await openDeadLetters(deadLetterQueueUrl).send(body, refusal);
      },
    },
    waiting: {
      async sendLater(body: string): Promise<void> {
        const { openWaitingMessages } = await import('./adapters/sqs-waiting-messages.ts');
        await openWaitingMessages(queueUrl).sendLater(body);
      },
    },
    async askToSettle(chunks: readonly SeriesChunk[]): Promise<void> {
      if (chunks.length === 0) return;
      const { sendToQueue } = await import('./adapters/settlement-queue.ts');
      await sendToQueue(queueUrl, chunks.map(settlementMessage));
    },
  };
}
