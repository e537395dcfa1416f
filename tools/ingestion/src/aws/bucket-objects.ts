import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3';
import { OperatorError } from '@trading/cli';
import type { ListedFile } from '@trading/bars/backfill';

/** The code by which S3 says that a policy denies a deletion. */
const DENIED = 'AccessDenied';

/** Maximum number of objects of a request that deletes them. */
const MAX_DELETIONS = 1_000;

/** An object cannot be deleted, and no policy protects its versions alone. */
export class DeletionError extends OperatorError {
  public constructor(bucket: string, { Key, Code, Message }: { Key?: string; Code?: string; Message?: string }) {
    super(
      `s3://${bucket}/${Key} cannot be deleted: ${Code} ${Message}. Try again with the permission s3:DeleteObject.`,
    );
  }
}

/** The result of deleting the objects of a prefix. */
export interface DeletedObjects {
  /** Versions and delete markers that were deleted. */
  readonly deleted: number;
  /** Versions that a policy protects from deletion. They are no longer current, and expire by the lifecycle of the bucket. */
  readonly kept: number;
}

/** An object version that S3 lists. */
interface ListedVersion extends ObjectIdentifier {
  readonly isCurrentObject: boolean;
}

/** The objects of a bucket. */
export class BucketObjects {
  public constructor(
    private readonly s3: Pick<S3Client, 'send'>,
    private readonly bucket: string,
  ) {}

  /** Lists the objects below a prefix, page by page, ordered by key. */
  public async *list(prefix: string): AsyncGenerator<readonly ListedFile[]> {
    let token: string | undefined;
    do {
      const page = await this.s3.send(
        new ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, ContinuationToken: token }),
      );
      yield (page.Contents ?? []).map(({ Key, ETag, Size, LastModified }) => ({
        key: Key as string,
        etag: (ETag as string).replaceAll('"', ''),
        bytes: Size as number,
        // Lists may state milliseconds, but answers for an object state whole seconds.
        uploadedAt: Math.floor((LastModified as Date).getTime() / 1_000) * 1_000,
      }));
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  /** The names of the folders directly below a folder that begin with a text. */
  public async folders(folder: string, begin: string): Promise<string[]> {
    const names: string[] = [];
    let token: string | undefined;
    do {
      const page = await this.s3.send(
        new ListObjectsV2Command({
          ...{ Bucket: this.bucket, Prefix: folder + begin, Delimiter: '/' },
          ContinuationToken: token,
        }),
      );
      for (const { Prefix = '' } of page.CommonPrefixes ?? []) names.push(Prefix.slice(folder.length, -1));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return names;
  }

  /** @returns undefined if the object does not exist */
  public async read(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  public async write(key: string, body: Uint8Array): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: body }));
  }

  /** Deletes all versions and delete markers below a prefix. */
  public async deleteAll(prefix: string): Promise<DeletedObjects> {
    const versions = await this.versions(prefix);
    const denied = await this.delete(versions.map(({ Key, VersionId }) => ({ Key, VersionId })));
    const current = versions.filter((each) => each.isCurrentObject && denied.has(nameOf(each)));
    // Without a version, the object itself is deleted, and its version stays behind a delete marker.
    await this.delete(current.map(({ Key }) => ({ Key })));
    return { deleted: versions.length - denied.size, kept: denied.size };
  }

  private async versions(prefix: string): Promise<ListedVersion[]> {
    const versions: ListedVersion[] = [];
    let marker: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } | undefined = {};
    while (marker) {
      const page: ListObjectVersionsCommandOutput = await this.s3.send(
        new ListObjectVersionsCommand({ Bucket: this.bucket, Prefix: prefix, ...marker }),
      );
      for (const { Key, VersionId, IsLatest } of page.Versions ?? []) {
        versions.push({ Key, VersionId, isCurrentObject: IsLatest ?? false });
      }
      for (const { Key, VersionId } of page.DeleteMarkers ?? []) {
        versions.push({ Key, VersionId, isCurrentObject: false });
      }
      const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
      marker = page.IsTruncated ? { KeyMarker, VersionIdMarker } : undefined;
    }
    return versions;
  }

  /** @returns the names of those that a policy protects */
  private async delete(objects: readonly ObjectIdentifier[]): Promise<Set<string>> {
    const denied = new Set<string>();
    for (let at = 0; at < objects.length; at += MAX_DELETIONS) {
      const Objects = objects.slice(at, at + MAX_DELETIONS);
      const { Errors = [] } = await this.s3.send(
        new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects, Quiet: true } }),
      );
      for (const error of Errors) {
        const isProtected = error.Code === DENIED && error.VersionId !== undefined;
        if (!isProtected) throw new DeletionError(this.bucket, error);
        denied.add(nameOf(error));
      }
    }
    return denied;
  }
}

function nameOf({ Key, VersionId }: { Key?: string; VersionId?: string }): string {
  return `${Key} ${VersionId}`;
}
