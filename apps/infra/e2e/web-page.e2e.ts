import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { CreateRoleCommand, CreateUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { findBrowser } from '@trading/cli';
import {
  clientEnvironment,
  clientOptions,
  freePort,
  localPaths,
  startEmulator,
  stopEmulator,
  type ClientOptions,
  type RunningEmulator,
} from '@trading/local';
import { deployPage } from '@trading/local/testing';
import { dumpPage, withPage } from './browser';

jest.setTimeout(60_000);

/** A name that the browser resolves to this machine, as after DNS rebinding. */
const REBOUND_HOST = 'evil.example';

const ROLE = 'arn:aws:iam::000000000000:role/existing';
/** The bucket of the deployed page. */
const PAGE_BUCKET = 'deployed-page';

const EMPTY_ZIP = Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64');

const browser = findBrowser();
if (!browser) {
  console.warn(
    'Skipped: the test with a web page in a real browser. It needs Chromium or Chrome ' +
      '(Debian: apt-get install chromium), found on the PATH or named by the environment variable CHROMIUM.',
  );
}

(browser ? describe : describe.skip)('a web page in a browser on this machine', () => {
  let folder: string;
  let emulator: RunningEmulator;
  let options: ClientOptions;
  /** The address of a deployed page. */
  let deployed: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trading-e2e-page-'));
    const { virtualEnvironment } = localPaths();
    emulator = await startEmulator({ directory: join(folder, 'emulator'), port: await freePort(), virtualEnvironment });
    Object.assign(process.env, clientEnvironment({ emulator, region: 'us-east-1', cdkHome: folder }));
    options = clientOptions(emulator);
    // Functions need a role that exists.
    const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const document = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
    await new IAMClient(options).send(
      new CreateRoleCommand({ RoleName: 'existing', AssumeRolePolicyDocument: document }),
    );
    const label = await deployPage(options, PAGE_BUCKET, {
      'index.html': { contentType: 'text/html', body: '<h1>Deployed</h1><script src="script.js"></script>' },
      'script.js': { contentType: 'text/javascript', body: 'document.querySelector("h1").textContent += " page"' },
      'image.svg': { contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"></svg>' },
    });
    deployed = `https://${label}.cloudfront.localhost:${emulator.port}`;
  });

  afterAll(async () => {
    await stopEmulator(emulator);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Everything that the page tries to create. */
  async function everything() {
    const [buckets, functions, queues, users] = await Promise.all([
      new S3Client(options).send(new ListBucketsCommand()),
      new LambdaClient(options).send(new ListFunctionsCommand()),
      new SQSClient(options).send(new ListQueuesCommand()),
      new IAMClient(options).send(new ListUsersCommand()),
    ]);
    return {
      buckets: (buckets.Buckets ?? []).map(({ Name }) => Name),
      functions: (functions.Functions ?? []).map(({ FunctionName }) => FunctionName),
      queues: queues.QueueUrls ?? [],
      users: (users.Users ?? []).map(({ UserName }) => UserName),
    };
  }

  test('has no effect with any request that it can send', async () => {
    const page = await servePage();
    const query = new URLSearchParams({
      endpoint: emulator.endpoint,
      rebound: `https://${REBOUND_HOST}:${emulator.port}`,
      deployed,
      role: ROLE,
    });

    const results = await withPage(browser!, `${page.origin}/?${query.toString()}`, [REBOUND_HOST], page.results);
    page.server.close();

    expect(await everything()).toEqual({ buckets: [PAGE_BUCKET], functions: [], queues: [], users: [] });
    expect(results).toEqual({
      'simple POST': 'opaque',
      'simple POST to a rebound name': 'opaque',
      'POST whose answer the page reads': 'failed: Failed to fetch',
      beacon: true,
      'POST with forged credentials': 'failed: Failed to fetch',
      PUT: 'failed: Failed to fetch',
      image: 'not loaded',
      'image with a presigned URL': 'not loaded',
      script: 'not loaded',
      frame: 'loaded',
      form: 'loaded',
      'fetch of the deployed page': 'failed: Failed to fetch',
      'fetch of the deployed page without its answer': 'opaque',
      'POST to the deployed page': 'opaque',
      'script of the deployed page': 'not loaded',
      'image of the deployed page': 'not loaded',
      'frame of the deployed page': 'loaded',
      'WebSocket of the deployed page': 'closed',
      WebSocket: 'closed',
    });
    const rejections = readFileSync(emulator.logPath, 'utf8').match(/ Rejected .*/g);
    expect(rejections).toHaveLength(Object.keys(results).length);
  });

  test('is shown with all its files if the user opens the address of a deployed page', () => {
    expect(dumpPage(browser!, deployed)).toContain('<h1>Deployed page</h1>');
  });

  test('would have an effect if its requests were signed', async () => {
    await new S3Client(options).send(new CreateBucketCommand({ Bucket: 'put' }));
    await new SQSClient(options).send(new CreateQueueCommand({ QueueName: 'form' }));
    await new IAMClient(options).send(new CreateUserCommand({ UserName: 'image' }));
    await new LambdaClient(options).send(
      new CreateFunctionCommand({
        ...{ FunctionName: 'simple', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: ROLE },
        Code: { ZipFile: EMPTY_ZIP },
      }),
    );

    expect(await everything()).toEqual({
      buckets: [PAGE_BUCKET, 'put'],
      functions: ['simple'],
      queues: [expect.stringMatching(/\/form$/)],
      users: ['image'],
    });
  });
});

/** Serves the page from a separate origin and receives its results. */
async function servePage(): Promise<{ server: Server; origin: string; results: Promise<object> }> {
  const html = readFileSync(join(__dirname, 'attacking-page.html'));
  let report: (results: object) => void;
  const results = new Promise<object>((resolve) => {
    report = resolve;
  });
  const server = createServer((request, response) => {
    if (request.url === '/done') void json(request).then((received) => report(received as object));
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, results };
}
