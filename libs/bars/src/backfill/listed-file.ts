import type { BackfillFile } from './backfill-plan';

/** A trade file as the bucket lists it. */
export interface ListedFile extends Pick<BackfillFile, 'key' | 'etag' | 'bytes'> {
  /** The time of the upload in whole seconds, milliseconds since 1970. */
  readonly uploadedAt: number;
}

/** A file that is to be processed. */
export interface SelectedFile extends BackfillFile {
  /** True if its source has bars, which are deleted when new ones have replaced them. */
  readonly hasBars: boolean;
}
