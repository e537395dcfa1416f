import { generationAfter, type Manifest, type TradeFile } from '@trading/bars';
import { WriterStore } from '@trading/bars/regions';
import { MemoryTable, type Hook } from '@trading/bars/testing';
import { BarStore } from '@trading/bars/write';
import { AwsRegion } from '../src/aws/aws-region';
import type { RegionParameters } from '../src/region-parameters';
import { ReplicatedItems } from './replicated-items';

/** The bucket whose name sources have in every region. */
const SOURCE_BUCKET = 'bucket';

const DAY = 86_400_000_000_000n;

export function parametersOf(region: string): RegionParameters {
  return {
    ...{ tableName: 'table', bucketName: `bucket-${region}`, tradesPrefix: 'trades/' },
    ...{
      queueUrl: `queue-${region}`,
      deadLetterQueueUrl: `dead-letters-${region}`,
      processorName: `processor-${region}`,
    },
    ...{ createdRuleName: `created-${region}`, deletedRuleName: `deleted-${region}` },
    ...{ exportScheduleName: `exports-${region}`, queryName: `query-${region}` },
    backfillStateMachineArn: `backfill-${region}`,
  };
}

/** A region in memory. It answers the commands of the clients of the SDK, and works when time passes. */
export class FakeRegion {
  public readonly rules: Record<string, 'ENABLED' | 'DISABLED'>;
  public mapping: 'Enabled' | 'Enabling' | 'Disabled' | 'Disabling';
  public schedule: { State: 'ENABLED' | 'DISABLED'; [property: string]: unknown };
  /** Keys of which a message waits, and those that a function has received. */
  public readonly queue: string[] = [];
  public readonly inFlight: string[] = [];
  /** The objects of the bucket, by key, with the time of their upload. */
  public readonly objects = new Map<string, number>();
  public readonly items: ReplicatedItems;
  public readonly table: MemoryTable;
  public backfills = 0;
  public healthStatus = 200;
  public deadLetters = 0;
  /** Values of metrics, by namespace and name. */
  public readonly metrics: Record<string, readonly number[]> = {};
  /** It answers no call, and does nothing. */
  public isLost = false;
  private readonly parameters: RegionParameters;

  public constructor(
    public readonly name: string,
    isOn: boolean,
    private readonly home: string,
    tick: () => number,
  ) {
    this.parameters = parametersOf(name);
    const { createdRuleName, deletedRuleName, exportScheduleName } = this.parameters;
    const State = isOn ? 'ENABLED' : 'DISABLED';
    this.rules = { [createdRuleName]: State, [deletedRuleName]: State };
    this.mapping = isOn ? 'Enabled' : 'Disabled';
    this.schedule = { Name: exportScheduleName, GroupName: exportScheduleName, ScheduleExpression: 'cron', State };
    this.items = new ReplicatedItems(tick);
    this.table = new MemoryTable(undefined, { page: 100, batch: 25 }, this.items);
  }

  /** True if a new file would reach the queue, or a message a function. */
  public get isIngesting(): boolean {
    return this.mapping !== 'Disabled' || Object.values(this.rules).includes('ENABLED');
  }

  /** @param hook called around each call */
  public open(hook: Hook): AwsRegion {
    const around: Hook = async (when, name) => {
      if (this.isLost) throw Object.assign(new Error(`connect ECONNREFUSED ${this.name}`), { code: 'ECONNREFUSED' });
      await hook(when, name);
    };
    const send = async (command: { constructor: { name: string }; input: any }) => {
      const { name } = command.constructor;
      await around('before', name);
      const answer = this.answer(name, command.input);
      await around('after', name);
      return answer;
    };
    const client = { send } as never;
    return new AwsRegion(this.name, this.parameters, {
      ...{
        cloudWatch: client,
        eventBridge: client,
        lambda: client,
        s3: client,
        scheduler: client,
        stepFunctions: client,
        sqs: client,
      },
      table: this.table.with(around),
      catchUp: () => this.catchUp(around),
      now: Date.now,
    });
  }

  public put(key: string, uploadedAt: number): void {
    if ((this.objects.get(key) ?? -1) >= uploadedAt) return;
    this.objects.set(key, uploadedAt);
    if (this.rules[this.parameters.createdRuleName] === 'ENABLED') this.queue.push(key);
  }

  /** Lets some seconds pass. */
  public async work(): Promise<void> {
    if (this.mapping === 'Enabling') this.mapping = 'Enabled';
    if (this.mapping === 'Disabling') this.mapping = 'Disabled';
    for (const key of this.inFlight.splice(0)) await this.process(key);
    if (this.mapping === 'Enabled') this.inFlight.push(...this.queue.splice(0, 2));
  }

  /** The keys whose upload in this bucket has bars, by this replica of the table. */
  public async processedKeys(): Promise<string[]> {
    const store = new BarStore(this.table);
    const keys: string[] = [];
    for (const [key, uploadedAt] of this.objects) {
      const manifest = await store.currentManifest({ bucket: SOURCE_BUCKET, key });
      if (manifest?.file.uploadedAt === uploadedAt) keys.push(key);
    }
    return keys.sort();
  }

  private async catchUp(around: Hook): Promise<boolean> {
    const processed = new Set(await this.processedKeys());
    for (const key of this.objects.keys()) {
      if (processed.has(key)) continue;
      await around('before', 'catchUp');
      await this.process(key);
      await around('after', 'catchUp');
    }
    return true;
  }

  /** The processor: it writes nothing if the replica names another region, and nothing that is there already. */
  private async process(key: string): Promise<void> {
    const writer = await new WriterStore(this.table).current();
    if ((writer?.region ?? this.home) !== this.name) return;
    const store = new BarStore(this.table, { region: this.name, epoch: writer?.epoch ?? 0, now: Date.now });
    const upload = { bucket: SOURCE_BUCKET, key, etag: key, uploadedAt: this.objects.get(key)! };
    const previous = await store.currentManifest(upload);
    if (previous?.file.uploadedAt === upload.uploadedAt) return;
    const file: TradeFile = { generation: generationAfter(previous?.file.generation, upload), ...upload };
    const [, day = '0'] = /-(\d+)/.exec(key) ?? [];
    const from = BigInt(day) * DAY;
    const manifest: Manifest = {
      ...{ file, processor: 1, layout: 'test', interval: '1m', exclusions: {}, rejections: [] },
      coverage: [{ feed: 'feed', symbol: 'A', from, to: from + DAY, chunks: [] }],
      ...{ lines: 0, accepted: 0, excluded: 0, duplicate: 0, rejected: 0 },
    };
    await store.putManifest(manifest, previous);
    await store.record(manifest, previous);
  }

  private answer(name: string, input: any): unknown {
    switch (name) {
      case 'DescribeRuleCommand':
        return { State: this.rules[input.Name] };
      case 'EnableRuleCommand':
        this.rules[input.Name] = 'ENABLED';
        return {};
      case 'DisableRuleCommand':
        this.rules[input.Name] = 'DISABLED';
        return {};
      case 'ListEventSourceMappingsCommand':
        return { EventSourceMappings: [{ UUID: `mapping-${this.name}`, State: this.mapping }] };
      case 'UpdateEventSourceMappingCommand':
        if (this.mapping.endsWith('ing')) throw Object.assign(new Error('in use'), { name: 'ResourceInUseException' });
        this.mapping = input.Enabled ? 'Enabling' : 'Disabling';
        return {};
      case 'GetScheduleCommand':
        return { ...this.schedule, Arn: 'arn', $metadata: {} };
      case 'UpdateScheduleCommand':
        this.schedule = { ...input };
        return {};
      case 'GetQueueAttributesCommand':
        if (input.QueueUrl === this.parameters.deadLetterQueueUrl) {
          return { Attributes: { ApproximateNumberOfMessages: String(this.deadLetters) } };
        }
        return {
          Attributes: {
            ApproximateNumberOfMessages: String(this.queue.length),
            ApproximateNumberOfMessagesNotVisible: String(this.inFlight.length),
          },
        };
      case 'GetBucketReplicationCommand':
        return {
          ReplicationConfiguration: {
            Rules: [{ ID: 'all', Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::other' } }],
          },
        };
      case 'GetMetricDataCommand':
        return {
          MetricDataResults: input.MetricDataQueries.map(({ Id, MetricStat }: any) => ({
            Id,
            Values: this.metrics[`${MetricStat.Metric.Namespace} ${MetricStat.Metric.MetricName}`] ?? [],
          })),
        };
      case 'ListObjectsV2Command':
        return {
          Contents: [...this.objects].map(([Key, time]) => ({
            Key,
            ETag: `"${Key}"`,
            LastModified: new Date(time),
            Size: 1,
          })),
        };
      case 'ListExecutionsCommand':
        return { executions: Array.from({ length: this.backfills }, () => ({})) };
      case 'InvokeCommand':
        return { Payload: Buffer.from(JSON.stringify({ statusCode: this.healthStatus })) };
      default:
        throw new Error(`${name} is not simulated`);
    }
  }
}
