import { withoutCompressionSuffix } from '@trading/bars';
import { isOfFormerWriter, type Author, type Writer } from '@trading/bars/regions';
import type { ListedFile, SelectedFile } from './listed-file';
import type { PlanMode } from './plan-mode';
import { hasCurrentBars, reasonOf, type SourceStatus } from './reason-of';

/** The files of the bucket, and what is known of them. */
export interface KnownFiles {
  readonly files: readonly ListedFile[];
  /** The status of each source, by its key. */
  readonly statuses: ReadonlyMap<string, SourceStatus>;
  /** The version of the processor that is deployed. */
  readonly version: number;
  /** All writers of the table, ordered by epoch. */
  readonly writers: readonly Writer[];
}

/** Selects the files of a plan: see {@link reasonOf}. */
export function selectFiles(known: KnownFiles, mode: PlanMode): SelectedFile[] {
  const { files, statuses, version, writers } = known;
  const isFormer = isOfFormerWriter(writers, authorsOf(statuses));
  const selected = files.flatMap((listed) => {
    const status = statusOf(listed, statuses);
    const reason = reasonOf(listed, status, mode, version, isFormer);
    if (reason === undefined) return [];
    const { key, etag, bytes } = listed;
    const hasBars = status?.manifest !== undefined && !status.manifest.deleted;
    return [{ key, etag, bytes, reason, hasBars }];
  });
  return mode === 'catch-up' ? [...selected, ...selectLost(known, isFormer)] : selected;
}

/**
 * The files of former writers that are not in the bucket, and may never be. The processor keeps their bars if all of them have
 * arrived, and retracts them otherwise.
 */
function selectLost({ files, statuses }: KnownFiles, isFormer: (author: Author) => boolean): SelectedFile[] {
  const listed = new Set(files.map(({ key }) => withoutCompressionSuffix(key)));
  return [...statuses].flatMap(([source, { manifest }]) => {
    if (!manifest || manifest.deleted || listed.has(source) || !isFormer(manifest)) return [];
    const { key, versionId, etag } = manifest.file;
    const version = { key, ...(versionId !== undefined && { versionId }), etag };
    return [{ ...version, bytes: 0, reason: 'former-writer' as const, hasBars: true }];
  });
}

function* authorsOf(statuses: ReadonlyMap<string, SourceStatus>): Generator<Author> {
  for (const { manifest } of statuses.values()) if (manifest) yield manifest;
}

/** The files whose bars are current. */
export function currentFiles(
  files: readonly ListedFile[],
  statuses: ReadonlyMap<string, SourceStatus>,
): SelectedFile[] {
  return files
    .filter((listed) => hasCurrentBars(listed, statusOf(listed, statuses)))
    .map(({ key, etag, bytes }) => ({ key, etag, bytes, reason: 'older', hasBars: true }));
}

function statusOf({ key }: ListedFile, statuses: ReadonlyMap<string, SourceStatus>): SourceStatus | undefined {
  return statuses.get(withoutCompressionSuffix(key));
}
