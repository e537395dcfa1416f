/** Options for the access logs of a site. */
export interface StaticSiteAccessLogsOptions {
  /**
   * The prefix of the keys, without a slash at the start. It is followed by the distribution, year, month and day.
   *
   * @default site-logs/
   */
  readonly prefix?: string;
}
