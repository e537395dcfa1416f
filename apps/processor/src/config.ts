import type { StoredInterval } from '@trading/bars';
import { ConfigurationError } from './errors';
import { parseDeclaredLayouts, type DeclaredLayouts } from './parsing/declared-layouts';

/** What the function is told by its deployment. */
export interface Config {
  /** `TABLE_NAME`: the table that bars and manifests are written to. */
  readonly tableName: string;
  /** `DEAD_LETTER_QUEUE_URL`: the queue for messages and files that cannot be used. */
  readonly deadLetterQueueUrl: string;
  /** `BAR_INTERVAL`: what bars are stored in, `1m` or `1s`; `1m` where it is not set. */
  readonly interval: StoredInterval;
  /** `LAYOUTS`: layouts that are declared by prefix, as JSON; none where it is not set. */
  readonly layouts: DeclaredLayouts;
}

const INTERVALS: readonly string[] = ['1m', '1s'] satisfies StoredInterval[];

/** @throws ConfigurationError where a variable is missing, or is not what it must be */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const required = (name: string): string => {
    const value = environment[name];
    if (!value) throw new ConfigurationError(`The environment variable ${name} is not set; the stack must set it.`);
    return value;
  };
  const { BAR_INTERVAL: interval = '1m', LAYOUTS: layouts } = environment;
  if (!INTERVALS.includes(interval)) {
    throw new ConfigurationError(`BAR_INTERVAL must be ${INTERVALS.join(' or ')}, got: ${interval}`);
  }
  return {
    tableName: required('TABLE_NAME'),
    deadLetterQueueUrl: required('DEAD_LETTER_QUEUE_URL'),
    interval: interval as StoredInterval,
    layouts: parseDeclaredLayouts(layouts),
  };
}
