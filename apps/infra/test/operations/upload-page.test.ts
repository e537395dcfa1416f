import { createHash } from 'node:crypto';
import type { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import type { S3Client } from '@aws-sdk/client-s3';
import type { PageFile } from '../../src/operations/page-files';
import { invalidate, uploadPage } from '../../src/operations/upload-page';

type Stored = Omit<PageFile, 'key'>;

/** A bucket that lists one object per page and records the changes. */
function bucketOf(objects: Record<string, Stored>) {
  const stored = new Map(Object.entries(objects));
  const log: string[] = [];
  const answers: Record<string, (input: any) => object> = {
    ListObjectsV2Command: ({ ContinuationToken }) => {
      const at = Number(ContinuationToken ?? 0);
      const keys = [...stored.keys()];
      const next = at + 1 < keys.length ? { NextContinuationToken: String(at + 1) } : {};
      return { Contents: keys.slice(at, at + 1).map((Key) => ({ Key })), ...next };
    },
    HeadObjectCommand: ({ Key }) => {
      const { body, contentType, cacheControl } = stored.get(Key as string) as Stored;
      const hash = createHash('md5').update(body).digest('hex');
      return { ETag: `"${hash}"`, ContentType: contentType, CacheControl: cacheControl };
    },
    PutObjectCommand: ({ Key, Body, ContentType, CacheControl }) => {
      log.push(`put ${Key}`);
      stored.set(Key as string, { body: Body, contentType: ContentType, cacheControl: CacheControl });
      return {};
    },
    DeleteObjectsCommand: ({ Delete: { Objects } }) => {
      for (const { Key } of Objects) {
        log.push(`delete ${Key}`);
        stored.delete(Key as string);
      }
      return {};
    },
  };
  const send = async (command: { constructor: { name: string }; input: object }) =>
    answers[command.constructor.name]?.(command.input);
  return { s3: { send } as unknown as S3Client, stored, log };
}

const file = (key: string, body = key, cacheControl = 'no-cache'): PageFile => ({
  ...{ key, body: Buffer.from(body), contentType: 'text/plain', cacheControl },
});

const PAGE = [file('assets/a.js'), file('index.html')];

describe('uploadPage', () => {
  test('uploads all files to an empty bucket, in order', async () => {
    const { s3, stored, log } = bucketOf({});

    expect(await uploadPage(s3, 'b', PAGE)).toEqual({
      added: ['assets/a.js', 'index.html'],
      replaced: [],
      deleted: [],
    });

    expect(log).toEqual(['put assets/a.js', 'put index.html']);
    expect(stored.get('index.html')).toMatchObject({ contentType: 'text/plain', cacheControl: 'no-cache' });
  });

  test('changes nothing the second time', async () => {
    const { s3, log } = bucketOf({});
    await uploadPage(s3, 'b', PAGE);
    log.length = 0;

    expect(await uploadPage(s3, 'b', PAGE)).toEqual({ added: [], replaced: [], deleted: [] });

    expect(log).toEqual([]);
  });

  test.each([
    ['another content', file('index.html', 'new')],
    ['another time in caches', file('index.html', 'index.html', 'no-store')],
    ['another type', { ...file('index.html'), contentType: 'text/html' }],
  ])('replaces a file with %s', async (_case, changed) => {
    const { s3, log } = bucketOf({});
    await uploadPage(s3, 'b', PAGE);
    log.length = 0;

    expect(await uploadPage(s3, 'b', [file('assets/a.js'), changed])).toMatchObject({ replaced: ['index.html'] });

    expect(log).toEqual(['put index.html']);
  });

  test('deletes the files of an earlier page last', async () => {
    const { s3, stored, log } = bucketOf({ 'assets/old.js': file(''), 'old.svg': file('') });

    expect(await uploadPage(s3, 'b', PAGE)).toMatchObject({ deleted: ['assets/old.js', 'old.svg'] });

    expect(log).toEqual(['put assets/a.js', 'put index.html', 'delete assets/old.js', 'delete old.svg']);
    expect([...stored.keys()]).toEqual(['assets/a.js', 'index.html']);
  });

  test('fails if a file cannot be deleted', async () => {
    const { s3 } = bucketOf({ old: file('') });
    const send = async (command: { constructor: { name: string } }) =>
      command.constructor.name === 'DeleteObjectsCommand'
        ? { Errors: [{ Key: 'old', Code: 'AccessDenied', Message: 'no' }] }
        : s3.send(command as never);

    await expect(uploadPage({ send } as unknown as S3Client, 'b', PAGE)).rejects.toThrow(
      's3://b/old cannot be deleted: AccessDenied no',
    );
  });
});

describe('invalidate', () => {
  const send = jest.fn();
  const invalidated = async (replaced: string[], deleted: string[] = []) => {
    send.mockClear();
    await invalidate({ send } as unknown as CloudFrontClient, 'E1', { added: ['new.js'], replaced, deleted });
    return send.mock.calls.map(([{ input }]) => input.InvalidationBatch.Paths.Items);
  };

  test('names the files that CloudFront may have copies of', async () => {
    expect(await invalidated(['config.json'], ['assets/old.js'])).toEqual([['/config.json', '/assets/old.js']]);
    expect(await invalidated(['index.html'])).toEqual([['/', '/index.html']]);
  });

  test('does nothing if there can be no copies', async () => {
    expect(await invalidated([])).toEqual([]);
  });
});
