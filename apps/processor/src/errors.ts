import { StoppedError, type Refusal } from '@trading/bars';

/** The base of the errors that the processor throws on purpose. Names are literals, because bundling shortens class names. */
export class ProcessorError extends Error {
  public override readonly name: string = 'ProcessorError';
}

/** Thrown at start-up when a setting of the function is missing or invalid. */
export class ConfigurationError extends ProcessorError {
  public override readonly name: string = 'ConfigurationError';
}

/**
 * The base of errors that a retry cannot resolve: the message or the file cannot be used. The message is sent to the
 * dead-letter queue with the reason, and no trade of the file is part of any bar.
 */
export class RefusedError extends ProcessorError {
  public override readonly name: string = 'RefusedError';

  /** The reason, for the dead-letter queue and for readers. */
  public get refusal(): Refusal {
    return { name: this.name, reason: this.message };
  }
}

/** Thrown when a message is not an event of an object that was created or deleted in S3. */
export class MalformedEventError extends RefusedError {
  public override readonly name: string = 'MalformedEventError';
}

/** Thrown when a file has no line. */
export class EmptyFileError extends RefusedError {
  public override readonly name: string = 'EmptyFileError';

  /** @param bytes the length of the file after decompression */
  public constructor(bytes: number) {
    const problem = bytes === 0 ? 'is empty (0 bytes)' : `has only blank lines (${bytes} bytes)`;
    super(`The file ${problem}. Expected a trade file; upload it again under the same key.`);
  }
}

/** Thrown when a first line that may be a header is too long to be read. */
export class FirstLineTooLongError extends RefusedError {
  public override readonly name: string = 'FirstLineTooLongError';

  public constructor(line: number, maximum: number, start: string) {
    super(
      `Line ${line}, the first that is not blank, is longer than ${maximum} characters, so it cannot be read as a header. ` +
        `No trade of the file was used; upload it with fewer columns. The line begins with ${start}`,
    );
  }
}

/** Thrown when the data of a compressed file is truncated or damaged. */
export class DamagedFileError extends RefusedError {
  public override readonly name: string = 'DamagedFileError';

  public constructor(format: string, readBytes: number, cause: Error) {
    super(
      `The ${format} data is truncated or damaged: ${cause.message} after ${readBytes} uncompressed bytes. ` +
        'No trade of the file was used; upload the whole file again under the same key.',
      { cause },
    );
  }
}

/** Thrown when the stored bytes of a file differ from the checksum in the file beside it. */
export class ChecksumMismatchError extends RefusedError {
  public override readonly name: string = 'ChecksumMismatchError';

  /** @param key the key of the checksum file */
  public constructor(key: string, algorithm: string, expected: string, found: string) {
    super(
      `The file differs from its checksum in '${key}': expected ${algorithm} ${expected}, found ${found}. ` +
        'No trade of the file was used; upload the checksum file, and then the whole file again under the same key.',
    );
  }
}

/** Thrown when an archive does not contain exactly one trade file. */
export class ArchiveContentError extends RefusedError {
  public override readonly name: string = 'ArchiveContentError';

  /** @param names the trade files that were found until the error was certain: none, or the first two */
  public constructor(names: readonly string[]) {
    const found = names.length === 0 ? 'no trade file' : `several trade files, such as ${names.join(' and ')}`;
    super(
      `The zip archive contains ${found}. An archive is one source, so it must contain exactly one trade file. ` +
        'No trade of the archive was used; upload each trade file under its own key.',
    );
  }
}

/** Thrown when the runtime of the function does not support the compression of a file. */
export class UnsupportedCompressionError extends RefusedError {
  public override readonly name: string = 'UnsupportedCompressionError';

  public constructor(format: string, needed: string, runtime: string) {
    super(
      `The file is compressed by ${format}, which requires ${needed}; the function runs on ${runtime}. ` +
        'No trade of the file was used; upload it as gzip, or run the function on a newer runtime.',
    );
  }
}

/** Thrown when a file is recognised as something other than CSV or NDJSON in UTF-8, or Parquet with flat columns. */
export class UnsupportedFormatError extends RefusedError {
  public override readonly name: string = 'UnsupportedFormatError';

  /**
   * @param format the end of the sentence "The file is …"
   * @param remedy an instruction for the sender
   */
  public constructor(format: string, remedy: string) {
    super(
      `The file is ${format}. Expected CSV or NDJSON in UTF-8, plain or compressed by gzip, zstd or zip, or Parquet. ` +
        `No trade of the file was used; ${remedy}.`,
    );
  }
}

/** Thrown when neither the key nor the first line of a file identifies its layout, or the declared layout does not fit. */
export class UnknownLayoutError extends RefusedError {
  public override readonly name: string = 'UnknownLayoutError';

  public constructor(key: string, problem: string, firstLine: string) {
    super(`The layout of '${key}' is unknown: ${problem}; found as first line: ${firstLine}`);
  }
}

/** Thrown when every line of a file is rejected. */
export class NoReadableLineError extends RefusedError {
  public override readonly name: string = 'NoReadableLineError';

  public constructor(layout: string, lines: number, firstRejection: string) {
    super(`None of the ${lines} lines could be read as ${layout}. The first: ${firstRejection}`);
  }
}

/** Thrown when the bars of a file need more memory than the kernel can have. */
export class FileTooLargeError extends RefusedError {
  public override readonly name: string = 'FileTooLargeError';

  public constructor(maximumBytes: number, cause: Error) {
    super(
      `The bars of the file need more than ${maximumBytes / 2 ** 20} MiB of memory. No trade of the file was used; ` +
        'split it by time or by symbol, and upload each part under its own key.',
      { cause },
    );
  }
}

const SPLIT = 'split it by time or by symbol, and upload each part under its own key';

/** Thrown when the folder for temporary files has no room for what does not fit the memory. */
export class TemporaryStorageError extends RefusedError {
  public override readonly name: string = 'TemporaryStorageError';

  /** @param bytes the number of bytes that were needed so far */
  public constructor(bytes: number, folder: string, cause?: Error) {
    super(
      `The bars of the file need more than ${Math.floor(bytes / 2 ** 20)} MiB in ${folder}, which has no more room. ` +
        `No trade of the file was used; increase the ephemeral storage of the function and send the message again, or ${SPLIT}.`,
      { cause },
    );
  }
}

/** Thrown when a file has too many lines about trades that are cancelled or corrected. */
export class TooManyRetractionsError extends RefusedError {
  public override readonly name: string = 'TooManyRetractionsError';

  public constructor(maximum: number) {
    super(
      `The file has more than ${maximum} lines about trades that it cancels or corrects, which have to be in memory together. ` +
        `No trade of the file was used; ${SPLIT}, or give the function more memory and send the message again.`,
    );
  }
}

/** Thrown when a file has bars of too many symbols and hours. */
export class TooManyChunksError extends RefusedError {
  public override readonly name: string = 'TooManyChunksError';

  public constructor(maximum: number) {
    super(
      `The bars of the file need more than ${maximum} items, one for each symbol and chunk of time. ` +
        `No trade of the file was used; ${SPLIT}, or give the function more memory and send the message again.`,
    );
  }
}

/** Thrown when a chunk that has to be merged has too many trades. */
export class TooManyTradesError extends RefusedError {
  public override readonly name: string = 'TooManyTradesError';

  /** @param start the start of the chunk, nanoseconds since 1970 */
  public constructor(symbol: string, start: bigint, maximum: number) {
    super(
      `The symbol '${symbol}' has more than ${maximum} trades in the chunk of time that starts at ` +
        `${new Date(Number(start / 1_000_000n)).toISOString()}. No trade of the file was used; split it by time, and upload each ` +
        'part under its own key, or give the function more memory and send the message again.',
    );
  }
}

/** Thrown when an object no longer exists. Its upload is skipped: the deletion has an event of its own. */
export class MissingObjectError extends ProcessorError {
  public override readonly name: string = 'MissingObjectError';

  public constructor(bucket: string, key: string) {
    super(`The object s3://${bucket}/${key} no longer exists: it was deleted before it was read.`);
  }
}

/** The reason why a bar stays contested if other bytes have replaced those of a source, and no event has told of them yet. */
export class ReplacedFileError extends ProcessorError {
  public override readonly name: string = 'ReplacedFileError';

  public constructor(key: string) {
    super(
      `The bytes of '${key}' that were processed are no longer stored, so that its trades cannot be united with others.`,
    );
  }
}

/** The reason why a bar stays contested if a source now has other trades of the bar than when it was processed. */
export class ReadDifferentlyError extends ProcessorError {
  public override readonly name: string = 'ReadDifferentlyError';

  /** @param source the id of the source */
  public constructor(source: string) {
    super(
      `The source ${source} is now read differently than when it was processed, for example because of another declared ` +
        'layout. Upload its file again.',
    );
  }
}

/** The reason why a bar stays contested if its trades do not fit into memory. */
export class TooManyTradesOfBarError extends ProcessorError {
  public override readonly name: string = 'TooManyTradesOfBarError';

  public constructor(trades: number, maximum: number) {
    super(`The sources of the bar have ${trades} trades, and at most ${maximum} can be united.`);
  }
}

/** Thrown when the download of an object ends early. A retry can succeed. */
export class IncompleteDownloadError extends ProcessorError {
  public override readonly name: string = 'IncompleteDownloadError';

  public constructor(received: number, expected: number) {
    super(`Received ${received} of ${expected} bytes of the object.`);
  }
}

/** Thrown when an answer of S3 lacks a member that every answer has. A retry can succeed. */
export class IncompleteAnswerError extends ProcessorError {
  public override readonly name: string = 'IncompleteAnswerError';

  public constructor(member: string) {
    super(`The answer of S3 has no ${member}.`);
  }
}

/** Thrown when other bytes replace an object while its parts are read. A retry skips it, because they have an event of their own. */
export class ReplacedObjectError extends ProcessorError {
  public override readonly name: string = 'ReplacedObjectError';

  public constructor() {
    super('The object was replaced while it was read. The message is delivered again, and is then skipped.');
  }
}

/** Thrown when the time of the function is nearly over. What was done is kept, and the next attempt continues. */
export class DeadlineError extends StoppedError {
  public override readonly name: string = 'DeadlineError';

  public constructor(remainingMilliseconds: number) {
    super(`Stopped with ${remainingMilliseconds} ms left, before the function times out.`);
  }
}

/** Thrown when the time of the function is nearly over before a file is read to its end, so that the next attempt gets no further. */
export class ReadingTooSlowError extends ProcessorError {
  public override readonly name: string = 'ReadingTooSlowError';

  public constructor(cause: DeadlineError) {
    super(
      `The file was not read to its end. ${cause.message} No bar has changed yet. The message is delivered again. ` +
        'If it never succeeds, give the function more memory or split the file.',
      { cause },
    );
  }
}

/** Thrown when more files of a batch failed than its backfill tolerates. The reasons are recorded with the backfill. */
export class BatchFailedError extends ProcessorError {
  public override readonly name: string = 'BatchFailedError';

  public constructor({ plan, batch, files, toleratedFailurePercentage }: FailedBatch, failed: number) {
    super(
      `${failed} of the ${files.length} files of batch ${batch} of the backfill ${plan} failed; its plan tolerates ` +
        `${toleratedFailurePercentage} %. backfill-status shows them, and backfill-retry processes them again.`,
    );
  }
}

/** The members of a batch that its error names. */
interface FailedBatch {
  readonly plan: string;
  readonly batch: number;
  readonly files: readonly unknown[];
  readonly toleratedFailurePercentage: number;
}

/** Thrown when the function ended again and again while it processed a file. */
export class RepeatedEndError extends ProcessorError {
  public override readonly name: string = 'RepeatedEndError';

  public constructor(attempts: number) {
    super(
      `The function ended ${attempts} times while it processed the file, without an error of its own. ` +
        'Its log group says whether memory or time was missing; give it more, or split the file.',
    );
  }
}
