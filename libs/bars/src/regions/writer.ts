/** The region that may write to the table, as one item of the table states it. */
export interface Writer {
  /** The name of the region: `eu-west-1`. */
  readonly region: string;
  /** The number of times that a region was made the writer, from 1. No two writers of a table in one region have the same epoch. */
  readonly epoch: number;
  /** The time from which on the region is the writer, milliseconds since 1970. */
  readonly since: number;
}
