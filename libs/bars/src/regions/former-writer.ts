import type { ManifestSummary } from '../table/manifest-item';
import type { Writer } from './writer';

/**
 * Milliseconds before the last manifest of an epoch from which on its items may not have arrived in other regions. Replication mostly
 * takes a second, and an alarm tells if it takes minutes.
 */
const REPLICATION_MARGIN = 60 * 60_000;

/** The author of a manifest. */
export type Author = Pick<ManifestSummary, 'epoch' | 'writtenAt'>;

/**
 * Returns a condition that says if the bars of a manifest have to be made again after another region became the writer: a former
 * writer wrote the manifest after its epoch had ended, not knowing of it, or so shortly before it was lost that some of its items, or of
 * those that it replaced, may be missing. A region can be lost long before another one becomes the writer, so that the last manifest
 * that has arrived from it counts.
 *
 * @param writers all writers of the table, ordered by epoch; the last one is the current one
 * @param authors those of all manifests
 * @param margin milliseconds before the last manifest of an epoch; by default, an hour
 */
export function isOfFormerWriter(
  writers: readonly Writer[],
  authors: Iterable<Author>,
  margin = REPLICATION_MARGIN,
): (author: Author) => boolean {
  const nextOf = (epoch: number) => writers.find((writer) => writer.epoch > epoch);
  const lastSeen = new Map<number, number>();
  for (const { epoch, writtenAt = 0 } of authors) {
    if (epoch === undefined || writtenAt > (nextOf(epoch)?.since ?? 0)) continue;
    lastSeen.set(epoch, Math.max(writtenAt, lastSeen.get(epoch) ?? 0));
  }
  return ({ epoch, writtenAt = 0 }) => {
    const next = epoch === undefined ? undefined : nextOf(epoch);
    return next !== undefined && writtenAt >= (lastSeen.get(epoch as number) ?? next.since) - margin;
  };
}
