import { BucketObjects } from '../../src/aws/bucket-objects';
import { FakeS3 } from '../fake-s3';

let s3: FakeS3;
let objects: BucketObjects;

beforeEach(() => {
  s3 = new FakeS3(() => 1_234);
  objects = new BucketObjects(s3.client, 'bucket');
});

async function listed(prefix: string) {
  const files = [];
  for await (const page of objects.list(prefix)) files.push(...page);
  return files;
}

test('lists all pages, with ETags without quotes and times in whole seconds', async () => {
  for (let index = 0; index < 10; index += 1) s3.put(`a/${index}`, 'content');
  s3.put('b/0', '');
  const files = await listed('a/');
  expect(files).toHaveLength(10);
  expect(files[9]).toEqual({ key: 'a/9', etag: s3.etagOf('a/9'), bytes: 7, uploadedAt: 1_000 });
  expect(files[9]!.etag).toMatch(/^[0-9a-f]{32}$/);
  expect(await listed('c/')).toEqual([]);
});

test('finds the folders below a folder that begin with a text', async () => {
  for (const key of ['p/aa/1', 'p/aa/2', 'p/ab/1', 'p/ac/1/2', 'p/ad/1', 'p/ae/1', 'p/b/1', 'p/file']) s3.put(key, '');
  expect(await objects.folders('p/', '')).toEqual(['aa', 'ab', 'ac', 'ad', 'ae', 'b']);
  expect(await objects.folders('p/', 'a')).toEqual(['aa', 'ab', 'ac', 'ad', 'ae']);
  expect(await objects.folders('q/', '')).toEqual([]);
});

test('reads and writes objects', async () => {
  await objects.write('key', Buffer.from('text'));
  expect(Buffer.from((await objects.read('key'))!).toString()).toBe('text');
  expect(await objects.read('other')).toBeUndefined();
});

describe.each([false, true])('deleteAll, with versions: %s', (isVersioned) => {
  beforeEach(() => {
    s3.isVersioned = isVersioned;
  });

  test('deletes everything below a prefix and nothing else', async () => {
    for (let index = 0; index < 10; index += 1) {
      s3.put(`a/${index}`, 'first');
      s3.put(`a/${index}`, 'second');
    }
    s3.put('ab', '');
    expect(await objects.deleteAll('a/')).toEqual({ deleted: isVersioned ? 20 : 10, kept: 0 });
    expect([...s3.objects.keys()]).toEqual(['ab']);
    expect(await objects.deleteAll('a/')).toEqual({ deleted: 0, kept: 0 });
  });
});

test('leaves protected versions behind a delete marker, once', async () => {
  s3.isVersioned = true;
  s3.deniesVersions = true;
  for (let index = 0; index < 10; index += 1) s3.put(`a/${index}`, '');

  expect(await objects.deleteAll('a/')).toEqual({ deleted: 0, kept: 10 });
  expect(s3.keys('a/')).toEqual([]);
  const versions = [...s3.objects.values()].flat().length;

  await objects.deleteAll('a/');
  expect([...s3.objects.values()].flat()).toHaveLength(versions);
});

test.each([
  ['a version cannot be deleted for another reason', 'InternalError', true],
  ['an object cannot be deleted either', 'AccessDenied', false],
])('fails if %s', async (_, code, isOfVersion) => {
  const send = ({ constructor: { name }, input }: any) => {
    if (name === 'ListObjectVersionsCommand') return { Versions: [{ Key: 'a', VersionId: 'v', IsLatest: true }] };
    const { VersionId } = input.Delete.Objects[0];
    const denied = { Key: 'a', VersionId, Code: VersionId || isOfVersion ? code : 'AccessDenied', Message: 'because' };
    return { Errors: [denied] };
  };
  objects = new BucketObjects({ send } as never, 'bucket');
  await expect(objects.deleteAll('')).rejects.toThrow('s3://bucket/a cannot be deleted');
});
