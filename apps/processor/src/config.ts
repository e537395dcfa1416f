import { STORED_INTERVALS, type StoredInterval } from '@trading/bars';
import { memoryLimits, type MemoryLimits } from './aggregation/memory-limits';
import { ConfigurationError } from './errors';
import { parseDeclaredLayouts, type DeclaredLayouts } from './parsing/recognition/declared-layouts';

/** The settings of the function, from its environment variables. */
export interface Config {
  /** `TABLE_NAME`: the table to which bars and manifests are written. */
  readonly tableName: string;
  /** `QUEUE_URL`: the queue from which messages are received. Those that wait, and requests for settlements, are sent to it. */
  readonly queueUrl: string;
  /** `DEAD_LETTER_QUEUE_URL`: the queue for messages that can never be processed. */
  readonly deadLetterQueueUrl: string;
  /** `BAR_INTERVAL`: the interval in which bars are stored, `1m` or `1s`. The default is `1m`. */
  readonly interval: StoredInterval;
  /** `AWS_LAMBDA_FUNCTION_MEMORY_SIZE`, which the runtime sets: the memory of the function in MiB, which limits that of a file. */
  readonly limits: MemoryLimits;
  /** `LAYOUTS`: layouts declared for key prefixes, as JSON. None by default. */
  readonly layouts: DeclaredLayouts;
}

/** @throws ConfigurationError if a variable is missing or invalid */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const required = (name: string): string => {
    const value = environment[name];
    if (!value) throw new ConfigurationError(`The environment variable ${name} is not set; the stack must set it.`);
    return value;
  };
  const { BAR_INTERVAL: interval = '1m', LAYOUTS: layouts, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: memory } = environment;
  if (!isStoredInterval(interval)) {
    throw new ConfigurationError(`BAR_INTERVAL must be ${STORED_INTERVALS.join(' or ')}, got: ${interval}`);
  }
  return {
    tableName: required('TABLE_NAME'),
    queueUrl: required('QUEUE_URL'),
    deadLetterQueueUrl: required('DEAD_LETTER_QUEUE_URL'),
    interval,
    limits: memoryLimits(memory === undefined ? undefined : Number(memory)),
    layouts: parseDeclaredLayouts(layouts),
  };
}

function isStoredInterval(text: string): text is StoredInterval {
  return (STORED_INTERVALS as readonly string[]).includes(text);
}
