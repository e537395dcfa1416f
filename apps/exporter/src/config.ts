import { STORED_INTERVALS, type StoredInterval } from '@trading/bars';
import { ConfigurationError } from './errors';

/** The settings of the function, from its environment variables. */
export interface Config {
  /** `TABLE_NAME`: the table from which bars are read. */
  readonly tableName: string;
  /** `BUCKET_NAME`: the bucket for the exported files. */
  readonly bucketName: string;
  /** `SOURCE_BUCKET`: set if the table has replicas. */
  readonly hasReplicas: boolean;
  /** `SETTLEMENT_QUEUE_URL`: the queue for requests for settlements. */
  readonly settlementQueueUrl: string;
  /** `BAR_INTERVAL`: the interval in which bars are stored, `1m` or `1s`. The default is `1m`. */
  readonly interval: StoredInterval;
}

/** @throws ConfigurationError if a variable is missing or invalid */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const required = (name: string): string => {
    const value = environment[name];
    if (!value) throw new ConfigurationError(`The environment variable ${name} is not set; the stack must set it.`);
    return value;
  };
  const name = environment['BAR_INTERVAL'] ?? '1m';
  const interval = STORED_INTERVALS.find((one) => one === name);
  if (interval === undefined) {
    throw new ConfigurationError(`BAR_INTERVAL must be ${STORED_INTERVALS.join(' or ')}, got: ${name}`);
  }
  return {
    tableName: required('TABLE_NAME'),
    bucketName: required('BUCKET_NAME'),
    hasReplicas: environment['SOURCE_BUCKET'] !== undefined,
    settlementQueueUrl: required('SETTLEMENT_QUEUE_URL'),
    interval,
  };
}
