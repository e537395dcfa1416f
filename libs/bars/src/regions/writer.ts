/** The region that may write to the table, as one item of the table states it. */
export interface Writer {
  /** The name of the region: `eu-west-1`. */
  readonly region: string;
  /**
   * A number that grows each time a region is made the writer, from 1. Those of the primary region are odd and those of the standby even,
   * so that no two regions have the same one, even if neither knows that the other became the writer.
   */
  readonly epoch: number;
  /** The time from which on the region is the writer, milliseconds since 1970. */
  readonly since: number;
}

/** A region that is to become the writer. */
export interface Candidate {
  /** The name of the region: `eu-west-1`. */
  readonly region: string;
  /** True for the primary region of the environment, false for its standby. It never changes. */
  readonly isPrimary: boolean;
}

/** True for the epochs of the primary region. */
export function isEpochOfPrimary(epoch: number): boolean {
  return epoch % 2 === 1;
}
