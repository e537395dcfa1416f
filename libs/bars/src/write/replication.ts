/**
 * Work of one region on a table with replicas. Items replicate one by one and in no order, so that another region may have a manifest
 * without its bars, or a deletion without the reason for it. Therefore
 *
 * - the keys of the items of a generation contain the epoch: no two regions write the same ones;
 * - the bars of generations that were replaced are kept, and chunks are not packed;
 * - a manifest of a former writer stands for no upload if some of its items are missing.
 */
export interface Replication {
  /** The region that does the work. */
  readonly region: string;
  /** The epoch in which the work is done, or 0 before a region is named. */
  readonly epoch: number;
  /** The time, milliseconds since 1970. */
  readonly now: () => number;
}
