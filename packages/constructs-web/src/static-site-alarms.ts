/** The alarms of a `StaticSite`. */
export enum StaticSiteAlarm {
  /** Raised if many responses have a 5xx status. */
  SERVER_ERRORS = 'server-errors',
}

/** Options for the alarms of a `StaticSite`. */
export interface StaticSiteAlarmOptions {
  /**
   * The percentage of responses with a 5xx status that raises the alarm if it persists for five minutes, above 0 and up
   * to 100.
   *
   * @default 5
   */
  readonly serverErrorRate?: number;

  /**
   * The alarms that are not created.
   *
   * @default - all alarms are created
   */
  readonly without?: StaticSiteAlarm[];
}
