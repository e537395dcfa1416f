import { BackfillStore, type BackfillBatch, type BackfillState } from '@trading/bars/backfill';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { WritePace } from '@trading/bars/testing';
import { handleBatch } from '../../src/backfill/handle-batch';
import type { BatchAnswer } from '../../src/backfill/run-batch';
import type { AttributeMap } from './aws/item-units';
import { simulatedEndpoint } from './aws/simulated-endpoint';
import type { SimulatedTable } from './aws/simulated-table';
import { ExecutionEnvironments } from './execution-environments';
import { NO_LOG } from './live-function';
import type { ProcessorParameters } from './settings';
import type { SimulatedFile } from './simulated-files';
import { HOUR, SECOND } from './units-of-time';
import type { Random } from './use-virtual-time';
import type { VirtualTime } from './virtual-time';

const PLAN = 'plan';

/** The number of files of a batch. */
const FILES = 20;

/** The retries of the state machine after an error: their number, the seconds before the first one, and the factor for the others. */
const RETRIES = 5;
const FIRST_RETRY = 2;
const BACKOFF = 2;

/** The part of the table and of the functions that a backfill may use. */
export interface BackfillParameters {
  /** Write units a second of all batches together. */
  readonly writeUnitsPerSecond: number;
  /** The number of batches that are processed at once. */
  readonly concurrency: number;
}

/** The work of a backfill until its end, or until the end of the day. */
export interface BackfillResult {
  readonly files: number;
  readonly failed: number;
  /** Write units of the bars, as the backfill itself counts them. */
  readonly writeUnits: number;
  /** Invocations that ended for want of capacity or time, after which their batch was sent again. */
  readonly waits: number;
  /** The number of invocations that failed, by the name of the error. */
  readonly errors: Readonly<Record<string, number>>;
}

/** Options of a {@link SimulatedBackfill}. */
export interface SimulatedBackfillOptions extends BackfillParameters {
  readonly time: VirtualTime;
  readonly table: SimulatedTable;
  /** Milliseconds of a request to the table. */
  readonly latency: number;
  readonly processor: ProcessorParameters;
  readonly microsecondsPerWrite: number;
  /** Creates the files of a day before, which the backfill processes, the newest day first. */
  readonly historyOf: (daysBefore: number, random: Random) => readonly SimulatedFile[];
  readonly random: Random;
  /** The time after which the backfill is paused. */
  readonly hours: number;
}

/** A backfill that runs the shipped code, in the place of a Distributed Map of Step Functions. It begins with the day. */
export class SimulatedBackfill {
  private readonly environments: ExecutionEnvironments<BackfillBatch, BatchAnswer>;
  private readonly backfills: BackfillStore;
  /** The progress of batches, by their numbers. */
  private readonly progress = new Map<string, AttributeMap>();
  private readonly errors = new Map<string, number>();
  private waits = 0;
  /** The files that are listed so far. */
  private readonly files: SimulatedFile[] = [];
  private days = 0;
  private nextFile = 0;
  private isPaused = false;

  public constructor(private readonly options: SimulatedBackfillOptions) {
    const { time, table, latency, writeUnitsPerSecond } = options;
    this.environments = new ExecutionEnvironments({
      ...{ ...options, files: this.files },
      start: (config, reading) => {
        const opened = DynamoDbTable.open('table', config, new WritePace(time));
        return (batch, clock) =>
          handleBatch(batch, {
            ...reading,
            table: opened,
            writeUnitsPerSecond,
            clock,
            report: { log: NO_LOG },
          }) as Promise<BatchAnswer>;
      },
    });
    const config = simulatedEndpoint({ time, table, latency, prepare: () => Promise.resolve() });
    this.backfills = new BackfillStore(DynamoDbTable.open('table', config, new WritePace(time)));
  }

  public get result(): BackfillResult {
    const sum = (name: string) =>
      [...this.progress.values()].reduce((total, progress) => total + Number(progress[name]?.N ?? 0), 0);
    return {
      files: sum('finished'),
      failed: sum('failed'),
      writeUnits: sum('writeUnits'),
      waits: this.waits,
      errors: Object.fromEntries(this.errors),
    };
  }

  /** Takes note of an item that was put. */
  public readonly onPut = (item: AttributeMap): void => {
    if (item['pk']?.S === `BACKFILL#${PLAN}` && item['finished']) this.progress.set(item['sk']?.S ?? '', item);
  };

  public async run(): Promise<void> {
    const { time, concurrency, hours } = this.options;
    await this.setState('running');
    time.at(hours * HOUR, () => {
      this.isPaused = true;
      void this.setState('paused');
    });
    await Promise.all(Array.from({ length: concurrency }, () => this.work()));
  }

  private setState(state: BackfillState): Promise<void> {
    const { concurrency } = this.options;
    const sizes = { files: 0, batches: 0, bytes: 0 };
    return this.backfills.putRun({ plan: PLAN, state, concurrency, ...sizes, startedAt: 0, executions: [] });
  }

  /** Processes one batch after the other. */
  private async work(): Promise<void> {
    for (let batch = this.next(); batch; batch = this.next()) await this.process(batch);
  }

  private next(): BackfillBatch | undefined {
    if (this.isPaused) return undefined;
    const { historyOf, random } = this.options;
    const first = this.nextFile;
    this.nextFile += FILES;
    while (this.files.length < this.nextFile) this.files.push(...historyOf((this.days += 1), random));
    const files = this.files.slice(first, this.nextFile).map(({ key, bytes }, index) => ({
      ...{ key, etag: String(first + index), bytes: Math.round(bytes), reason: 'missing' as const },
    }));
    return { plan: PLAN, batch: first / FILES, bucket: 'bucket', replay: 0, toleratedFailurePercentage: 0, files };
  }

  private async process(batch: BackfillBatch): Promise<void> {
    const { time } = this.options;
    for (let failures = 0; failures <= RETRIES;) {
      try {
        const { waitSeconds } = await this.environments.invoke(batch);
        if (waitSeconds === undefined) return;
        this.waits += 1;
        await time.sleep(waitSeconds * SECOND);
      } catch (error) {
        const { name } = error as Error;
        this.errors.set(name, (this.errors.get(name) ?? 0) + 1);
        await time.sleep(FIRST_RETRY * BACKOFF ** failures * SECOND);
        failures += 1;
      }
    }
  }
}
