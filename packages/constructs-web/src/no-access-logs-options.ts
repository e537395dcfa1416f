/** Options for a site whose access is not logged. */
export interface NoAccessLogsOptions {
  /** The reason why access is not logged: at least 10 characters. */
  readonly reason: string;
}
