import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DetachRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { HeadBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { QueryApiError, sampleFile, startEmulator, stopEmulator } from '@trading/local';
import { operate } from '../src/operations/operate';
import { deployEnvironment, type DeployedEnvironment } from './deployed-environment';
import { barText, oracleBars, rangeOf, recordedBars } from './expected-bars';

jest.setTimeout(180_000);

let environment: DeployedEnvironment;

beforeAll(async () => {
  environment = await deployEnvironment();
});

afterAll(async () => {
  await environment.remove();
});

/** Sends a file, and waits until it is processed. */
async function send(name: string, bytes: Buffer) {
  return environment.pipeline.send(name, bytes);
}

/** The bars of a symbol by the query API. None if the API does not know the symbol. */
async function bars(symbol: string, expected: readonly { openTimeMs: string }[], feed = 'general') {
  try {
    return (await environment.api.readBars({ feed, symbol, ...rangeOf(expected) })).map(barText);
  } catch (error) {
    if (error instanceof QueryApiError && error.problem === 'not-found') return [];
    throw error;
  }
}

/** Removes the messages from the dead-letter queue. @returns why each was refused. */
async function takeDeadLetters(): Promise<(string | undefined)[]> {
  const sqs = new SQSClient({ ...environment.options, useQueueUrlAsEndpoint: false });
  const QueueUrl = environment.deployment.deadLetterQueueUrl;
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
  );
  for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return Messages.map(({ MessageAttributes }) => MessageAttributes?.['ErrorName']?.StringValue);
}

describe('the deployed local environment', () => {
  const sample = sampleFile();
  const inSeconds = Buffer.from('symbol,timestamp_ms,price,size,id\nA,1723161240,1,1,1\n');

  test.each(['ACME', 'GLOBEX'])('produces the same bars as the oracle from the sample: %s', async (symbol) => {
    const expected = oracleBars(sample, symbol);

    const manifest = await send('sample.csv', sample);

    expect(manifest).toMatchObject({ accepted: 20_000, rejected: 0 });
    expect(await bars(symbol, expected)).toMatchObject(expected);
    expect(expected).toHaveLength(30);
  });

  test('keeps the valid lines of a file with invalid ones', async () => {
    const lines = [
      'symbol,timestamp,price,size,id',
      'BAD,2024-08-08T00:00:00Z,1.5,2,1',
      'BAD,then,1,1,2',
      'BAD,2024-08-08T00:00:01Z,0,1,3',
    ];

    const manifest = await send('bad-lines.csv', Buffer.from(lines.join('\r\n')));

    expect(manifest).toMatchObject({
      lines: 3,
      accepted: 1,
      rejected: 2,
      rejections: [
        { line: 3, reason: "timestamp is not an RFC 3339 time: 'then'" },
        { line: 4, reason: "price must be greater than 0, got: '0'" },
      ],
    });
    expect(await bars('BAD', [{ openTimeMs: '1723075200000' }])).toMatchObject([
      { open: '1.5', volume: '2', trades: '1' },
    ]);
  });

  test('reads Parquet, whose code is a file of its own in the bundle', async () => {
    const file = readFileSync(join(__dirname, '../../processor/test/fixtures/parquet/zstd-v2.parquet'));

    const manifest = await send('trades.parquet', file);

    expect(manifest).toMatchObject({ layout: 'General trades (CSV)', lines: 40, accepted: 39, rejected: 1 });
    expect(await bars('A', [{ openTimeMs: '1723161240000' }])).toMatchObject([{ trades: '20' }]);
  });

  test.each([
    ['a file with seconds in a column of milliseconds', 'unit.csv', inSeconds, 'NoReadableLineError'],
    ['a file that is not CSV', 'picture.csv', Buffer.from('\x89PNG\r\n\x1a\n'), 'UnknownLayoutError'],
    ['an empty file', 'empty.csv', Buffer.alloc(0), 'EmptyFileError'],
    ['a truncated gzip', 'sample-cut.csv.gz', gzipSync(sample).subarray(0, 100_000), 'DamagedFileError'],
  ])('refuses %s with a reason, and moves its message to the dead-letter queue', async (_name, name, bytes, error) => {
    await expect(send(name, bytes)).rejects.toThrow(`trades/${name} was refused (${error}): `);

    expect(await takeDeadLetters()).toEqual([error]);
  });

  test('keeps its bars when the emulator is restarted', async () => {
    const expected = oracleBars(sample, 'ACME');

    await stopEmulator(environment.emulator);
    await startEmulator(environment.emulator);

    expect(await bars('ACME', expected)).toMatchObject(expected);
    await send('after-restart.csv', Buffer.from('symbol,timestamp_s,price,size,id\nRESTART,1723161240,1,1,1\n'));
    expect(await bars('RESTART', [{ openTimeMs: '1723161240000' }])).toMatchObject([{ trades: '1' }]);
  });
});

/** Creates an IAM user with one policy. @returns an access key of the user. */
async function createUser(UserName: string, statement: object) {
  const iam = new IAMClient(environment.options);
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: UserName, PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

/** Makes the requests of a client look as if they came to a proxy without TLS, which the emulator believes. */
function useWithoutTls({ middlewareStack }: { middlewareStack: { add: (middleware: any, options: object) => void } }) {
  const middleware = (next: any) => (args: any) => {
    args.request.headers['x-forwarded-proto'] = 'http';
    return next(args);
  };
  middlewareStack.add(middleware, { step: 'build' });
}

describe('access to the deployed local environment', () => {
  /** The processor's ARN, and the ARN and name of its role. */
  async function deployedFunction() {
    const { Functions = [] } = await new LambdaClient(environment.options).send(new ListFunctionsCommand());
    const deployed = Functions.find(({ FunctionName }) => FunctionName?.startsWith('data-processor'));
    const { FunctionArn = '', Role = '' } = deployed ?? {};
    return { functionArn: FunctionArn, roleArn: Role, roleName: Role.split('/').at(-1) };
  }

  test('is denied to the function without its policy, and works again with it', async () => {
    const iam = new IAMClient(environment.options);
    const { roleName: RoleName } = await deployedFunction();
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    const PolicyArn = AttachedPolicies.find(({ PolicyName }) => PolicyName?.includes('HandlerRolePolicy'))?.PolicyArn;
    const file = (symbol: string) => Buffer.from(`symbol,timestamp_s,price,size,id\n${symbol},1723161240,1,1,1\n`);
    const denied = new RegExp(`AccessDenied.*assumed-role/${RoleName}/.* is not authorized to perform`);

    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    const key = { Bucket: environment.deployment.bucketName, Key: 'trades/denied.csv' };
    await new S3Client(environment.options).send(new PutObjectCommand({ ...key, Body: file('DENIED') }));
    while (!denied.test(readFileSync(join(environment.emulator.directory, 'emulator.log'), 'utf8'))) {
      expect(await bars('DENIED', [{ openTimeMs: '1723161240000' }])).toEqual([]);
      await sleep(50);
    }

    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    await send('allowed.csv', file('ALLOWED'));
    expect(await bars('ALLOWED', [{ openTimeMs: '1723161240000' }])).toMatchObject([{ trades: '1' }]);
  });

  test('is denied without TLS, even to a user who may do everything', async () => {
    const credentials = await createUser('everything', { Effect: 'Allow', Action: '*', Resource: '*' });
    const s3 = new S3Client({ ...environment.options, credentials });
    const sqs = new SQSClient({ ...environment.options, credentials, useQueueUrlAsEndpoint: false });
    const list = new ListObjectsV2Command({ Bucket: environment.deployment.bucketName });
    const receive = new ReceiveMessageCommand({ QueueUrl: environment.deployment.deadLetterQueueUrl });
    await s3.send(list);
    await sqs.send(receive);

    for (const client of [s3, sqs]) useWithoutTls(client);

    const denied = 'with an explicit deny in a resource-based policy';
    await expect(s3.send(list)).rejects.toThrow(denied);
    await expect(sqs.send(receive)).rejects.toThrow(denied);
  });

  test('is denied to the credentials that the names of the function and its role give away', async () => {
    const { functionArn, roleArn } = await deployedFunction();
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const name = hash(`${functionArn}:${roleArn}`);
    const credentials = {
      accessKeyId: `ASIA${name.slice(0, 16).toUpperCase()}`,
      secretAccessKey: hash(`secret:${name}`),
      sessionToken: hash(`token:${name}`),
    };

    const client = new S3Client({ ...environment.options, credentials });

    await expect(client.send(new ListObjectsV2Command({ Bucket: environment.deployment.bucketName }))).rejects.toThrow(
      `The access key \`${credentials.accessKeyId}\` or its session token is not valid here.`,
    );
  });
});

const { REAL_TRADES_DIR } = process.env;
const recorded = REAL_TRADES_DIR ? readdirSync(REAL_TRADES_DIR).filter((name) => /-trades-.*\.csv$/.test(name)) : [];
if (recorded.length === 0) {
  console.warn(
    'Skipped: the tests on recorded trades. They need the environment variable REAL_TRADES_DIR, the path of a folder ' +
      'with trade files and their bars (<SYMBOL>-trades-<day>.csv, <SYMBOL>-bars1m-<day>.csv).',
  );
}

(recorded.length === 0 ? describe.skip : describe)('on recorded trades, to the last digit', () => {
  const files = recorded.map((name) => {
    const path = join(REAL_TRADES_DIR ?? '', name);
    return {
      name,
      symbol: name.split('-')[0] as string,
      bytes: () => readFileSync(path),
      bars: () => recordedBars(path.replace('-trades-', '-bars1m-')),
    };
  });
  const expectExactBars = async () => {
    for (const { symbol, bars: expected } of files) {
      expect(await bars(symbol, expected(), 'binance-spot')).toEqual(expected());
    }
  };

  test('each file, one after the other', async () => {
    for (const { name, bytes } of files) expect(await send(name, bytes())).toMatchObject({ rejected: 0 });
    await expectExactBars();
  });

  test('each file a second time', async () => {
    for (const { name, bytes } of files) await send(name, bytes());
    await expectExactBars();
  });

  test('all files at once, compressed', async () => {
    await Promise.all(files.map(({ name, bytes }) => send(`${name}.gz`, gzipSync(bytes()))));
    await expectExactBars();
  });
});

describe('destroy', () => {
  test('empties the buckets and deletes every stack', async () => {
    const bucket = new HeadBucketCommand({ Bucket: environment.deployment.bucketName });
    await new S3Client(environment.options).send(bucket);

    await operate('destroy', environment.target, environment.outputsFile, environment.options);

    await expect(new S3Client(environment.options).send(bucket)).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
    await stopEmulator(environment.emulator);
    expect(existsSync(join(environment.emulator.directory, 'emulator.json'))).toBe(false);
  });
});
