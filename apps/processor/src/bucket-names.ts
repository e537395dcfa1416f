/** The names of the bucket of trade files in an environment with several regions, each of which has a bucket of its own. */
export interface BucketNames {
  /** The bucket of the region of the function: events and batches name it, and files are read from it. */
  readonly own: string;
  /** The bucket of the first region of the environment: sources have its name, so that their ids are the same in every region. */
  readonly source: string;
}

/** The name of a bucket as sources have it. */
export function toSourceBucket(bucket: string, names: BucketNames | undefined): string {
  return bucket === names?.own ? names.source : bucket;
}

/** The name of the bucket from which a file of a source is read. */
export function toOwnBucket(bucket: string, names: BucketNames | undefined): string {
  return bucket === names?.source ? names.own : bucket;
}
