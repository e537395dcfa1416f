import { bucketEvent } from '@trading/bars';
import { toSourceBucket } from '../bucket-names';
import { MalformedEventError } from '../errors';
import { followDeletion, type Deletion, type DeletionOutcome } from '../follow-deletion';
import { NO_VERSION } from '../no-version';
import type { Report } from '../ports';
import type { Message, Task } from './message';
import { bucketOf, isObjectEvent, requireOfDetail, requireOfObject, requireTime, versionOf } from './object-event';
import { reportManifest } from './report-manifest';

/** Returns true if a user has deleted the object, and false if it has expired. */
const REASONS: ReadonlyMap<string, boolean> = new Map([
  ['DeleteObject', true],
  ['Lifecycle Expiration', false],
]);

/** Returns true if the event names the version that was deleted, if there are versions. Otherwise it names the delete marker. */
const DELETION_TYPES: ReadonlyMap<string, boolean> = new Map([
  ['Permanently Deleted', true],
  ['Delete Marker Created', false],
]);

/**
 * An "Object Deleted" event: the bars of the object are retracted if a user deleted it, and those of an upload that is current
 * again are restored. Objects that expire keep their bars.
 */
export function objectDeleted(message: Message): Task | undefined {
  if (!isObjectEvent(message, 'Object Deleted')) return undefined;
  const isByUser = chosenBy(REASONS, requireOfDetail(message, 'reason'), 'reason');
  const namesVersion = chosenBy(DELETION_TYPES, requireOfDetail(message, 'deletion-type'), 'deletion-type');
  const deletion: Deletion = {
    bucket: bucketOf(message),
    key: requireOfObject(message, 'key'),
    ...(namesVersion && { versionId: versionOf(message) ?? NO_VERSION }),
    event: bucketEvent(requireTime(message), requireOfObject(message, 'sequencer')),
  };
  return {
    subject: { deletion },
    run: async ({ report, ...dependencies }) => {
      const bucket = toSourceBucket(deletion.bucket, dependencies.settings.buckets);
      if (isByUser) reportDeletion(deletion, await followDeletion({ ...deletion, bucket }, dependencies), report);
      else report.log.info('The deletion was skipped: the object has expired, and keeps its bars.', { deletion });
    },
  };
}

/** Reports what a deletion has changed. */
export function reportDeletion(deletion: Deletion, outcome: DeletionOutcome, report: Report): void {
  const { log, count } = report;
  switch (outcome.status) {
    case 'retracted':
      log.info('The object was deleted. Its bars were retracted.', { deletion });
      count('FilesRetracted', 1);
      return;
    case 'applied':
      log.info('An object was deleted. Another upload has become current.', { deletion });
      reportManifest(outcome.manifest, report);
      return;
    case 'unchanged':
      log.info('The deletion was skipped: no bar depends on what was deleted.', { deletion });
      return;
    case 'superseded':
      log.info('The deletion was skipped: a newer event was already processed.', { deletion });
      return;
    case 'not-a-trade-file':
      log.info('The deletion was skipped: by its name, the object is not a trade file.', { deletion });
      count('ObjectsSkipped', 1);
  }
}

/** @throws MalformedEventError if the value is unknown: nothing must be retracted by mistake */
function chosenBy(choices: ReadonlyMap<string, boolean>, value: string, member: string): boolean {
  const choice = choices.get(value);
  if (choice === undefined) {
    const known = [...choices.keys()].join(' or ');
    throw new MalformedEventError(`The event has an unknown detail.${member}: expected ${known}, got: ${value}`);
  }
  return choice;
}
