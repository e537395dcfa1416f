import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { QueryApiError } from '@trading/local';
import { deployEnvironment, type DeployedEnvironment } from './deployed-environment';
import { rangeOf } from './expected-bars';

jest.setTimeout(180_000);

const FILE = Buffer.from('symbol,timestamp_s,price,size,id\nGONE,1723161240,7,1,1\n');
const RANGE = rangeOf([{ openTimeMs: '1723161240000' }]);

/** Milliseconds until bars must have changed, and between two reads. */
const TIMEOUT = 30_000;
const INTERVAL = 200;

describe('a deleted trade file', () => {
  let environment: DeployedEnvironment;
  let s3: S3Client;
  let file: { readonly Bucket: string; readonly Key: string };
  beforeAll(async () => {
    environment = await deployEnvironment();
    s3 = new S3Client({ ...environment.options, forcePathStyle: true });
    const { bucketName, tradesPrefix } = environment.deployment;
    file = { Bucket: bucketName, Key: `${tradesPrefix}gone.csv` };
  });
  afterAll(async () => {
    await environment.remove();
  });

  /** The prices of the bars. None if the API does not know the symbol. */
  async function prices(): Promise<readonly unknown[]> {
    try {
      const bars = await environment.api.readBars({ feed: 'general', symbol: 'GONE', ...RANGE });
      return bars.map(({ close }) => close);
    } catch (error) {
      if (error instanceof QueryApiError && error.problem === 'not-found') return [];
      throw error;
    }
  }

  /** Waits until there are that many bars. @returns their number, also if the time is over */
  async function barsBecome(count: number): Promise<number> {
    const deadline = Date.now() + TIMEOUT;
    for (;;) {
      const { length } = await prices();
      if (length === count || Date.now() > deadline) return length;
      await sleep(INTERVAL);
    }
  }

  test('loses its bars, and has them again after it is uploaded again', async () => {
    await environment.pipeline.send('gone.csv', FILE);
    expect(await barsBecome(1)).toBe(1);

    await s3.send(new DeleteObjectCommand(file));
    expect(await barsBecome(0)).toBe(0);

    await s3.send(new PutObjectCommand({ ...file, Body: FILE }));
    expect(await barsBecome(1)).toBe(1);
  });

  test('has its bars again after its delete marker is deleted', async () => {
    // The local bucket keeps no versions; the deployed ones do.
    await s3.send(
      new PutBucketVersioningCommand({ Bucket: file.Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    await environment.pipeline.send('gone.csv', FILE);
    await s3.send(new DeleteObjectCommand(file));
    expect(await barsBecome(0)).toBe(0);

    const { DeleteMarkers = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: file.Bucket, Prefix: file.Key }),
    );
    expect(DeleteMarkers).toHaveLength(1);
    await s3.send(new DeleteObjectCommand({ ...file, VersionId: DeleteMarkers[0]?.VersionId }));

    expect(await barsBecome(1)).toBe(1);
  });
});
