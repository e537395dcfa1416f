/** A text with the tag of its version. */
export interface TaggedText {
  readonly text: string;
  readonly etag: string;
}

/**
 * The files of the exports. A write states the version that it replaces, so that of two runs at the same time, one fails instead
 * of replacing a newer file by an older one.
 */
export interface ExportFiles {
  /** @returns undefined if the file does not exist */
  readText(key: string): Promise<TaggedText | undefined>;

  /** @returns the tag of the file's version, or undefined if the file does not exist */
  etagOf(key: string): Promise<string | undefined>;

  /**
   * Writes a text.
   *
   * @param replaced the tag of the version that is replaced; undefined for a new file
   * @returns the tag of the new version
   * @throws ConcurrentExportError if the file has another version
   */
  putText(key: string, text: string, replaced: string | undefined): Promise<string>;

  /**
   * Copies a local file. Otherwise like {@link putText}.
   *
   * @param path the path of the local file
   */
  putFile(key: string, path: string, replaced: string | undefined): Promise<void>;
}

/** The time that is left. */
export interface Clock {
  /** Milliseconds since an arbitrary time. */
  now(): number;
  /** Milliseconds until the function is ended. */
  remaining(): number;
}
