import { withoutCompressionSuffix } from '@trading/bars';
import type { ListedFile, SelectedFile } from './listed-file';
import type { PlanMode } from './plan-mode';
import { hasCurrentBars, reasonOf, type SourceStatus } from './reason-of';

/** Selects the files of a plan: see {@link reasonOf}. */
export function selectFiles(
  files: readonly ListedFile[],
  statuses: ReadonlyMap<string, SourceStatus>,
  mode: PlanMode,
  processorVersion: number,
): SelectedFile[] {
  return files.flatMap((listed) => {
    const status = statusOf(listed, statuses);
    const reason = reasonOf(listed, status, mode, processorVersion);
    if (reason === undefined) return [];
    const { key, etag, bytes } = listed;
    const hasBars = status?.manifest !== undefined && !status.manifest.deleted;
    return [{ key, etag, bytes, reason, hasBars }];
  });
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
