import { createHash, randomUUID } from 'node:crypto';
import { CreateInvalidationCommand, type CloudFrontClient } from '@aws-sdk/client-cloudfront';
import {
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { PageFile } from './page-files';

/** The keys that an upload changed. */
export interface PageChanges {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly deleted: readonly string[];
}

/**
 * Makes a bucket contain exactly the files of the page. Files that are already there are not uploaded again.
 *
 * Files that the page no longer has are deleted last, so that the page works at any time.
 *
 * @param files in the order in which they are uploaded
 */
export async function uploadPage(s3: S3Client, bucket: string, files: readonly PageFile[]): Promise<PageChanges> {
  const existing = await listKeys(s3, bucket);
  const [added, replaced]: [string[], string[]] = [[], []];
  for (const file of files) {
    const { key, body, contentType, cacheControl } = file;
    const exists = existing.has(key);
    if (exists && (await isCurrent(s3, bucket, file))) continue;
    await s3.send(
      new PutObjectCommand({
        ...{ Bucket: bucket, Key: key, Body: body },
        ...{ ContentType: contentType, CacheControl: cacheControl },
      }),
    );
    (exists ? replaced : added).push(key);
  }
  const kept = new Set(files.map(({ key }) => key));
  const deleted = [...existing].filter((key) => !kept.has(key));
  await deleteObjects(s3, bucket, deleted);
  return { added, replaced, deleted };
}

/** Makes CloudFront forget its copies of files that changed. */
export async function invalidate(
  cloudFront: CloudFrontClient,
  distributionId: string,
  { replaced, deleted }: PageChanges,
): Promise<void> {
  const paths = [...replaced, ...deleted].map((key) => `/${key}`);
  if (paths.length === 0) return;
  // The page is also the answer to the path of its folder.
  const items = paths.includes('/index.html') ? ['/', ...paths] : paths;
  await cloudFront.send(
    new CreateInvalidationCommand({
      DistributionId: distributionId,
      InvalidationBatch: { CallerReference: randomUUID(), Paths: { Quantity: items.length, Items: items } },
    }),
  );
}

async function listKeys(s3: S3Client, bucket: string): Promise<Set<string>> {
  const keys = new Set<string>();
  let token: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }));
    for (const { Key } of page.Contents ?? []) keys.add(Key as string);
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return keys;
}

/** True if the object has the content and the headers of the file. */
async function isCurrent(s3: S3Client, bucket: string, file: PageFile): Promise<boolean> {
  const { ETag, ContentType, CacheControl } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: file.key }));
  // The ETag of an object that was uploaded at once, with the keys of S3, is its MD5.
  const isSame = ETag === `"${createHash('md5').update(file.body).digest('hex')}"`;
  return isSame && ContentType === file.contentType && CacheControl === file.cacheControl;
}

async function deleteObjects(s3: S3Client, bucket: string, keys: readonly string[]): Promise<void> {
  // The limit of a request.
  for (let at = 0; at < keys.length; at += 1000) {
    const Objects = keys.slice(at, at + 1000).map((Key) => ({ Key }));
    const { Errors = [] } = await s3.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
    );
    const [first] = Errors;
    if (first) throw new Error(`s3://${bucket}/${first.Key} cannot be deleted: ${first.Code} ${first.Message}`);
  }
}
