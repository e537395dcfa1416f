import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { TradeFile } from '@trading/bars';
import type { UncheckedFiles } from '../checked-files';
import { IncompleteDownloadError, MissingObjectError } from '../errors';
import type { ByteRange } from '../ports';

/** Reads trade files and the checksum files beside them from S3. */
export class S3TradeFileStore implements UncheckedFiles {
  public constructor(private readonly client: S3Client) {}

  public async open(
    { bucket, key, versionId, etag }: TradeFile,
    range?: ByteRange,
  ): Promise<AsyncIterable<Uint8Array> | undefined> {
    try {
      const { Body, ContentLength = 0 } = await this.client.send(
        // Events name the ETag without the quotes that HTTP requires.
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          VersionId: versionId,
          IfMatch: `"${etag}"`,
          Range: range && headerOf(range),
        }),
      );
      return completely(Body as Readable, ContentLength);
    } catch (error) {
      const { name } = error as Error;
      if (name === 'PreconditionFailed') return undefined;
      // The range begins after the end of the object.
      if (name === 'InvalidRange') return completely(Readable.from([]), 0);
      if (name === 'NoSuchKey' || name === 'NoSuchVersion') throw new MissingObjectError(bucket, key);
      throw error;
    }
  }

  public async readStart(bucket: string, key: string, length: number): Promise<string | undefined> {
    try {
      const { Body } = await this.client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${length - 1}` }),
      );
      return await Body?.transformToString();
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
