import { Duration } from 'aws-cdk-lib/core';

/** The alarms of a `LambdaHttpApi`. */
export enum LambdaHttpApiAlarm {
  /** Raised if responses have a 5xx status. */
  SERVER_ERRORS = 'server-errors',

  /** Raised if many responses have a 4xx status. */
  CLIENT_ERRORS = 'client-errors',

  /** Raised if responses are slow. */
  LATENCY = 'latency',
}

/** Options for the alarms of a `LambdaHttpApi`. */
export interface LambdaHttpApiAlarmOptions {
  /**
   * The number of responses with a 5xx status in one minute that raises the alarm, at least 1.
   *
   * @default 1
   */
  readonly serverErrors?: number;

  /**
   * The number of responses with a 4xx status in one minute that raises the alarm, at least 1.
   *
   * Throttled requests (429) and rejected credentials (401, 403) count.
   *
   * @default 100
   */
  readonly clientErrors?: number;

  /**
   * The latency that the slowest percent of responses must reach for five minutes to raise the alarm, from one
   * millisecond to 30 seconds.
   *
   * @default Duration.seconds(3)
   */
  readonly latency?: Duration;

  /**
   * The alarms that are not created.
   *
   * @default - all alarms are created
   */
  readonly without?: LambdaHttpApiAlarm[];
}
