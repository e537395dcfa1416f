import type { LambdaClient } from '@aws-sdk/client-lambda';
import { generationAfter, type Manifest, type TradeFile } from '@trading/bars';
import { BackfillStore, type BackfillBatch, type BatchProgress, type FileMeasurement } from '@trading/bars/backfill';
import { MemoryTable, type Hook } from '@trading/bars/testing';
import { BarStore } from '@trading/bars/write';
import { BackfillFunction } from '../src/aws/backfill-function';
import { BucketObjects } from '../src/aws/bucket-objects';
import { StateMachine } from '../src/aws/state-machine';
import type { BackfillParameters } from '../src/backfill-parameters';
import type { Context } from '../src/context';
import type { Plan } from '../src/plan/plan';
import { planFiles, type PlanOptions } from '../src/plan/plan-files';
import { PlanStore } from '../src/run/plan-store';
import { FakeS3 } from './fake-s3';
import { FakeStepFunctions, STATE_MACHINE_ARN } from './fake-step-functions';

export const PARAMETERS: BackfillParameters = {
  ...{
    bucketName: 'bucket',
    sourceBucketName: 'bucket',
    tableName: 'table',
    tradesPrefix: 'trades/',
    backfillsPrefix: 'backfills/',
  },
  ...{ functionName: 'backfill', stateMachineArn: STATE_MACHINE_ARN },
  ...{
    concurrency: 3,
    memoryMebibytes: 1_024,
    timeoutSeconds: 900,
    writeUnitsPerSecond: 300,
    capacityMode: 'on-demand',
  },
};

/** The time at which everything begins. */
export const NOW = Date.parse('2026-11-30T12:00:00Z');

const NOTHING: Omit<BatchProgress, 'batch'> = {
  ...{ finished: 0, failed: 0, unchanged: 0, attempts: 0, isBegun: false },
  ...{ bytes: 0, trades: 0, writeUnits: 0, milliseconds: 0 },
};

/** An environment in memory: a bucket, a table, a state machine and a function. Time passes only while a command sleeps. */
export class FakeAws {
  public readonly table = new MemoryTable();
  public readonly backfills = new BackfillStore(this.table);
  public readonly s3 = new FakeS3(
    () => this.time,
    (name, act) => this.around(name, act),
  );
  public readonly stepFunctions = new FakeStepFunctions(
    () => this.time,
    (key) => this.s3.text(key)!,
    (batch) => this.work(batch),
    (name, act) => this.around(name, act),
  );
  /** The lines that commands printed, and those that they noted beside them. */
  public readonly printed: string[] = [];
  public readonly noted: string[] = [];
  /** The keys that the function processed or refused, once for each time. */
  public readonly processed: string[] = [];
  /** The keys that the function measured. */
  public readonly measured: string[] = [];
  /** Keys that the function refuses. */
  public readonly refused = new Set<string>();
  /** The version of the processor. */
  public version = 1;
  public parameters = PARAMETERS;
  public time = NOW;
  private hook: Hook = () => Promise.resolve();

  /** @param hook called around each call to AWS */
  public context(hook: Hook = () => Promise.resolve()): Context {
    this.hook = hook;
    return {
      environment: 'local',
      parameters: this.parameters,
      objects: new BucketObjects(this.s3.client, this.parameters.bucketName),
      stateMachine: new StateMachine(this.stepFunctions.client, STATE_MACHINE_ARN),
      backfillFunction: new BackfillFunction(this.lambda, this.parameters.functionName, () => this.time),
      table: this.table.with(hook),
      clock: {
        now: () => this.time,
        sleep: (milliseconds) => {
          this.time += milliseconds;
          return Promise.resolve();
        },
      },
      output: { print: (text) => this.printed.push(text), note: (text) => this.noted.push(text) },
    };
  }

  /** The lines that commands printed so far, which are then forgotten. */
  public takePrinted(): string {
    return this.printed.splice(0).join('\n');
  }

  /** Uploads files of 100 bytes for each trade, 25 bytes a trade. */
  public upload(...keys: readonly string[]): void {
    for (const key of keys) this.s3.put(key, key.padEnd(100, '.'), NOW - 60_000);
  }

  /** Plans files, by default all below `trades/` that are missing. */
  public async plan(options: Partial<PlanOptions> = {}): Promise<Plan> {
    const before = new Set(this.planHashes());
    await planFiles(
      { prefixes: ['trades/'], mode: 'missing', toleratedFailurePercentage: 5, ...options },
      this.context(),
    );
    const hash = this.planHashes().find((each) => !before.has(each))!;
    return new PlanStore(this.context()).read(hash);
  }

  public planHashes(): string[] {
    return this.s3
      .keys('backfills/')
      .filter((key) => key.endsWith('/manifest.jsonl'))
      .map((key) => key.split('/')[1]!);
  }

  /** The items of backfills in the table. */
  public get records(): string[] {
    return [...this.table.items.keys()].filter((key) => key.startsWith('BACKFILL'));
  }

  /** The upload of a key that the bucket has. */
  public fileOf(key: string, change: Partial<TradeFile> = {}): TradeFile {
    const upload = { bucket: 'bucket', key, etag: this.s3.etagOf(key), uploadedAt: NOW - 60_000, ...change };
    return { generation: generationAfter(undefined, upload), ...upload };
  }

  /** Stores the manifest of an upload. */
  public async publish(file: TradeFile, change: Partial<Manifest> = {}): Promise<void> {
    const manifest: Manifest = {
      ...{ file, processor: 1, layout: 'test', interval: '1m', exclusions: {}, rejections: [], coverage: [] },
      ...{ lines: 0, accepted: 0, excluded: 0, duplicate: 0, rejected: 0 },
      ...change,
    };
    const store = new BarStore(this.table);
    const previous = await store.currentManifest(file);
    if (!(await store.putManifest(manifest, previous))) throw new Error('the manifest is not published');
    await store.record(manifest, previous);
  }

  public refuse(file: TradeFile): Promise<void> {
    return new BarStore(this.table).putRefusal(file, { name: 'EmptyFileError', reason: 'The file is empty.' });
  }

  private get lambda(): Pick<LambdaClient, 'send'> {
    const send = ({ input }: { input: any }) =>
      this.around('InvokeCommand', () => this.invoke(JSON.parse(input.Payload)));
    return { send };
  }

  private invoke({ measure: { key } }: any): unknown {
    this.measured.push(key);
    const answer = (value: unknown) => Buffer.from(JSON.stringify(value));
    if (this.refused.has(key)) {
      const failure = { errorType: 'EmptyFileError', errorMessage: 'The file is empty.' };
      return { FunctionError: 'Unhandled', Payload: answer(failure) };
    }
    const bytes = this.s3.objects.get(key)?.at(-1)?.bytes?.length;
    if (bytes === undefined) {
      const failure = { errorType: 'MissingObjectError', errorMessage: 'The object no longer exists.' };
      return { FunctionError: 'Unhandled', Payload: answer(failure) };
    }
    const measurement: FileMeasurement = {
      ...{ processor: this.version, trades: bytes / 25, writeUnits: 8 + bytes / 50, barItems: 2, milliseconds: 20 },
    };
    return { Payload: answer(measurement) };
  }

  /** A call of the function, which begins a file or finishes one. @returns true if it answers without a wait */
  private async work({ plan, batch, files }: BackfillBatch): Promise<boolean> {
    const recorded = await this.backfills.progress(plan, batch);
    const progress = recorded ?? { batch, ...NOTHING };
    const file = files[progress.finished];
    const state = (await this.backfills.run(plan))?.state;
    if (!file || !(state === 'running' || (state === 'cancelled' && progress.isBegun))) return true;
    if (!progress.isBegun) {
      await this.backfills.putProgress(plan, { ...progress, isBegun: true, attempts: 1 }, recorded);
      return false;
    }
    this.processed.push(file.key);
    const failed = this.refused.has(file.key) ? 1 : 0;
    if (failed === 1) {
      const reason = { code: 'EmptyFileError', reason: 'The file is empty.' };
      const { key, etag, bytes } = file;
      await this.backfills.putFailure(plan, { batch, index: progress.finished, key, etag, bytes, ...reason });
    }
    const next: BatchProgress = {
      ...{ batch, unchanged: 0, attempts: 0, isBegun: false },
      ...{ finished: progress.finished + 1, failed: progress.failed + failed, bytes: progress.bytes + file.bytes },
      ...{
        trades: progress.trades + 4,
        writeUnits: progress.writeUnits + 10,
        milliseconds: progress.milliseconds + 20,
      },
    };
    await this.backfills.putProgress(plan, next, recorded);
    return next.finished === files.length;
  }

  private async around(name: string, act: () => unknown): Promise<unknown> {
    await this.hook('before', name);
    const result = await act();
    await this.hook('after', name);
    return result;
  }
}
