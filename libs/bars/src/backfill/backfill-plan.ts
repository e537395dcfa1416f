import type { ObjectVersion } from '../model/trade-file';

/** Says why a file is processed. */
export const BACKFILL_REASONS = ['missing', 'failed', 'older', 'former-writer', 'requested'] as const;

/**
 * The reason why a file is part of a backfill: it has no bars, its upload was refused, an older version of the processor made its
 * bars, a former writer made them when its epoch ended, or all files were requested.
 */
export type BackfillReason = (typeof BACKFILL_REASONS)[number];

/** A file of a backfill: an upload as it was listed. */
export interface BackfillFile extends Omit<ObjectVersion, 'bucket'> {
  /** The size of the object. */
  readonly bytes: number;
  readonly reason: BackfillReason;
}

/** Files that one call of the function processes, one after the other. It is one line of the list that the state machine reads. */
export interface BackfillBatch {
  /** The hash of the plan, which identifies it. */
  readonly plan: string;
  /** The number of the batch in its plan, from 0. */
  readonly batch: number;
  readonly bucket: string;
  /** The number of the replay that the plan is: see `RequestedVersion`. Zero if bars that exist are not made again. */
  readonly replay: number;
  /** Percentage of the files of the batch that may fail before the batch itself fails. Unless it is 0, one file may. */
  readonly toleratedFailurePercentage: number;
  readonly files: readonly BackfillFile[];
}

/** A request to the function to process a file without storing anything, so that the use of files like it can be estimated. */
export interface MeasurementRequest {
  readonly measure: Pick<BackfillFile, 'key' | 'versionId' | 'etag'>;
  readonly bucket: string;
}

/** The use of the function and the table by one file. */
export interface FileMeasurement {
  /** The version of the processor that measured it. */
  readonly processor: number;
  readonly trades: number;
  /** Write units if the source has no bars yet, without the watermark of its feed. */
  readonly writeUnits: number;
  /** Number of items with bars. If the source has bars, as many are deleted, and as many packs are marked. */
  readonly barItems: number;
  /** Time of the function, milliseconds, without waiting for the table. */
  readonly milliseconds: number;
}
