import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { parquetReadObjects } from 'hyparquet';
import { ENVIRONMENTS } from '../src/environments';
import { resourceName } from '../src/naming';
import { exportBars } from '../src/operations/export-bars';
import { deployEnvironment, type DeployedEnvironment } from './deployed-environment';

jest.setTimeout(180_000);

const {
  account,
  regions: [{ region }],
} = ENVIRONMENTS.local;
const BUCKET = resourceName(`exports-${account}`, { environment: 'local', region });
const FIRST = 'exports/interval=1m/feed=general/date=2024-08-08/bars.parquet';
const SECOND = 'exports/interval=1m/feed=general/date=2024-08-09/bars.parquet';

describe('the deployed exports', () => {
  let environment: DeployedEnvironment;
  let s3: S3Client;
  beforeAll(async () => {
    environment = await deployEnvironment();
    s3 = new S3Client({ ...environment.options, forcePathStyle: true });
  });
  afterAll(async () => {
    await environment.remove();
  });
  beforeEach(() => jest.spyOn(console, 'log').mockReturnValue(undefined));
  afterEach(() => jest.restoreAllMocks());

  /** Sends one trade. */
  async function send(name: string, symbol: string, time: string, price: string): Promise<void> {
    const lines = ['symbol,timestamp,price,size,id', `${symbol},${time},${price},0.000000000000000001,${name}`];
    await environment.pipeline.send(`${name}.csv`, Buffer.from(lines.join('\n')));
  }

  async function read(key: string): Promise<Uint8Array> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    return (await Body?.transformToByteArray()) as Uint8Array;
  }

  /** The files with their tags. */
  async function files(): Promise<Record<string, string | undefined>> {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    return Object.fromEntries(Contents.map(({ Key, ETag }) => [Key, ETag]));
  }

  const rowsOf = async (key: string) => {
    const file = new Uint8Array(await read(key)).buffer;
    const rows = await parquetReadObjects({ file });
    return rows.map(({ symbol, close, volume_text: volume, state }) => [symbol, close, volume, state]);
  };

  test('contain the closed days, and those whose bars change later', async () => {
    await send('a', 'ACME', '2024-08-08T14:30:01Z', '1.5');
    await send('b', 'ACME', '2024-08-09T14:30:01Z', '2.5');
    await send('c', 'ACME', '2024-08-10T14:30:01Z', '3.5');
    await exportBars(environment.target, environment.options);

    const first = await files();
    expect(Object.keys(first)).toEqual(['exports/index.json', FIRST, SECOND]);
    expect(await rowsOf(FIRST)).toEqual([['ACME', 1.5, '0.000000000000000001', 'closed']]);

    await send('late', 'LATE', '2024-08-09T09:00:00Z', '7');
    await exportBars(environment.target, environment.options);

    const second = await files();
    expect(second[FIRST]).toBe(first[FIRST]);
    expect(second[SECOND]).not.toBe(first[SECOND]);
    expect((await rowsOf(SECOND)).map(([symbol]) => symbol)).toEqual(['ACME', 'LATE']);

    await exportBars(environment.target, environment.options);
    expect(await files()).toEqual(second);
    const index = JSON.parse(Buffer.from(await read('exports/index.json')).toString()) as Record<string, unknown>;
    expect(index).toMatchObject({
      sequence: 4,
      pending: [{ feed: 'general', date: '2024-08-10' }],
      days: [
        { key: FIRST, rows: 1 },
        { key: SECOND, rows: 2 },
      ],
    });
  });
});
