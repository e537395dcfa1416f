import type { BackfillBatch } from '@trading/bars/backfill';
import type { BackfillParameters } from '../backfill-parameters';
import { functionSecondsOf } from './estimate';
import type { EstimatedFile } from './estimate-files';

/** Maximum number of files of a batch. */
const MAX_FILES = 100;

/**
 * Maximum number of bytes of a batch as a line. An item of a state machine can have 256 KiB.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const MAX_LINE_BYTES = 200_000;

/** Number of batches for each of those that are processed at once, so that they end at about the same time. */
const BATCHES_PER_WORKER = 4;

/** The begin of a line, with as many digits as it can have. */
const LINE: BackfillBatch = {
  ...{ plan: 'f'.repeat(64), batch: Number.MAX_SAFE_INTEGER, bucket: 'b'.repeat(63) },
  ...{ replay: Number.MAX_SAFE_INTEGER, toleratedFailurePercentage: 0.123_456_789, files: [] },
};

/** The limits of a batch. A batch with one file may exceed its time: it is continued by further calls of the function. */
export interface BatchLimits {
  /** Seconds of the function. */
  readonly seconds: number;
  readonly files: number;
  readonly lineBytes: number;
}

/** The settings of an environment on which batches depend. */
export type BatchParameters = Pick<BackfillParameters, 'timeoutSeconds' | 'writeUnitsPerSecond' | 'concurrency'>;

/** The limits of the batches of a plan. */
export function batchLimitsOf(files: number, { timeoutSeconds, concurrency }: BatchParameters): BatchLimits {
  const filesOfWorker = Math.floor(files / (BATCHES_PER_WORKER * concurrency));
  return {
    seconds: timeoutSeconds / 2,
    files: Math.min(MAX_FILES, Math.max(1, filesOfWorker)),
    lineBytes: MAX_LINE_BYTES,
  };
}

/** Cuts files into batches, in their order. */
export function cutBatches<T extends EstimatedFile>(files: readonly T[], parameters: BatchParameters): T[][] {
  const limits = batchLimitsOf(files.length, parameters);
  const emptyLineBytes = Buffer.byteLength(JSON.stringify(LINE));
  const batches: T[][] = [];
  let batch: T[] = [];
  let [seconds, bytes] = [0, emptyLineBytes];
  for (const file of files) {
    const { working, waiting } = functionSecondsOf(file.use, 1, parameters);
    const fileBytes = Buffer.byteLength(JSON.stringify(toBackfillFile(file))) + 1;
    const isFull =
      batch.length >= limits.files ||
      seconds + working + waiting > limits.seconds ||
      bytes + fileBytes > limits.lineBytes;
    if (isFull && batch.length > 0) {
      batches.push(batch);
      batch = [];
      [seconds, bytes] = [0, emptyLineBytes];
    }
    batch.push(file);
    seconds += working + waiting;
    bytes += fileBytes;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** The file as it is part of a batch. */
export function toBackfillFile({ key, versionId, etag, bytes, reason }: EstimatedFile): BackfillBatch['files'][number] {
  return { key, ...(versionId !== undefined && { versionId }), etag, bytes, reason };
}
