import { createHash } from 'node:crypto';
import type { BackfillBatch, BackfillFile, BackfillReason, PlanMode } from '@trading/bars/backfill';
import { OperatorError } from '@trading/cli';
import type { Estimate } from './estimate';

/** The version of the format of plans. */
const FORMAT = 1;

const NEWLINE = 0x0a;

/** Files and their bytes. */
export interface FileCount {
  readonly files: number;
  readonly bytes: number;
}

/** The first line of a plan. */
export interface PlanHeader extends FileCount {
  readonly bucket: string;
  readonly prefixes: readonly string[];
  readonly mode: PlanMode;
  /** See `BackfillBatch`. */
  readonly replay: number;
  /** Milliseconds since 1970. */
  readonly plannedAt: number;
  /** Percentage of the files of a batch that may fail before the batch fails. */
  readonly toleratedFailurePercentage: number;
  /**
   * The plan whose failed files are processed again.
   *
   * @default - the plan is not a retry
   */
  readonly retryOf?: string;
  /** The number of listed trade files, and of other objects. */
  readonly listed: { readonly tradeFiles: number; readonly others: number };
  readonly reasons: Readonly<Partial<Record<BackfillReason, FileCount>>>;
  /** The files that were measured, and how many of them could not be processed. */
  readonly sample: { readonly files: number; readonly failed: number };
  readonly batches: number;
  readonly estimate: Estimate;
}

/** A batch of a plan. The others of its properties are those of the plan. */
export type PlannedBatch = Pick<BackfillBatch, 'batch' | 'files'>;

/** A plan: what is processed, in which batches. It is stored as lines of JSON: the header, and one for each batch. */
export interface Plan {
  /** SHA-256 of the bytes in hexadecimal, which identifies the plan. */
  readonly hash: string;
  readonly header: PlanHeader;
  readonly batches: readonly PlannedBatch[];
}

/** The bytes of a plan cannot be used. */
export class InvalidPlanError extends OperatorError {
  public constructor(hash: string, problem: string) {
    super(`The plan ${hash} cannot be used: ${problem}. Discard it with backfill-cancel, and plan again.`);
  }
}

/** Renders a plan as it is stored. */
export function encodePlan(header: PlanHeader, batches: readonly (readonly BackfillFile[])[]): Buffer {
  return toLines([{ format: FORMAT, ...header }, ...batches.map((files, batch): PlannedBatch => ({ batch, files }))]);
}

/** Renders values as lines of JSON. A large plan is longer than a string can be. */
export function toLines(values: readonly unknown[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from(`${JSON.stringify(value)}\n`)));
}

/** The hash of a stored plan. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Reads what {@link encodePlan} made.
 *
 * @throws InvalidPlanError if the bytes are not those of the hash, or have another format
 */
export function decodePlan(hash: string, bytes: Uint8Array): Plan {
  const found = hashOf(bytes);
  if (found !== hash) throw new InvalidPlanError(hash, `expected bytes with this hash, found ${found}`);
  const [first, ...batches] = linesOf(bytes) as [PlanHeader & { format: number }, ...PlannedBatch[]];
  const { format, ...header } = first;
  if (format !== FORMAT) throw new InvalidPlanError(hash, `expected format ${FORMAT}, found ${format}`);
  return { hash, header, batches };
}

/** The batch as the state machine reads it. */
export function toBackfillBatch({ hash, header }: Plan, batch: PlannedBatch): BackfillBatch {
  const { bucket, replay, toleratedFailurePercentage } = header;
  return { plan: hash, batch: batch.batch, bucket, replay, toleratedFailurePercentage, files: batch.files };
}

function linesOf(bytes: Uint8Array): unknown[] {
  const lines: unknown[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < buffer.length;) {
    const end = buffer.indexOf(NEWLINE, start);
    lines.push(JSON.parse(buffer.toString('utf8', start, end)));
    start = end + 1;
  }
  return lines;
}
