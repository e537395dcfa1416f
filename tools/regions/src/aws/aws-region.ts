import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Table } from '@trading/bars';
import { BucketObjects } from '@trading/ingestion';
import type { Lags, ListedObject, QueueDepth, Region } from '../region';
import type { RegionParameters } from '../region-parameters';
import { EventRules } from './event-rules';
import { ExportSchedule } from './export-schedule';
import { readQueueDepth } from './file-queue';
import { QueueMapping } from './queue-mapping';
import { readHealth } from './query-function';
import { clientIn, reaching } from './reaching';
import { ReplicationMetrics } from './replication-metrics';
import { countRunningExecutions } from './running-executions';
import { TableRecords } from './table-records';

/** Clients of a region, and what is done with other tools there. */
export interface RegionClients {
  readonly cloudWatch: Pick<CloudWatchClient, 'send'>;
  readonly eventBridge: Pick<EventBridgeClient, 'send'>;
  readonly lambda: Pick<LambdaClient, 'send'>;
  readonly s3: Pick<S3Client, 'send'>;
  readonly scheduler: Pick<SchedulerClient, 'send'>;
  readonly stepFunctions: Pick<SFNClient, 'send'>;
  readonly sqs: Pick<SQSClient, 'send'>;
  readonly table: Table;
  readonly catchUp: () => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A region in AWS. */
export class AwsRegion implements Region {
  public readonly rules: EventRules;
  public readonly mapping: QueueMapping;
  public readonly exports: ExportSchedule;
  public readonly records: TableRecords;
  public readonly catchUp: () => Promise<boolean>;
  private readonly metrics: ReplicationMetrics;
  private readonly clients: Pick<RegionClients, 'lambda' | 's3' | 'stepFunctions' | 'sqs'>;

  public constructor(
    public readonly name: string,
    private readonly parameters: RegionParameters,
    { cloudWatch, eventBridge, lambda, s3, scheduler, stepFunctions, sqs, table, catchUp, now }: RegionClients,
  ) {
    this.clients = {
      lambda: clientIn(name, lambda),
      s3: clientIn(name, s3),
      stepFunctions: clientIn(name, stepFunctions),
      sqs: clientIn(name, sqs),
    };
    const { createdRuleName, deletedRuleName, processorName, exportScheduleName } = parameters;
    this.rules = new EventRules(clientIn(name, eventBridge), [createdRuleName, deletedRuleName]);
    this.mapping = new QueueMapping(this.clients.lambda, processorName);
    this.exports = new ExportSchedule(clientIn(name, scheduler), exportScheduleName);
    this.records = new TableRecords(name, table);
    this.metrics = new ReplicationMetrics(clientIn(name, cloudWatch), this.clients.s3, parameters, now);
    this.catchUp = () => reaching(name, catchUp);
  }

  public queueDepth(): Promise<QueueDepth> {
    return readQueueDepth(this.clients.sqs, this.parameters.queueUrl);
  }

  public async deadLetters(): Promise<number> {
    const { waiting, inFlight } = await readQueueDepth(this.clients.sqs, this.parameters.deadLetterQueueUrl);
    return waiting + inFlight;
  }

  public lags(other: string): Promise<Lags> {
    return this.metrics.read(other);
  }

  public async *objects(): AsyncGenerator<ListedObject> {
    const { bucketName, tradesPrefix } = this.parameters;
    for await (const page of new BucketObjects(this.clients.s3, bucketName).list(tradesPrefix)) yield* page;
  }

  public runningBackfills(): Promise<number> {
    return countRunningExecutions(this.clients.stepFunctions, this.parameters.backfillStateMachineArn);
  }

  public health(): Promise<number> {
    return readHealth(this.clients.lambda, this.parameters.queryName);
  }
}
