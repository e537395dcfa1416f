import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { readUploadStatus, sourceIdOf } from '@trading/bars';
import { DynamoDbTable } from '@trading/bars/dynamodb';
import { execute, openRebuild, openRegion, type Command } from '@trading/regions';
import { bucketOf, deployTwoRegions, PRIMARY, STANDBY, TABLE, type TwoRegions } from './two-regions';

jest.setTimeout(240_000);

const PLANNED = { isUnplanned: false, isDryRun: false, isApproved: true };
const UNPLANNED = { ...PLANNED, isUnplanned: true };

describe('two deployed regions', () => {
  let environment: TwoRegions;
  const printed: string[] = [];
  beforeAll(async () => {
    environment = await deployTwoRegions();
  });
  afterAll(async () => {
    await environment.remove();
  });

  /** Runs a command. @returns false if the status has problems */
  function run(command: Command): Promise<boolean> {
    const print = (text: string) => printed.push(text);
    const output = { print, note: print };
    const optionsIn = (region: string) => ({
      ...{ environment: 'local' as const, region, options: environment.options, output },
    });
    return execute(command, {
      ...{ name: 'local', primary: PRIMARY, standby: STANDBY, writer: PRIMARY, print, ask: undefined },
      open: (region) => openRegion(optionsIn(region)),
      openRebuild: (region) => openRebuild(optionsIn(region), '1m'),
      clock: { now: Date.now, sleep: (milliseconds) => sleep(milliseconds) },
      writeRegionSwitch: () => Promise.reject(new Error('The emulator has no Region switch')),
    });
  }

  /** Uploads a file with one trade. */
  async function upload(region: string, name: string, price: string): Promise<void> {
    const lines = ['symbol,timestamp,price,size,id', `ACME,2024-08-08T14:30:01Z,${price},1,${name}`];
    await new S3Client({ ...environment.options, region }).send(
      new PutObjectCommand({ Bucket: bucketOf(region), Key: `trades/${name}.csv`, Body: lines.join('\n') }),
    );
  }

  /** Sources have the name of the primary region's bucket in both regions. */
  async function isProcessed(region: string, name: string): Promise<boolean> {
    const table = DynamoDbTable.open(TABLE, { ...environment.options, region });
    const source = sourceIdOf({ bucket: bucketOf(PRIMARY), key: `trades/${name}.csv` });
    return (await readUploadStatus(table, source)).manifest !== undefined;
  }

  async function send(region: string, name: string, price: string): Promise<void> {
    await upload(region, name, price);
    for (let polls = 0; polls < 300; polls += 1) {
      if (await isProcessed(region, name)) return;
      await sleep(100);
    }
    throw new Error(`${name} was not processed in ${region}`);
  }

  async function rowsOf(region: string): Promise<string[]> {
    const client = new DynamoDBClient({ ...environment.options, region });
    const { Items = [] } = await client.send(new ScanCommand({ TableName: TABLE }));
    return Items.map((item) => JSON.stringify(Object.entries(item).sort())).sort();
  }

  test('ingestion fails over, survives the loss of the primary, and fails back', async () => {
    await send(PRIMARY, 'a', '1.5');

    // The emulator ignores that the mapping of the standby is off in its template. The fail-over begins with switching it off.
    await run({ name: 'failover', ...PLANNED });
    expect(await run({ name: 'dr-status', isJson: false })).toBe(true);
    await send(STANDBY, 'b', '2.5');

    await run({ name: 'failback', ...PLANNED });
    expect(await run({ name: 'dr-status', isJson: false })).toBe(true);
    await send(PRIMARY, 'c', '3.5');

    // The primary is not asked, and stays on.
    await run({ name: 'failover', ...UNPLANNED });
    expect(await run({ name: 'dr-status', isJson: false })).toBe(false);
    expect(printed.at(-1)).toContain('Expected one region that ingests, found 2: us-east-1 and us-west-2');
    await upload(PRIMARY, 'd', '4.5');
    await sleep(3_000);
    expect(await isProcessed(PRIMARY, 'd')).toBe(false);

    await run({ name: 'failback', ...PLANNED });
    expect(await run({ name: 'dr-status', isJson: false })).toBe(true);
    for (const name of ['a', 'b', 'c', 'd']) expect([name, await isProcessed(STANDBY, name)]).toEqual([name, true]);
    expect(printed.at(-1)).toMatch(/^us-east-1 ingests\n.*\n {2}writer {12}us-east-1, epoch 5, /);
    const rows = await rowsOf(PRIMARY);
    expect(rows.length).toBeGreaterThan(20);
    expect(await rowsOf(STANDBY)).toEqual(rows);
  });
});
