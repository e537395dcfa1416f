import { STORED_INTERVALS, type StoredInterval } from '@trading/bars';
import { memoryLimits, type MemoryLimits } from './aggregation/memory-limits';
import type { BucketNames } from './bucket-names';
import { ConfigurationError } from './errors';
import { parseDeclaredLayouts, type DeclaredLayouts } from './parsing/recognition/declared-layouts';

/** The settings of the function, from its environment variables. */
export interface Config {
  /** `TABLE_NAME`: the table to which bars and manifests are written. */
  readonly tableName: string;
  /** `BAR_INTERVAL`: the interval in which bars are stored, `1m` or `1s`. The default is `1m`. */
  readonly interval: StoredInterval;
  /** `AWS_LAMBDA_FUNCTION_MEMORY_SIZE`, which the runtime sets: the memory of the function in MiB, which limits that of a file. */
  readonly limits: MemoryLimits;
  /** `LAYOUTS`: layouts declared for key prefixes, as JSON. None by default. */
  readonly layouts: DeclaredLayouts;
  /**
   * `SOURCE_BUCKET` and `BUCKET_NAME`: the bucket whose name sources have, and that of the function's own region.
   *
   * @default - the environment has one region
   */
  readonly buckets?: BucketNames;
  /**
   * `AWS_REGION`, which the runtime sets: the region of the function, which writes only if it is the writer.
   *
   * @default - the environment has one region
   */
  readonly region?: string;
}

/** The settings of the function that takes its messages from a queue. */
export interface Queues {
  /** `QUEUE_URL`: the queue from which messages are received. Those that wait, and requests for settlements, are sent to it. */
  readonly queueUrl: string;
  /** `DEAD_LETTER_QUEUE_URL`: the queue for messages that can never be processed. */
  readonly deadLetterQueueUrl: string;
}

/** The environment variables of a function. */
type Variables = Readonly<Record<string, string | undefined>>;

/** @throws ConfigurationError if a variable is missing or invalid */
export function readConfig(environment: Variables): Config {
  const { BAR_INTERVAL: interval = '1m', LAYOUTS: layouts, SOURCE_BUCKET: source } = environment;
  const { AWS_LAMBDA_FUNCTION_MEMORY_SIZE: memory } = environment;
  if (!isStoredInterval(interval)) {
    throw new ConfigurationError(`BAR_INTERVAL must be ${STORED_INTERVALS.join(' or ')}, got: ${interval}`);
  }
  return {
    tableName: required(environment, 'TABLE_NAME'),
    interval,
    limits: memoryLimits(memory === undefined ? undefined : Number(memory)),
    layouts: parseDeclaredLayouts(layouts),
    ...(source && {
      buckets: { own: required(environment, 'BUCKET_NAME'), source },
      region: required(environment, 'AWS_REGION'),
    }),
  };
}

/** @throws ConfigurationError if a variable is missing */
export function readQueues(environment: Variables): Queues {
  return {
    queueUrl: required(environment, 'QUEUE_URL'),
    deadLetterQueueUrl: required(environment, 'DEAD_LETTER_QUEUE_URL'),
  };
}

/**
 * `WRITE_UNITS_PER_SECOND`: the write units a second that backfills may use together, so that they take no capacity from new files.
 *
 * @throws ConfigurationError if the variable is missing or not a positive number
 */
export function readWriteUnits(environment: Variables): number {
  const text = required(environment, 'WRITE_UNITS_PER_SECOND');
  const units = Number(text);
  if (units > 0 && units < Infinity) return units;
  throw new ConfigurationError(`WRITE_UNITS_PER_SECOND must be a positive number, got: ${text}`);
}

function required(environment: Variables, name: string): string {
  const value = environment[name];
  if (!value) throw new ConfigurationError(`The environment variable ${name} is not set; the stack must set it.`);
  return value;
}

function isStoredInterval(text: string): text is StoredInterval {
  return (STORED_INTERVALS as readonly string[]).includes(text);
}
