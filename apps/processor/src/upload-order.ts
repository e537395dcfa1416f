import { isSameVersion, timeOfEvent, type Manifest, type Upload } from '@trading/bars';
import type { ListedVersion, UploadFinder } from './ports';

/** Milliseconds by which the times of events and those of objects may differ. */
const TOLERANCE = 60_000;

/**
 * Orders the uploads of a source: the one with the later time is newer. Nothing else has an order that an event, a list and a
 * replica in another bucket agree on: sequencers are those of the events of one bucket.
 *
 * In two cases the time does not tell, and the versions that exist decide: uploads of the same second, and an upload at about the
 * time of a deletion, which may have deleted it. Of uploads of the same second under different keys, that of the greater key is newer.
 *
 * @param current the current manifest of the source, which is that of another upload or of a deletion
 * @returns true if the upload must not replace what is current
 */
export async function isSuperseded(upload: Upload, current: Manifest, uploads: UploadFinder): Promise<boolean> {
  const { file, deleted, isIncomplete, asOf } = current;
  // Otherwise the upload of the manifest has no bars, and may never have any.
  const hasBars = !deleted && !isIncomplete;
  if (hasBars && upload.uploadedAt < file.uploadedAt) return true;
  const isTied = hasBars && upload.uploadedAt === file.uploadedAt;
  const mayBeDeleted = asOf !== undefined && !isClearlyAfter(upload, asOf);
  if (!isTied && !mayBeDeleted) return false;
  const versions = await uploads.listVersions(upload);
  const [position, other] = [upload, file].map((one) => versions.findIndex((version) => isSameVersion(version, one)));
  const listed = versions[position as number];
  if (!listed || (mayBeDeleted && !listed.isCurrent)) return true;
  if (!isTied) return false;
  if (upload.key !== file.key) return upload.key < file.key;
  // The versions of a key are listed from the newest on. One that is not listed was replaced or deleted.
  return other !== -1 && (other as number) < (position as number);
}

/** The newest object of a source that exists. */
export function newestOf(versions: readonly ListedVersion[]): ListedVersion | undefined {
  return versions
    .filter(({ isCurrent }) => isCurrent)
    .reduce<ListedVersion | undefined>((newest, version) => {
      const isOlder = newest && (newest.uploadedAt - version.uploadedAt || (newest.key > version.key ? 1 : -1)) > 0;
      return isOlder ? newest : version;
    }, undefined);
}

/** True if an upload is newer than a deletion, whichever clocks their times are from. */
export function isClearlyAfter({ uploadedAt }: Pick<Upload, 'uploadedAt'>, event: string): boolean {
  return uploadedAt - timeOfEvent(event) > TOLERANCE;
}
