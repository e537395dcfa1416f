import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LambdaClient, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { DescribeMapRunCommand, ListMapRunsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { execute, openContextIn, type Context } from '@trading/ingestion';
import { BackfillStore } from '@trading/bars/backfill';
import { operate } from '../src/operations/operate';
import { deployEnvironment, type DeployedEnvironment } from './deployed-environment';
import { barText, oracleBars, rangeOf } from './expected-bars';
import { withPlantedMistake } from './planted-mistake';

jest.setTimeout(900_000);

const SYMBOLS = 20;

/** The number of days, each with a file of every symbol. The configuration `ci` of the target has 50, which are 1,000 files. */
const DAYS = Number(process.env['E2E_BACKFILL_DAYS'] ?? 5);

const FILES = SYMBOLS * DAYS;

const HEADER = 'symbol,timestamp_ns,price,size,id';
const DAY = 86_400_000_000_000n;
const FIRST_DAY = 1_722_470_400_000_000_000n;

/** The file of a symbol and a day: nine trades in three minutes. The digits of the prices follow from both. */
function fileOf(symbol: number, day: number): string {
  const lines = Array.from({ length: 9 }, (_, trade) => {
    const time = FIRST_DAY + BigInt(day) * DAY + BigInt(trade % 3) * 60_000_000_000n + BigInt(trade) * 1_000_000n;
    return `S${symbol},${time},${100 + symbol}.${day}${trade},0.${trade + 1}${day},${day * 100 + trade}`;
  });
  return [HEADER, ...lines, ''].join('\n');
}

let environment: DeployedEnvironment;
let context: Context;
let s3: S3Client;
let lambda: LambdaClient;
let stepFunctions: SFNClient;
let printed: string[] = [];

beforeAll(async () => {
  environment = await deployEnvironment();
  const { options, deployment } = environment;
  s3 = new S3Client({ ...options, forcePathStyle: true });
  lambda = new LambdaClient(options);
  stepFunctions = new SFNClient(options);
  context = await openContextIn({
    environment: 'local',
    region: deployment.region,
    options,
    output: { print: (text) => printed.push(text), note: () => undefined },
  });
});

afterAll(async () => {
  await environment.remove();
});

/** Plans a backfill, and returns the hash of the plan. Undefined if there is nothing to do. */
async function plan(prefix: string, mode: 'missing' | 'older'): Promise<string | undefined> {
  printed = [];
  await execute(
    { name: 'plan', environment: 'local', prefixes: [prefix], mode, toleratedFailurePercentage: 5 },
    context,
  );
  return /\b[0-9a-f]{64}\b/.exec(printed.join('\n'))?.[0];
}

/** Runs a plan to its end. */
function run(begin: string, detach = false): Promise<boolean> {
  return execute({ name: 'run', environment: 'local', begin, concurrency: undefined, detach }, context);
}

/** A counted value of a run that was printed, divided by the estimated one. */
function countedByEstimated(name: string): number {
  const row = printed
    .join('\n')
    .split('\n')
    .find((line) => line.includes(name)) as string;
  const [estimated, counted] = [...row.matchAll(/\d[\d,.]*/g)].map(([text]) => Number(text.replaceAll(',', '')));
  return (counted as number) / (estimated as number);
}

/** The number of files of a plan that are finished, have failed, or had nothing to do. */
async function progressOf(hash: string): Promise<{ finished: number; failed: number; unchanged: number }> {
  const sum = { finished: 0, failed: 0, unchanged: 0 };
  for await (const { finished, failed, unchanged } of new BackfillStore(context.table).progressOfAll(hash)) {
    sum.finished += finished;
    sum.failed += failed;
    sum.unchanged += unchanged;
  }
  return sum;
}

async function untilFinished(hash: string, files: number): Promise<void> {
  while ((await progressOf(hash)).finished < files) await sleep(50);
}

/** Waits until no map calls functions any more. The emulator does not end a map whose execution was stopped. */
async function untilMapsEnd(hash: string): Promise<void> {
  const { executions = [] } = (await new BackfillStore(context.table).run(hash)) ?? {};
  for (const executionArn of executions) {
    const { mapRuns = [] } = await stepFunctions.send(new ListMapRunsCommand({ executionArn }));
    for (const { mapRunArn } of mapRuns) {
      const isRunning = async () =>
        (await stepFunctions.send(new DescribeMapRunCommand({ mapRunArn }))).status === 'RUNNING';
      while (await isRunning()) await sleep(100);
    }
  }
}

/** Uploads files without the events that would process them, as files that were there before the environment. */
async function uploadWithoutEvents(files: readonly (readonly [key: string, body: string])[]): Promise<void> {
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
  for (const { UUID } of EventSourceMappings) {
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  }
  const Bucket = context.parameters.bucketName;
  for (const [Key, Body] of files) await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
}

/** Kills the processes that run the functions, as a crash would, and returns their number. */
function killFunctions(): number {
  const pids = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/ +/))
    .filter(([, parent, program]) => Number(parent) === environment.pid && program?.endsWith('node'))
    .map(([pid]) => Number(pid));
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  return pids.length;
}

/** The bars of all files, and those that the oracle makes of them. */
async function expectAllBars(): Promise<void> {
  for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
    const lines = Array.from({ length: DAYS }, (_, day) => fileOf(symbol, day).split('\n').slice(1, -1)).flat();
    const expected = oracleBars(Buffer.from([HEADER, ...lines, ''].join('\n')), `S${symbol}`);
    const bars = await environment.api.readBars({ feed: 'general', symbol: `S${symbol}`, ...rangeOf(expected) });
    expect(bars.map(barText)).toMatchObject(expected);
  }
}

/** The objects and the items of a plan. */
async function restOf(hash: string): Promise<number> {
  const { bucketName, backfillsPrefix } = context.parameters;
  const { KeyCount = 0 } = await s3.send(
    new ListObjectsV2Command({ Bucket: bucketName, Prefix: `${backfillsPrefix}${hash}` }),
  );
  const store = new BackfillStore(context.table);
  return KeyCount + (await store.runs(hash)).length + (await progressOf(hash)).finished;
}

test('after a rule was corrected, a replay makes the bars of files again that an earlier version made', async () => {
  const planted = { ...environment.target, assembly: `${environment.target.assembly}-planted` };
  withPlantedMistake(environment.target.assembly, planted.assembly);
  const outputsFile = join(environment.target.assembly, 'planted-outputs.json');
  await operate('deploy', planted, outputsFile, environment.options);
  const header =
    'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp';
  const time = 1_722_870_060_000_000_000n;
  const lineOf = (id: number, conditions: string, price: number) =>
    `ODD,${conditions},0,4,${id},${time + BigInt(id)},${price},${id},${time + BigInt(id)},10,1,0,0`;
  const file = Buffer.from([header, lineOf(1, '', 100), lineOf(2, '37', 999), lineOf(3, '', 101), ''].join('\n'));
  await environment.pipeline.send('replayed/2024-08-05.csv', file);
  const highs = async () => {
    const range = rangeOf([{ openTimeMs: String(time / 1_000_000n) }]);
    const bars = await environment.api.readBars({ feed: 'massive-stocks', symbol: 'ODD', ...range });
    return bars.map((bar) => barText(bar)).map(({ high, volume }) => [high, volume]);
  };
  expect(await highs()).toEqual([['999', '30']]);

  await operate('deploy', environment.target, environment.outputsFile, environment.options);
  const hash = (await plan('trades/replayed/', 'older')) as string;
  expect(await run(hash)).toBe(true);

  expect(await highs()).toEqual([['101', '30']]);
  expect(await plan('trades/replayed/', 'older')).toBeUndefined();
});

test(`a backfill of ${FILES} files, of which functions crash and which is paused half-way, makes exactly their bars`, async () => {
  const files = Array.from({ length: FILES }, (_, index) => {
    const [symbol, day] = [index % SYMBOLS, Math.floor(index / SYMBOLS)];
    return [`trades/history/${day}/S${symbol}.csv`, fileOf(symbol, day)] as const;
  });
  await uploadWithoutEvents(files);

  const hash = (await plan('trades/history/', 'missing')) as string;
  await run(hash, true);
  await untilFinished(hash, FILES / 4);
  expect(killFunctions()).toBeGreaterThan(0);
  await untilFinished(hash, FILES / 2);
  await execute({ name: 'pause', environment: 'local', begin: hash }, context);
  await untilMapsEnd(hash);
  const paused = await progressOf(hash);
  expect(paused.finished).toBeLessThan(FILES);

  printed = [];
  expect(await run(hash)).toBe(true);
  process.stdout.write(`${printed.join('\n')}\n`);
  for (const name of ['trades', 'write units']) expect(Math.abs(countedByEstimated(name) - 1)).toBeLessThan(0.1);

  const done = await progressOf(hash);
  expect(done).toMatchObject({ finished: FILES, failed: 0 });
  // Each function that crashed can leave one file that was processed, but not recorded, and has nothing to do when it is read again.
  expect(done.unchanged).toBeLessThanOrEqual(context.parameters.concurrency);
  await expectAllBars();
  // What was planned is there, so that nothing is missing now.
  expect(await plan('trades/history/', 'missing')).toBeUndefined();

  await execute({ name: 'cancel', environment: 'local', begin: hash }, context);
  expect(await restOf(hash)).toBe(0);
});

test('a cancelled run leaves nothing but the bars of the files that were begun', async () => {
  const files = Array.from({ length: 60 }, (_, day) => [`trades/cancelled/${day}.csv`, fileOf(99, day)] as const);
  await uploadWithoutEvents(files);
  const hash = (await plan('trades/cancelled/', 'missing')) as string;
  await run(hash, true);
  await untilFinished(hash, 5);

  await execute({ name: 'cancel', environment: 'local', begin: hash }, context);

  expect(await restOf(hash)).toBe(0);
});
