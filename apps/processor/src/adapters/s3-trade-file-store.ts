import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { TradeFile } from '@trading/bars';
import { IncompleteDownloadError, MissingObjectError } from '../errors';
import type { ByteRange, TradeFileStore } from '../ports';

/** Reads trade files from S3. */
export class S3TradeFileStore implements TradeFileStore {
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
