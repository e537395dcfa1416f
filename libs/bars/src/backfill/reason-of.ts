import type { Upload } from '../model/trade-file';
import type { Author } from '../regions/former-writer';
import type { ManifestSummary } from '../table/manifest-item';
import type { BackfillReason } from './backfill-plan';
import type { ListedFile } from './listed-file';
import type { PlanMode } from './plan-mode';

/** The status of the source of a file. */
export interface SourceStatus {
  /** The manifest of the current upload. */
  readonly manifest?: Pick<ManifestSummary, 'file' | 'processor' | 'deleted' | 'epoch' | 'writtenAt'>;
  /** The newest upload that was refused. */
  readonly refusal?: Upload;
}

/**
 * Decides if a plan contains a file, and why.
 *
 * - `missing`: no bars are stored of the upload, and it was not refused. A file beside a newer upload of its source, such as `x.csv`
 *   beside a newer `x.csv.gz`, is not missing. Of uploads of the same second, the processor decides which one is current.
 * - `failed`: the upload was refused.
 * - `older`: the bars of the upload are current, and an older version of the processor made them.
 * - `catch-up`: files that are missing, and those of which a former writer made the bars when its epoch ended (`isOfFormerWriter`).
 * - `all`: every file.
 *
 * @param status undefined if no upload of the source was processed or refused yet
 * @param processorVersion the version of the processor that is deployed
 * @param isFormer the condition of `isOfFormerWriter`
 * @returns undefined if the plan does not contain it
 */
export function reasonOf(
  listed: ListedFile,
  status: SourceStatus | undefined,
  mode: PlanMode,
  processorVersion: number,
  isFormer: (author: Author) => boolean,
): BackfillReason | undefined {
  if (mode === 'all') return 'requested';
  const { manifest, refusal } = status ?? {};
  if (mode === 'catch-up' && manifest && isFormer(manifest)) return 'former-writer';
  const isCurrent = hasCurrentBars(listed, status);
  if (mode === 'older') return isCurrent && (manifest?.processor ?? 0) < processorVersion ? 'older' : undefined;
  if (isCurrent || (manifest && secondOf(manifest.file) > secondOf(listed))) return undefined;
  const isRefused = refusal !== undefined && isSameUpload(refusal, listed);
  if (isRefused !== (mode === 'failed')) return undefined;
  return isRefused ? 'failed' : 'missing';
}

/** True if the bars of a listed file are current. */
export function hasCurrentBars(listed: ListedFile, status: SourceStatus | undefined): boolean {
  const manifest = status?.manifest;
  return manifest !== undefined && !manifest.deleted && isSameUpload(manifest.file, listed);
}

/** Lists do not name versions, so that the bytes and the time decide. */
function isSameUpload(upload: Upload, listed: ListedFile): boolean {
  return upload.key === listed.key && upload.etag === listed.etag && secondOf(upload) === secondOf(listed);
}

function secondOf({ uploadedAt }: Pick<Upload, 'uploadedAt'>): number {
  return Math.floor(uploadedAt / 1_000);
}
