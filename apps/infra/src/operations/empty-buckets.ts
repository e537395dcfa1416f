import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Template } from '@trading/template';

/**
 * Returns the buckets that are deleted with their stack, if a template of the assembly names them.
 *
 * CloudFormation deletes only empty buckets. The CDK can empty them with a hidden function that has rights on every
 * object, which the rules forbid, so `destroy` empties them with the operator's rights (docs/decisions/0005).
 */
export function disposableBuckets(assembly: string): string[] {
  return templatesIn(assembly).flatMap(({ Resources = {} }) =>
    Object.values(Resources).flatMap(({ Type, DeletionPolicy, Properties }) => {
      const name = Properties?.['BucketName'];
      return Type === 'AWS::S3::Bucket' && DeletionPolicy === 'Delete' && typeof name === 'string' ? [name] : [];
    }),
  );
}

function templatesIn(folder: string): Template[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => path.endsWith('.template.json') && statSync(path).isFile())
    .map((path) => JSON.parse(readFileSync(path, 'utf8')) as Template);
}

/**
 * Deletes every version of every object. Does nothing if the bucket does not exist.
 *
 * @returns the number of deleted versions
 */
export async function emptyBucket(client: S3Client, bucket: string): Promise<number> {
  let deleted = 0;
  for (;;) {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket })).catch((error: unknown) => {
      if ((error as Error).name === 'NoSuchBucket') return undefined;
      throw error;
    });
    // The versions of a page are deleted before the next request, so the first page is always the next one.
    const versions = [...(page?.Versions ?? []), ...(page?.DeleteMarkers ?? [])];
    if (versions.length === 0) return deleted;
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({
        Bucket: bucket,
        Delete: { Objects: versions.map(({ Key, VersionId }) => ({ Key, VersionId })), Quiet: true },
      }),
    );
    const [first] = Errors;
    if (first) throw new Error(`s3://${bucket}/${first.Key} cannot be deleted: ${first.Code} ${first.Message}`);
    deleted += versions.length;
  }
}
