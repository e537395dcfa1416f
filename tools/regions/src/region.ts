import type { Candidate, Writer } from '@trading/bars/regions';

/** Says if something runs. `changing` is on its way to either, and `mixed` is on in part. */
export type SwitchState = 'on' | 'off' | 'changing' | 'mixed';

/** A part of a region that is switched on and off. */
export interface Switch {
  state(): Promise<SwitchState>;
  /** Asks for a change, which may take a while. Does nothing if it is on or off already. */
  set(isOn: boolean): Promise<void>;
}

/** The messages of the queue of new files. */
export interface QueueDepth {
  /** Messages that wait, also those that are delayed. */
  readonly waiting: number;
  /** Messages that a function has received and not yet deleted. */
  readonly inFlight: number;
}

/** A trade file as the bucket of a region lists it. */
export interface ListedObject {
  readonly key: string;
  /** Milliseconds since 1970, whole seconds. A replica has the time of its original. */
  readonly uploadedAt: number;
}

/** The table of a region, which is a replica of those of the other regions. Reads are of this replica alone. */
export interface Records {
  writer(): Promise<Writer | undefined>;
  /** See `WriterStore.take`. */
  take(candidate: Candidate, expected: Writer | undefined, now: number): Promise<Writer | undefined>;
  /** The number of the last change of the change log. 0 before the first one. */
  lastChange(): Promise<number>;
  /** The number of the last change of each epoch, by the number of the epoch. See `readLastChanges`. */
  lastChanges(): Promise<ReadonlyMap<number, number>>;
  /** The watermark of each feed, nanoseconds since 1970, by the name of the feed. */
  watermarks(): Promise<ReadonlyMap<string, bigint>>;
}

/** The highest lags of a region within 15 minutes: of replication from it, and of its messages. Undefined if nothing is known. */
export interface Lags {
  readonly tableMilliseconds?: number;
  readonly pendingObjects?: number;
  readonly pendingBytes?: number;
  readonly objectSeconds?: number;
  readonly failedObjects?: number;
  readonly oldestMessageSeconds?: number;
}

/** A region of an environment, as the steps use it. Every call that the region does not answer throws `UnreachableRegionError`. */
export interface Region {
  /** Such as `us-east-1`. */
  readonly name: string;
  /** The EventBridge rules that send events of new and deleted files to the queue. */
  readonly rules: Switch;
  /** The event source mapping of the queue and the function that processes files. */
  readonly mapping: Switch;
  /** The schedule of the exports. */
  readonly exports: Switch;
  readonly records: Records;
  queueDepth(): Promise<QueueDepth>;
  /** Number of messages in the dead-letter queue. */
  deadLetters(): Promise<number>;
  /** @param other the region that is replicated to */
  lags(other: string): Promise<Lags>;
  /** The trade files of the bucket, ordered by key. */
  objects(): AsyncIterable<ListedObject>;
  /** Number of executions of backfills that run. */
  runningBackfills(): Promise<number>;
  /**
   * Processes the files of the bucket that have no bars, until there are none.
   *
   * @returns false if files are left
   */
  catchUp(): Promise<boolean>;
  /** @returns how the function of the query API answered: the status, such as 200 */
  health(): Promise<number>;
}
