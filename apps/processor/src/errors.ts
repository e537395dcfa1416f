/** The base of every error the processor throws on purpose; names are written out, for the bundle's are shortened. */
export class ProcessorError extends Error {
  public override readonly name: string = 'ProcessorError';
}

/** The function was deployed without a setting it needs. */
export class ConfigurationError extends ProcessorError {
  public override readonly name: string = 'ConfigurationError';
}

/**
 * Trying again cannot help: the message or the file itself cannot be used. It goes to the dead-letter queue with the
 * reason, and nothing of the file is counted.
 */
export class RefusedError extends ProcessorError {
  public override readonly name: string = 'RefusedError';
}

/** The message is no "Object Created" event of S3. */
export class MalformedEventError extends RefusedError {
  public override readonly name: string = 'MalformedEventError';
}

/** The file holds no bytes. */
export class EmptyFileError extends RefusedError {
  public override readonly name: string = 'EmptyFileError';

  public constructor() {
    super('The file is empty (0 bytes). Expected a trade file; upload it again under the same key.');
  }
}

/** The file is compressed, and its data is cut off or damaged. */
export class DamagedFileError extends RefusedError {
  public override readonly name: string = 'DamagedFileError';

  public constructor(format: string, readBytes: number, cause: Error) {
    super(
      `The ${format} data is cut off or damaged: ${cause.message} after ${readBytes} uncompressed bytes. ` +
        'Nothing of it was counted; upload the whole file again under the same key.',
      { cause },
    );
  }
}

/** The file is compressed by a method that the function's runtime does not have. */
export class UnsupportedCompressionError extends RefusedError {
  public override readonly name: string = 'UnsupportedCompressionError';

  public constructor(format: string, needed: string, runtime: string) {
    super(
      `The file is compressed by ${format}, which needs ${needed}; the function runs on ${runtime}. ` +
        'Nothing of it was counted; upload it as gzip, or run the function on a newer runtime.',
    );
  }
}

/** Neither the file's key nor its first line says how its columns are laid out, or not as it is declared. */
export class UnknownLayoutError extends RefusedError {
  public override readonly name: string = 'UnknownLayoutError';

  public constructor(key: string, problem: string, firstLine: string) {
    super(`The layout of '${key}' is unknown: ${problem}; found as first line: ${firstLine}`);
  }
}

/** Not one line of the file could be read. */
export class NoReadableLineError extends RefusedError {
  public override readonly name: string = 'NoReadableLineError';

  public constructor(layout: string, lines: number, firstRejection: string) {
    super(`None of the ${lines} lines could be read as ${layout}. The first: ${firstRejection}`);
  }
}

/** What is kept of the file while it is read does not fit the memory that there can be. */
export class FileTooLargeError extends RefusedError {
  public override readonly name: string = 'FileTooLargeError';

  public constructor(maximumBytes: number, cause: Error) {
    super(
      `The bars of the file need more than ${maximumBytes / 2 ** 20} MiB while it is read. Nothing of it was counted; ` +
        'split it by time or by symbol, and upload the parts under keys of their own.',
      { cause },
    );
  }
}

/** The object is gone from the bucket; its event came too late. */
export class MissingObjectError extends RefusedError {
  public override readonly name: string = 'MissingObjectError';

  public constructor(bucket: string, key: string) {
    super(`The object s3://${bucket}/${key} no longer exists: it was deleted before it was read.`);
  }
}

/** Not all of the object's bytes arrived; reading it again can help. */
export class IncompleteDownloadError extends ProcessorError {
  public override readonly name: string = 'IncompleteDownloadError';

  public constructor(received: number, expected: number) {
    super(`Received ${received} of ${expected} bytes of the object.`);
  }
}

/** The function's time is nearly over; the message comes again. */
export class DeadlineError extends ProcessorError {
  public override readonly name: string = 'DeadlineError';

  public constructor(remainingMilliseconds: number) {
    super(
      `Stopped with ${remainingMilliseconds} ms left, before the function is ended: nothing of the file counts yet. ` +
        'The message comes again; if it never ends in time, give the function more memory or split the file.',
    );
  }
}
