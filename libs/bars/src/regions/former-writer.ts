import type { ManifestSummary } from '../table/manifest-item';
import type { Writer } from './writer';

/**
 * Milliseconds before the end of an epoch from which on its items may not have arrived in other regions. Replication mostly takes a
 * second, and an alarm tells if it takes minutes.
 */
export const REPLICATION_MARGIN = 60 * 60_000;

/**
 * Decides if the bars of a manifest have to be made again after another region became the writer: a former writer wrote the manifest
 * after its epoch had ended, not knowing of it, or so shortly before that some of its items, or those that it replaced, may be missing.
 *
 * @param writers all writers of the table, ordered by epoch; the last one is the current one
 * @param margin milliseconds before the end of an epoch
 */
export function isOfFormerWriter(
  { epoch, writtenAt = 0 }: Pick<ManifestSummary, 'epoch' | 'writtenAt'>,
  writers: readonly Writer[],
  margin = REPLICATION_MARGIN,
): boolean {
  const next = epoch === undefined ? undefined : writers.find((writer) => writer.epoch > epoch);
  return next !== undefined && writtenAt >= next.since - margin;
}
