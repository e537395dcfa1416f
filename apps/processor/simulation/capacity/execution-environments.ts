import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { Table } from '@trading/bars';
import { BarStore, SettlementStore } from '@trading/bars/write';
import { LambdaClock } from '../../src/adapters/lambda-clock';
import { handleMessage } from '../../src/handle-message';
import { GENERAL_CSV } from '../../src/parsing/layouts/general';
import { ALL_TIMES } from '../../src/parsing/timestamp';
import type { Consumer } from './aws/simulated-queue';
import { simulatedEndpoint } from './aws/simulated-endpoint';
import type { SimulatedTable } from './aws/simulated-table';
import { aggregatorOf, contentOf, type SimulatedFile } from './simulated-files';
import type { ProcessorParameters } from './settings';
import { SECOND } from './units-of-time';
import type { VirtualTime } from './virtual-time';

/**
 * The memory with which a function has one vCPU, MiB.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
const MEMORY_OF_VCPU = 1_769;

/** The thread of the processor uses no more than one vCPU. */
const MAX_VCPUS = 1;

/** Milliseconds of a request to the table, as docs/benchmarks.md assumes them. */
const LATENCY = 10;

/** Milliseconds of one vCPU to start an execution environment (docs/benchmarks.md: 60 to start Node, 53 to load). */
const START = 113;

/** Megabytes a second that one function reads of S3. Assumed. */
const DOWNLOAD_RATE = 50;

/** Milliseconds of a part of a file. The function notices between two parts that its time is nearly over. */
const PART = 1 * SECOND;

const NO_REPORT = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** The table adapter of a function, and what it costs. */
export interface Adapter {
  /** CPU microseconds of one vCPU to prepare the write of an item. */
  readonly microsecondsPerWrite: number;
  /**
   * Opens the table in an execution environment.
   *
   * @param config of a client that asks the simulated table
   */
  readonly open: (config: DynamoDBClientConfig, time: VirtualTime) => OpenedTable;
}

/** Returns the table for one message, whose requests fail when the time of the message is over. */
export type OpenedTable = (clock: LambdaClock) => Table;

/** The state that the execution environments of a function share. */
export interface FunctionOptions {
  readonly time: VirtualTime;
  readonly processor: ProcessorParameters;
  readonly table: SimulatedTable;
  readonly files: readonly SimulatedFile[];
  /** Sends a message to the queue, to be delivered after some time. */
  readonly sendLater: (body: string) => void;
  readonly adapter: Adapter;
  /** Receives errors of files that were not processed. */
  readonly onError: (error: unknown) => void;
}

/** The execution environments of the processor, which run the shipped code. An environment handles one message at a time. */
export class ExecutionEnvironments {
  private readonly idle: ExecutionEnvironment[] = [];

  public constructor(private readonly options: FunctionOptions) {}

  /** Handles a message in an idle environment, or in a new one if there is none. */
  public readonly handle: Consumer = async (body) => {
    const { time, processor } = this.options;
    const environment = this.idle.pop() ?? new ExecutionEnvironment(this.options);
    const outcome = await Promise.race([
      environment.handle(body),
      time.sleep(processor.timeoutSeconds * SECOND).then(() => 'timed out' as const),
    ]);
    // Lambda ends an environment whose time is over.
    if (outcome === 'timed out') environment.end();
    else this.idle.push(environment);
    return outcome === 'handled';
  };
}

class ExecutionEnvironment {
  private readonly table: OpenedTable;
  private readonly vcpus: number;
  /** The time at which the processor has done everything that it was given. */
  private busyUntil: number;
  private hasEnded = false;

  public constructor(private readonly options: FunctionOptions) {
    const { time, table, adapter, processor } = options;
    this.vcpus = Math.min(MAX_VCPUS, processor.memoryMebibytes / MEMORY_OF_VCPU);
    this.busyUntil = time.now() + START / this.vcpus;
    const config = simulatedEndpoint({
      time,
      table,
      latency: LATENCY,
      prepare: (writes) => this.compute((writes * adapter.microsecondsPerWrite) / 1_000),
    });
    this.table = adapter.open(config, time);
  }

  public end(): void {
    this.hasEnded = true;
  }

  public async handle(body: string): Promise<'handled' | 'failed'> {
    const { time, processor, files, sendLater, onError } = this.options;
    const deadline = time.now() + processor.timeoutSeconds * SECOND;
    const clock = new LambdaClock({ getRemainingTimeInMillis: () => deadline - time.now() });
    const table = this.table(clock);
    try {
      await handleMessage(body, {
        files: { open: ({ etag }) => Promise.resolve(this.read(Number(etag))) },
        uploads: {
          findUpload: (version) => Promise.resolve({ ...version, uploadedAt: files[Number(version.etag)]!.uploadedAt }),
          listVersions: () => Promise.resolve([]),
        },
        store: new BarStore(table),
        settlements: new SettlementStore(table),
        settings: {
          interval: '1m',
          layouts: [{ prefix: '', layout: GENERAL_CSV }],
          times: ALL_TIMES,
          makeLineAggregator: aggregatorOf(files),
        },
        clock,
        deadLetters: { send: (_, { name, reason }) => Promise.reject(new Error(`refused: ${name}: ${reason}`)) },
        waiting: {
          sendLater: async (message) => {
            sendLater(message);
          },
        },
        report: { log: NO_REPORT, count: () => undefined, secondsSince: () => undefined },
      });
      return 'handled';
    } catch (error) {
      onError(error);
      return 'failed';
    }
  }

  /** Reads a file: as fast as S3 gives its bytes, or as its rows can be folded. */
  private async *read(index: number): AsyncGenerator<Uint8Array> {
    const { trades, foldNanoseconds, bytes } = this.options.files[index] as SimulatedFile;
    yield contentOf(index);
    const folding = (trades * foldNanoseconds) / 1e6;
    const download = (bytes / 1e6 / DOWNLOAD_RATE) * SECOND;
    const parts = Math.ceil(Math.max(folding, download) / PART);
    for (let part = 0; part < parts; part += 1) {
      await Promise.all([this.compute(folding / parts), this.options.time.sleep(download / parts)]);
      yield Buffer.from('\n');
    }
  }

  /** Resolves when the processor has done some more milliseconds of one vCPU. It never does if the environment has ended. */
  private async compute(milliseconds: number): Promise<void> {
    const { time } = this.options;
    this.busyUntil = Math.max(this.busyUntil, time.now()) + milliseconds / this.vcpus;
    if (this.busyUntil > time.now()) await time.sleep(this.busyUntil - time.now());
    if (this.hasEnded) await new Promise(() => undefined);
  }
}
