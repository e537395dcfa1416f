/**
 * The state of a run. A paused run begins no further file. A cancelled one does not either, but completes the files that are
 * written in part, so that nothing of them is left.
 */
export type BackfillState = 'running' | 'paused' | 'cancelled';

/** A run of a plan. */
export interface BackfillRun {
  /** The hash of the plan. */
  readonly plan: string;
  readonly state: BackfillState;
  /** The number of batches that are processed at once. They share the write units that a backfill may use. */
  readonly concurrency: number;
  /** The number of files, batches and bytes of the plan. */
  readonly files: number;
  readonly batches: number;
  readonly bytes: number;
  /** The time at which the plan was run first, milliseconds since 1970. */
  readonly startedAt: number;
  /** The executions of the state machine, the newest last: their ARNs. */
  readonly executions: readonly string[];
}

/** The use of the function and the table by the files of a batch or of a run. */
export interface BackfillUse {
  /** Bytes of the files that were read to their end. */
  readonly bytes: number;
  readonly trades: number;
  readonly writeUnits: number;
  /** Time of the function, milliseconds. */
  readonly milliseconds: number;
}

/** How far a batch came. */
export interface BatchProgress extends BackfillUse {
  readonly batch: number;
  /** Number of files, from the first on, that were processed or have failed. */
  readonly finished: number;
  /** Number of these that have failed. */
  readonly failed: number;
  /** Number of these that had nothing to do: a newer upload is current, or the same one by the same replay. */
  readonly unchanged: number;
  /** How often the next file was begun since it last waited for capacity or time. */
  readonly attempts: number;
  /** True if bars of the next file may be written, so that it must be completed. */
  readonly isBegun: boolean;
}

/** A file that was not processed. */
export interface BackfillFailure {
  readonly batch: number;
  /** The position of the file in its batch, from 0. */
  readonly index: number;
  readonly key: string;
  /** Undefined for an object that was uploaded while its bucket had no versions. */
  readonly versionId?: string;
  readonly etag: string;
  readonly bytes: number;
  /** The name of the error. */
  readonly code: string;
  readonly reason: string;
}
