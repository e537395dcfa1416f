import { isManifestOf, isTradeFileKey, type Manifest, type ObjectVersion } from '@trading/bars';
import { MissingObjectError, RefusedError } from './errors';
import { NO_VERSION } from './no-version';
import type { ListedVersion } from './ports';
import { applyUpload, type Dependencies, type Outcome } from './process-trade-file';
import { isClearlyAfter, newestOf } from './upload-order';

/** A deletion by a user. */
export interface Deletion extends Pick<ObjectVersion, 'bucket' | 'key'> {
  /**
   * The version that was deleted for good: an upload or a delete marker. {@link NO_VERSION} in a bucket without versions, so that an
   * event that lacks its version never retracts the bars of an upload that has one.
   *
   * @default - the object of the key was deleted, whatever its version
   */
  readonly versionId?: string;
  /** Orders deletions: see `bucketEvent`. */
  readonly event: string;
}

/** The result of a deletion. `applied` means that another upload of the source has become current. */
export type DeletionOutcome =
  | Exclude<Outcome, { readonly status: 'missing' }>
  /** The bars of the source were retracted. */
  | { readonly status: 'retracted' }
  /** The bars are those of the objects that exist, or no bar depends on what was deleted. */
  | { readonly status: 'unchanged' };

/**
 * Makes the bars of a source agree with the objects that exist after a deletion: those of an upload that exists, or none.
 *
 * The objects are read after the manifest, and everything is written on the condition that the manifest has not changed. A
 * decision on objects that have changed since therefore fails, unless it is made before the event of that change is handled.
 *
 * Bars are retracted only if no object of the source exists, and if the deletion is that of the upload which they are made of. An
 * object that has expired keeps its bars.
 *
 * @throws RefusedError if the upload that exists cannot be used; the refusal is recorded
 * @throws DeadlineError if the time of the function is nearly over
 */
export async function followDeletion(deletion: Deletion, dependencies: Dependencies): Promise<DeletionOutcome> {
  if (!isTradeFileKey(deletion.key)) return { status: 'not-a-trade-file' };
  const { uploads, store, clock } = dependencies;
  for (;;) {
    clock.throwIfLate();
    // A manifest can be replaced once it is recorded.
    await store.recordCurrent(deletion);
    const current = await store.currentManifest(deletion);
    const newest = newestOf(await uploads.listVersions(deletion));
    const outcome = await settle(deletion, current, newest, dependencies);
    if (!outcome) continue;
    // Uploads that were deleted while they were processed are not continued.
    await store.deleteObsoleteProgress(deletion);
    return outcome;
  }
}

/** @returns undefined if the manifest or the objects have changed meanwhile */
async function settle(
  deletion: Deletion,
  current: Manifest | undefined,
  newest: ListedVersion | undefined,
  dependencies: Dependencies,
): Promise<DeletionOutcome | undefined> {
  const {
    store,
    settings: { interval },
  } = dependencies;
  const { event } = deletion;
  if (current && (newest ? isManifestOf(current, newest) : !current.isIncomplete && !retracts(deletion, current))) {
    const isKnown =
      isClearlyAfter(current.file, event) || (await store.acknowledge(current, event, newest !== undefined));
    return isKnown ? { status: 'unchanged' } : undefined;
  }
  if (!newest) return (await store.retract(deletion, interval, current)) ? { status: 'retracted' } : undefined;
  // The upload has an event of its own.
  if (current && takesIntoAccount(current, event)) return { status: 'superseded' };
  try {
    const outcome = await applyUpload({ ...newest, deletion: { event, current } }, dependencies);
    return outcome.status === 'applied' ? outcome : undefined;
  } catch (error) {
    if (error instanceof MissingObjectError) return undefined;
    if (!(error instanceof RefusedError)) throw error;
    if (current && retracts(deletion, current)) {
      // The upload is then refused once more, so that its refusal is newer than the retraction.
      await store.retract(deletion, interval, current);
      return undefined;
    }
    await store.deleteAllProgress(deletion);
    throw error;
  }
}

/** True if a deletion is that of the upload of a manifest, and newer. */
function retracts({ key, versionId, event }: Deletion, { file, deleted, existedAt }: Manifest): boolean {
  const isOfVersion = versionId === undefined || versionId === (file.versionId ?? NO_VERSION);
  const isNewer = existedAt === undefined ? !isClearlyAfter(file, event) : event > existedAt;
  return !deleted && key === file.key && isOfVersion && isNewer;
}

/**
 * True if a manifest takes a deletion into account, or an upload after it. An object that a delivery of a deletion finds is newer than
 * the retraction by another delivery of it.
 */
function takesIntoAccount({ file, asOf = '', deleted }: Manifest, deletion: string): boolean {
  return asOf > deletion || (!deleted && (asOf === deletion || isClearlyAfter(file, deletion)));
}
