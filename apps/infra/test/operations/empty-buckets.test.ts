import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { disposableBuckets, emptyBucket } from '../../src/operations/empty-buckets';

describe('disposableBuckets', () => {
  const assembly = mkdtempSync(join(tmpdir(), 'assembly-'));
  afterAll(() => {
    rmSync(assembly, { recursive: true });
  });

  test('finds only the buckets that are deleted with their stack', () => {
    const bucket = (BucketName: unknown, DeletionPolicy: string) => ({
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName },
      DeletionPolicy,
    });
    mkdirSync(join(assembly, 'assembly-dev'));
    writeFileSync(join(assembly, 'manifest.json'), '{}');
    writeFileSync(
      join(assembly, 'assembly-dev', 'Data.template.json'),
      JSON.stringify({
        Resources: {
          Gone: bucket('gone', 'Delete'),
          Kept: bucket('kept', 'Retain'),
          Generated: bucket({ Ref: 'Name' }, 'Delete'),
          Table: { Type: 'AWS::DynamoDB::GlobalTable', DeletionPolicy: 'Delete' },
        },
      }),
    );

    expect(disposableBuckets(assembly)).toEqual(['gone']);
  });
});

/** S3 with a bucket that has `count` versions and delete markers, two per page. */
function bucketOf(count: number, errors: object[] = []) {
  let left = Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, VersionId: `v${index}` }));
  const send = async ({
    constructor,
    input,
  }: {
    constructor: { name: string };
    input: { Delete: { Objects: { Key: string }[] } };
  }) => {
    if (constructor.name === 'ListObjectVersionsCommand')
      return { Versions: left.slice(0, 1), DeleteMarkers: left.slice(1, 2) };
    const deleted = input.Delete.Objects.map(({ Key }) => Key);
    left = left.filter(({ Key }) => !deleted.includes(Key));
    return { Errors: errors };
  };
  return { client: { send } as unknown as S3Client, left: () => left.length };
}

describe('emptyBucket', () => {
  test('deletes every version and delete marker, page by page', async () => {
    const { client, left } = bucketOf(5);
    expect(await emptyBucket(client, 'b')).toBe(5);
    expect(left()).toBe(0);
  });

  test('does nothing if the bucket does not exist', async () => {
    const send = async () => Promise.reject(Object.assign(new Error(), { name: 'NoSuchBucket' }));
    expect(await emptyBucket({ send } as unknown as S3Client, 'b')).toBe(0);
  });

  test('fails on an object that cannot be deleted, and names it', async () => {
    const { client } = bucketOf(1, [{ Key: 'k0', Code: 'AccessDenied', Message: 'no' }]);
    await expect(emptyBucket(client, 'b')).rejects.toThrow('s3://b/k0 cannot be deleted: AccessDenied no');
  });
});
