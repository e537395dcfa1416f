import { STORED_INTERVALS, type StoredInterval } from '@trading/bars';
import { CALENDARS, type CalendarName } from '@trading/calendars';
import { ConfigurationError } from './errors';

/** The settings of the function, from its environment variables. */
export interface Config {
  /** `TABLE_NAME`: the table from which bars are read. */
  readonly tableName: string;
  /**
   * `SOURCE_BUCKET`, or `BUCKET_NAME` in an environment with one region: the bucket of the trade files whose name sources have. Only its
   * name is used, not the bucket.
   */
  readonly bucketName: string;
  /** True if the table has replicas, because `SOURCE_BUCKET` is set. */
  readonly hasReplicas: boolean;
  /** `SETTLEMENT_QUEUE_URL`: the queue for requests for settlements. None in a region that does not process them. */
  readonly settlementQueueUrl?: string;
  /** `BAR_INTERVAL`: the interval in which bars are stored, `1m` or `1s`. The default is `1m`. */
  readonly interval: StoredInterval;
  /** `CALENDARS`: the calendars of feeds, as JSON: `{"feed": "XNYS"}`. Other feeds trade at all times. */
  readonly calendars: ReadonlyMap<string, CalendarName>;
}

/** @throws ConfigurationError if a variable is missing or invalid */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const required = (name: string): string => {
    const value = environment[name];
    if (!value) throw new ConfigurationError(`The environment variable ${name} is not set; the stack must set it.`);
    return value;
  };
  const { BAR_INTERVAL: interval = '1m', CALENDARS: calendars, SOURCE_BUCKET: source } = environment;
  if (!isOneOf(STORED_INTERVALS, interval)) {
    throw new ConfigurationError(`BAR_INTERVAL must be ${STORED_INTERVALS.join(' or ')}, got: ${interval}`);
  }
  return {
    tableName: required('TABLE_NAME'),
    bucketName: source ?? required('BUCKET_NAME'),
    hasReplicas: source !== undefined,
    ...('SETTLEMENT_QUEUE_URL' in environment ? { settlementQueueUrl: required('SETTLEMENT_QUEUE_URL') } : {}),
    interval,
    calendars: readCalendars(calendars),
  };
}

function readCalendars(text = '{}'): Map<string, CalendarName> {
  let calendars: unknown;
  try {
    calendars = JSON.parse(text);
  } catch {
    throw new ConfigurationError(`CALENDARS must be JSON, got: ${text}`);
  }
  if (typeof calendars !== 'object' || calendars === null || Array.isArray(calendars)) {
    throw new ConfigurationError(`CALENDARS must be an object of feeds and calendars, got: ${text}`);
  }
  const entries = Object.entries(calendars).map(([feed, calendar]): [string, CalendarName] => {
    if (isOneOf(CALENDARS, calendar)) return [feed, calendar];
    throw new ConfigurationError(
      `CALENDARS must name ${CALENDARS.join(', ')}, got for ${feed}: ${JSON.stringify(calendar)}`,
    );
  });
  return new Map(entries);
}

function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return (values as readonly unknown[]).includes(value);
}
