import { BarsError, StoppedError } from '@trading/bars';
import * as errors from '../src/errors';

const {
  ArchiveContentError,
  BatchFailedError,
  ChecksumMismatchError,
  ConfigurationError,
  DamagedFileError,
  DeadlineError,
  EmptyFileError,
  FileTooLargeError,
  FirstLineTooLongError,
  IncompleteAnswerError,
  IncompleteDownloadError,
  MalformedEventError,
  MissingObjectError,
  NoReadableLineError,
  ProcessorError,
  ReadDifferentlyError,
  ReadingTooSlowError,
  RefusedError,
  RepeatedEndError,
  ReplacedFileError,
  ReplacedObjectError,
  TemporaryStorageError,
  TooManyChunksError,
  TooManyRetractionsError,
  TooManyTradesError,
  TooManyTradesOfBarError,
  UnknownLayoutError,
  UnsupportedCompressionError,
  UnsupportedFormatError,
} = errors;

const CAUSE = new Error('cause');

/** One error of each class, and the information that its message must contain. */
const REFUSED: readonly [errors.ProcessorError, readonly string[]][] = [
  [new RefusedError('reason'), ['reason']],
  [new MalformedEventError('no text at detail'), ['no text at detail']],
  [new EmptyFileError(0), ['is empty (0 bytes)', 'upload it again']],
  [new FirstLineTooLongError(3, 10, '"a,b"'), ['Line 3', 'longer than 10 characters', 'fewer columns', '"a,b"']],
  [new DamagedFileError('gzip', 7, CAUSE), ['gzip', '7 uncompressed bytes', 'cause', 'upload the whole file again']],
  [new ChecksumMismatchError('x.md5', 'md5', 'aa', 'bb'), ["'x.md5'", 'expected md5 aa, found bb', 'whole file again']],
  [new ArchiveContentError(['a', 'b']), ['several trade files, such as a and b', 'under its own key']],
  [
    new UnsupportedCompressionError('zstd', 'Node.js 22.15 or newer', 'Node.js 20'),
    ['zstd', 'Node.js 22.15 or newer', 'Node.js 20', 'gzip'],
  ],
  [
    new UnsupportedFormatError('a tar archive', 'upload each file'),
    ['The file is a tar archive. Expected CSV or NDJSON in UTF-8', 'used; upload each file.'],
  ],
  [new UnknownLayoutError('x.csv', 'it has no header', '"a,b"'), ["'x.csv'", 'it has no header', '"a,b"']],
  [new NoReadableLineError('Tardis trades', 3, 'line 1: bad'), ['3 lines', 'Tardis trades', 'line 1: bad']],
  [new FileTooLargeError(2 ** 21, CAUSE), ['2 MiB', 'split it by time or by symbol']],
  [new TemporaryStorageError(2 ** 21, '/tmp'), ['2 MiB in /tmp', 'increase the ephemeral storage', 'split it by time']],
  [new TooManyRetractionsError(5), ['more than 5 lines', 'split it by time', 'more memory']],
  [new TooManyChunksError(5), ['more than 5 items', 'split it by time', 'more memory']],
  [new TooManyTradesError('A', 0n, 5), ["'A'", 'more than 5 trades', '1970-01-01T00:00:00.000Z', 'split it by time']],
];
const RETRIED: readonly [errors.ProcessorError, readonly string[]][] = [
  [new ProcessorError('problem'), ['problem']],
  [new ConfigurationError('LAYOUTS must be JSON'), ['LAYOUTS must be JSON']],
  [new MissingObjectError('bucket', 'x.csv'), ['s3://bucket/x.csv']],
  [new IncompleteAnswerError('ETag'), ['no ETag']],
  [new IncompleteDownloadError(1, 2), ['1 of 2 bytes']],
  [new ReplacedObjectError(), ['was replaced while it was read', 'is then skipped']],
  [new ReplacedFileError('x.csv'), ["The bytes of 'x.csv'"]],
  [new ReadDifferentlyError('s'), ['The source s', 'Upload its file again']],
  [new TooManyTradesOfBarError(5, 4), ['5 trades', 'at most 4']],
  [new ReadingTooSlowError(new DeadlineError(7)), ['7 ms', 'not read to its end', 'more memory']],
  [
    new BatchFailedError({ plan: 'p', batch: 2, files: [1, 2, 3], toleratedFailurePercentage: 5 }, 1),
    ['1 of the 3 files', 'batch 2', 'tolerates 5 %', 'backfill-retry'],
  ],
  [new RepeatedEndError(3), ['3 times', 'memory or time', 'split the file']],
];
const STOPPED: readonly [Error, readonly string[]][] = [[new DeadlineError(7), ['7 ms']]];
const ALL = [...REFUSED, ...RETRIED, ...STOPPED].map(
  ([error, details]) => [error.constructor.name, error, details] as const,
);

describe('the errors of the processor', () => {
  test('are all in this table', () => {
    expect(ALL.map(([name]) => name).sort()).toEqual(Object.keys(errors).sort());
  });

  test.each(ALL)('%s has its class as its name, and says what is wrong', (name, error, details) => {
    expect([ProcessorError, BarsError].some((base) => (error as Error) instanceof base)).toBe(true);
    expect(error.name).toBe(name);
    for (const detail of details) expect(error.message).toContain(detail);
  });

  test('EmptyFileError does not say of blank lines that the file is empty', () => {
    expect(new EmptyFileError(7).message).toMatch(/^The file has only blank lines \(7 bytes\)\./);
  });

  test.each([new DamagedFileError('gzip', 7, CAUSE), new FileTooLargeError(1, CAUSE)])(
    '$name keeps its cause',
    (error) => {
      expect(error.cause).toBe(CAUSE);
    },
  );

  test('are refusals only if a retry cannot help', () => {
    expect(REFUSED.filter(([error]) => !(error instanceof RefusedError))).toEqual([]);
    expect(RETRIED.filter(([error]) => error instanceof RefusedError)).toEqual([]);
  });

  test('let a file wait only if the next attempt gets further', () => {
    const waiting = ALL.filter(([, error]) => error instanceof StoppedError);
    expect(waiting.map(([name]) => name)).toEqual(['DeadlineError']);
  });
});
