import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ConcurrentExportError } from '../errors';
import type { ExportFiles, TaggedText } from '../ports';

/** Exports in a bucket. */
export class S3ExportFiles implements ExportFiles {
  public constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  public async readText(key: string): Promise<TaggedText | undefined> {
    const found = await unlessMissing(this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key })));
    return found && { text: (await found.Body?.transformToString()) ?? '', etag: found.ETag ?? '' };
  }

  public async etagOf(key: string): Promise<string | undefined> {
    const found = await unlessMissing(this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key })));
    return found?.ETag;
  }

  public async putText(key: string, text: string, replaced: string | undefined): Promise<string> {
    return this.put(key, replaced, { Body: text, ContentType: 'application/json' });
  }

  public async putFile(key: string, path: string, replaced: string | undefined): Promise<void> {
    const { size } = await stat(path);
    await this.put(key, replaced, {
      Body: createReadStream(path),
      ContentLength: size,
      ContentType: 'application/vnd.apache.parquet',
    });
  }

  private async put(
    key: string,
    replaced: string | undefined,
    content: Omit<PutObjectCommandInput, 'Bucket' | 'Key'>,
  ): Promise<string> {
    const condition = replaced === undefined ? { IfNoneMatch: '*' } : { IfMatch: replaced };
    try {
      const { ETag = '' } = await this.client.send(
        new PutObjectCommand({ Bucket: this.bucket, Key: key, ...condition, ...content }),
      );
      return ETag;
    } catch (error) {
      // The second is the answer to a write that S3 compares with another one at the same time.
      if (['PreconditionFailed', 'ConditionalRequestConflict'].includes((error as Error).name)) {
        throw new ConcurrentExportError(key);
      }
      throw error;
    }
  }
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (['NoSuchKey', 'NotFound'].includes((error as Error).name)) return undefined;
    throw error;
  }
}
