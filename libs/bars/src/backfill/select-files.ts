import { withoutCompressionSuffix } from '../model/trade-file';
import { isOfFormerWriter, type Author } from '../regions/former-writer';
import type { Writer } from '../regions/writer';
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
export function selectFiles({ files, statuses, version, writers }: KnownFiles, mode: PlanMode): SelectedFile[] {
  const isFormer = isOfFormerWriter(writers, authorsOf(statuses));
  return files.flatMap((listed) => {
    const status = statusOf(listed, statuses);
    const reason = reasonOf(listed, status, mode, version, isFormer);
    if (reason === undefined) return [];
    const { key, etag, bytes } = listed;
    const hasBars = status?.manifest !== undefined && !status.manifest.deleted;
    return [{ key, etag, bytes, reason, hasBars }];
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
