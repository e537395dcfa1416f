import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { LambdaClock } from '../../src/adapters/lambda-clock';
import { GENERAL_CSV } from '../../src/parsing/layouts/general';
import { ALL_TIMES } from '../../src/parsing/timestamp';
import type { Dependencies } from '../../src/process-trade-file';
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
export const LATENCY = 10;

/** Milliseconds of one vCPU to start an execution environment (docs/benchmarks.md: 60 to start Node, 53 to load). */
const START = 113;

/** Megabytes a second that one function reads of S3. Assumed. */
const DOWNLOAD_RATE = 50;

/** Milliseconds of a part of a file. The function notices between two parts that its time is nearly over. */
const PART = 1 * SECOND;

/** The state that the execution environments of a function share. */
export interface FunctionOptions<Request, Answer> {
  readonly time: VirtualTime;
  readonly processor: ProcessorParameters;
  readonly table: SimulatedTable;
  readonly files: readonly SimulatedFile[];
  /** CPU microseconds of one vCPU to prepare the write of an item. */
  readonly microsecondsPerWrite: number;
  /**
   * Starts the code of the function in an execution environment.
   *
   * @param config of a client that asks the simulated table
   */
  readonly start: (config: DynamoDBClientConfig, reading: ReadingDependencies) => Invoke<Request, Answer>;
}

/** The collaborators by which the code of a function reads files. */
export type ReadingDependencies = Pick<Dependencies, 'files' | 'uploads' | 'settings'>;

/** Answers a request. */
export type Invoke<Request, Answer> = (request: Request, clock: LambdaClock) => Promise<Answer>;

/** Thrown when a function has not answered within its timeout. */
export class TimedOutError extends Error {
  public override readonly name = 'TimedOutError';
}

/** The execution environments of a function, which run the shipped code. An environment answers one request at a time. */
export class ExecutionEnvironments<Request, Answer> {
  private readonly idle: ExecutionEnvironment<Request, Answer>[] = [];

  public constructor(private readonly options: FunctionOptions<Request, Answer>) {}

  /**
   * Answers a request in an idle environment, or in a new one if all are busy.
   *
   * @throws TimedOutError, or the error of the code
   */
  public async invoke(request: Request): Promise<Answer> {
    const { time, processor } = this.options;
    const environment = this.idle.pop() ?? new ExecutionEnvironment(this.options);
    const timeout = time.sleep(processor.timeoutSeconds * SECOND).then(() => {
      throw new TimedOutError();
    });
    try {
      const answer = await Promise.race([environment.invoke(request), timeout]);
      this.idle.push(environment);
      return answer;
    } catch (error) {
      // Lambda ends an environment whose time is over.
      if (error instanceof TimedOutError) environment.end();
      else this.idle.push(environment);
      throw error;
    }
  }
}

class ExecutionEnvironment<Request, Answer> {
  private readonly code: Invoke<Request, Answer>;
  private readonly vcpus: number;
  /** The time at which the processor has done everything that it was given. */
  private busyUntil: number;
  private hasEnded = false;

  public constructor(private readonly options: FunctionOptions<Request, Answer>) {
    const { time, table, microsecondsPerWrite, processor, files, start } = options;
    this.vcpus = Math.min(MAX_VCPUS, processor.memoryMebibytes / MEMORY_OF_VCPU);
    this.busyUntil = time.now() + START / this.vcpus;
    const config = simulatedEndpoint({
      time,
      table,
      latency: LATENCY,
      prepare: (writes) => this.compute((writes * microsecondsPerWrite) / 1_000),
    });
    this.code = start(config, {
      files: { open: ({ etag }) => Promise.resolve(this.read(Number(etag))) },
      uploads: {
        findUpload: (version) => Promise.resolve({ ...version, uploadedAt: files[Number(version.etag)]!.uploadedAt }),
        listVersions: () => Promise.resolve([]),
      },
      settings: {
        interval: '1m',
        layouts: [{ prefix: '', layout: GENERAL_CSV }],
        times: ALL_TIMES,
        makeLineAggregator: aggregatorOf(files),
      },
    });
  }

  public end(): void {
    this.hasEnded = true;
  }

  public invoke(request: Request): Promise<Answer> {
    const { time, processor } = this.options;
    const deadline = time.now() + processor.timeoutSeconds * SECOND;
    return this.code(request, new LambdaClock({ getRemainingTimeInMillis: () => deadline - time.now() }));
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
