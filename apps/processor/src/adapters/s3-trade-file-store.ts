import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { keysOfSource, type ObjectVersion, type Upload } from '@trading/bars';
import { toOwnBucket, type BucketNames } from '../bucket-names';
import type { UncheckedFiles } from '../checked-files';
import { IncompleteAnswerError, IncompleteDownloadError, MissingObjectError } from '../errors';
import { statedVersion } from '../no-version';
import type { ByteRange, ListedVersion, UploadFinder } from '../ports';
import type { S3Reader } from './s3/s3-reader';

/** The errors of objects and versions that do not exist. The answer to a request for the metadata has no code. */
const MISSING = ['NoSuchKey', 'NoSuchVersion', 'NotFound'];

/** Reads trade files and the checksum files beside them from S3. */
export class S3TradeFileStore implements UncheckedFiles, UploadFinder {
  /** @param names the names of the bucket; by default, sources have the name of the bucket that is read */
  public constructor(
    private readonly s3: S3Reader,
    private readonly names?: BucketNames,
  ) {}

  public async open(version: ObjectVersion, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const { bucket, key, versionId } = version;
    try {
      const conditions = { versionId, ifMatch: inQuotes(version.etag), range: range && headerOf(range) };
      const { body, length } = await this.s3.get(this.own(bucket), key, conditions);
      return completely(body, length);
    } catch (error) {
      // The range begins after the end of the object.
      if ((error as Error).name === 'InvalidRange') return completely(Readable.from([]), 0);
      return this.explain(version, error);
    }
  }

  public async findUpload(version: ObjectVersion): Promise<Upload | undefined> {
    const { bucket, key, versionId, etag } = version;
    try {
      const head = await this.s3.head(this.own(bucket), key, { versionId, ifMatch: inQuotes(etag) });
      const found = statedVersion(head.versionId);
      const uploadedAt = required(head.lastModified, 'Last-Modified');
      return { bucket, key, ...(found !== undefined && { versionId: found }), etag, uploadedAt };
    } catch (error) {
      return this.explain(version, error);
    }
  }

  public async listVersions({ bucket, key }: Pick<ObjectVersion, 'bucket' | 'key'>): Promise<readonly ListedVersion[]> {
    const found = await Promise.all(keysOfSource(key).map((each) => this.versionsOf(bucket, each)));
    return found.flat();
  }

  private own(bucket: string): string {
    return toOwnBucket(bucket, this.names);
  }

  private async versionsOf(bucket: string, key: string): Promise<readonly ListedVersion[]> {
    return (await this.s3.versions(this.own(bucket), key)).map(
      ({ key: listed, etag, versionId, lastModified, isLatest }) => {
        const stated = statedVersion(versionId);
        return {
          ...{ bucket, key: required(listed, 'Key'), ...(stated !== undefined && { versionId: stated }) },
          etag: withoutQuotes(required(etag, 'ETag')),
          uploadedAt: wholeSeconds(required(lastModified, 'LastModified')),
          isCurrent: required(isLatest, 'IsLatest'),
        };
      },
    );
  }

  /**
   * Tells what an error means for a version.
   *
   * @returns undefined if other bytes have replaced those of the version
   * @throws MissingObjectError if it no longer exists; otherwise the error
   */
  private async explain({ bucket, key, versionId, etag }: ObjectVersion, error: unknown): Promise<undefined> {
    const { name } = error as Error;
    if (name === 'PreconditionFailed') return undefined;
    if (MISSING.includes(name)) throw new MissingObjectError(bucket, key);
    if (name !== 'AccessDenied') throw error;
    // S3 denies access to an object that does not exist, because the permission to list is limited to prefixes.
    const versions = await this.versionsOf(bucket, key);
    const found = versions.find((each) => (versionId === undefined ? each.isCurrent : each.versionId === versionId));
    if (!found) throw new MissingObjectError(bucket, key);
    if (found.etag !== etag) return undefined;
    throw error;
  }

  public async readStart(bucket: string, key: string, length: number): Promise<string | undefined> {
    try {
      const { body } = await this.s3.get(this.own(bucket), key, { range: headerOf({ start: 0, end: length }) });
      return await text(body);
    } catch (error) {
      const { name } = error as Error;
      // Without s3:ListBucket, access to an object that does not exist is denied.
      if (name === 'NoSuchKey' || name === 'AccessDenied') return undefined;
      // An empty object has no range.
      if (name === 'InvalidRange') return '';
      throw error;
    }
  }
}

/** Events name ETags without the quotes that HTTP requires. */
function inQuotes(etag: string): string {
  return `"${etag}"`;
}

/** The opposite of {@link inQuotes}. */
function withoutQuotes(etag: string): string {
  return etag.replaceAll('"', '');
}

/** Lists may state milliseconds, but answers for an object state whole seconds. */
function wholeSeconds(time: number): number {
  return Math.floor(time / 1_000) * 1_000;
}

/** An answer without a member that S3 always sends must not be mistaken for a missing object. */
function required<T>(value: T | undefined, member: string): T {
  if (value === undefined) throw new IncompleteAnswerError(member);
  return value;
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-14.1.2 */
function headerOf({ start, end }: ByteRange): string {
  return start < 0 ? `bytes=${start}` : `bytes=${start}-${end === undefined ? '' : end - 1}`;
}

/** Fails if the connection ends early, which must not be mistaken for the end of the file. */
async function* completely(body: AsyncIterable<Uint8Array>, expected: number): AsyncGenerator<Uint8Array> {
  let received = 0;
  for await (const chunk of body) {
    received += chunk.length;
    yield chunk;
  }
  if (received !== expected) throw new IncompleteDownloadError(received, expected);
}
