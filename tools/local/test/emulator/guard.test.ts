import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CreateRoleCommand, CreateUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

import { clientEnvironment } from '../../src/emulator/client-environment';
import { clientOptions } from '../../src/emulator/client-options';
import { readCredentials, type Credentials } from '../../src/emulator/credentials';
import { startEmulator, stopEmulator, type RunningEmulator } from '../../src/emulator/emulator';
import { freePort } from '../../src/emulator/free-port';
import { localPaths } from '../../src/emulator/local-paths';

jest.setTimeout(60_000);

const ACCOUNT = '000000000000';
const REGION = 'us-east-1';
const REJECTION = 'The local AWS emulator accepts only requests that are signed';
const EMPTY_ZIP = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);
const evilFunction = {
  FunctionName: 'evil',
  Runtime: 'nodejs22.x',
  Handler: 'index.handler',
  Role: `arn:aws:iam::${ACCOUNT}:role/existing`,
} as const;

let emulator: RunningEmulator;
let own: Credentials;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'trading-guard-'));
  const { virtualEnvironment } = localPaths();
  emulator = await startEmulator({ directory, port: await freePort(), virtualEnvironment });
  own = readCredentials(directory);
  Object.assign(process.env, clientEnvironment({ emulator, region: REGION, cdkHome: directory }));
  // Functions need a role that exists. Any caller in the account can assume this one.
  const trust = { Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await iam(own).send(new CreateRoleCommand({ RoleName: 'existing', AssumeRolePolicyDocument: document }));
});

afterAll(async () => {
  expect(await stopEmulator(emulator)).toBe(true);
  rmSync(emulator.directory, { recursive: true });
});

describe('a request that a browser can send', () => {
  /** Creates a function whose code would then run on this machine: the request that the guard exists for. */
  const createFunction = {
    method: 'POST',
    path: '/2015-03-31/functions',
    headers: { 'content-type': 'text/plain' } as OutgoingHttpHeaders,
    body: JSON.stringify({ ...evilFunction, Code: { ZipFile: EMPTY_ZIP.toString('base64') } }),
  };
  const page = { origin: 'http://evil.example', referer: 'http://evil.example/' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const scope = `${ACCOUNT}/20260101/${REGION}/sqs/aws4_request`;

  const requests: [string, () => Partial<RawRequest>][] = [
    [
      'a simple POST with a foreign Origin and Host, as reported',
      () => withHeaders(createFunction, page, 'evil.example'),
    ],
    ['a simple POST without an Origin', () => createFunction],
    [
      'a simple POST from the origin of the emulator itself',
      () => withHeaders(createFunction, { origin: emulator.endpoint }),
    ],
    ['a simple POST from a sandboxed frame', () => withHeaders(createFunction, { origin: 'null' })],
    [
      'a cross-site fetch',
      () => withHeaders(createFunction, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }),
    ],
    ['a request of the same site', () => withHeaders(createFunction, { 'sec-fetch-site': 'same-site' })],
    [
      'an address that the user typed',
      () => ({ path: queryPath('CreateQueue'), headers: { 'sec-fetch-site': 'none' } }),
    ],
    ['a preflight', () => preflight({ 'access-control-request-method': 'PUT' })],
    [
      'a preflight for a private network',
      () => preflight({ 'access-control-request-method': 'PUT', 'access-control-request-private-network': 'true' }),
    ],
    ['an image', () => ({ path: queryPath('CreateUser') })],
    ['an image of a rebound name', () => ({ path: queryPath('CreateUser'), host: 'evil.example' })],
    ['a form', () => ({ method: 'POST', headers: { ...form, ...page }, body: queryPath('CreateQueue').slice(2) })],
    [
      'a form with a file',
      () => ({
        method: 'POST',
        path: '/evil',
        headers: { 'content-type': 'multipart/form-data; boundary=x', ...page },
        body: '--x\r\nContent-Disposition: form-data; name="key"\r\n\r\nevil\r\n--x--\r\n',
      }),
    ],
    ['a PUT', () => ({ method: 'PUT', path: '/evil' })],
    [
      'a presigned URL',
      () => ({
        path: `${queryPath('CreateQueue')}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(scope)}&X-Amz-Signature=${'0'.repeat(64)}`,
      }),
    ],
    ['a presigned URL in lower case', () => ({ path: `${queryPath('CreateQueue')}&x-amz-credential=test` })],
    [
      'an old presigned URL',
      () => ({ method: 'PUT', path: '/evil?AWSAccessKeyId=test&Expires=9999999999&Signature=x' }),
    ],
    ['MiniStack’s own reset', () => ({ method: 'POST', path: '/_ministack/reset' })],
    ['an API’s URL', () => ({ path: '/_aws/execute-api/0000aaaa/$default/bars' })],
    ['a REST API’s URL', () => ({ path: '/restapis/0000aaaa/prod/_user_request_/bars' })],
    ['a function’s URL', () => ({ path: '/_aws/lambda-url/00000000000000000000000000000000/' })],
    ['an API’s host', () => ({ host: `0000aaaa.execute-api.localhost:${emulator.port}` })],
    ['the wrong port in Host', () => withHeaders(createFunction, {}, `localhost:${emulator.port + 1}`)],
    ['its health check', () => ({ path: '/_ministack/health', headers: page })],
    [
      'the health check of a rebound name',
      () => ({ path: '/_ministack/health', host: `evil.example:${emulator.port}` }),
    ],
  ];

  test.each(requests)('is rejected: %s', async (_, kind) => {
    const answer = await raw(kind());

    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining(REJECTION) });
    expect(corsHeaders(answer.headers)).toEqual([]);
    expect(await everything()).toEqual(NOTHING);
  });

  it('is rejected: a WebSocket', async () => {
    const answer = await raw({
      path: '/_aws/execute-api/0000aaaa/$default',
      headers: {
        ...page,
        ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      },
    });

    expect(answer.status).toBe(403);
    expect(readFileSync(emulator.logPath, 'utf8')).toContain(
      "Rejected websocket '/_aws/execute-api/0000aaaa/$default'",
    );
  });

  it('is answered with the reason, in the protocol of the request', async () => {
    const xml = await raw({ path: queryPath('CreateUser') });
    const json = await raw({ method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{}' });

    const message =
      'The request is not signed. The local AWS emulator accepts only requests that are signed with the access key of ' +
      'its own installation; `npx nx run local:emulator-env` prints it.';
    expect(xml.body).toContain(`<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`);
    expect(JSON.parse(json.body)).toEqual({ __type: 'AccessDeniedException', message });
  });

  it('is rejected before its body is read', async () => {
    const answer = await raw({
      method: 'PUT',
      path: '/evil',
      headers: { 'content-length': 1_000_000_000 },
      pending: true,
    });

    expect(answer.status).toBe(403);
  });
});

describe('a signed request', () => {
  const headers: [string, string][] = [
    ['origin', 'http://evil.example'],
    ['origin', 'null'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-origin'],
  ];

  test.each(headers)('is rejected with the header %s: %s', async (name, value) => {
    await expect(createBucket(own, { [name]: value })).rejects.toThrow(
      `Requests of browsers are not accepted (header \`${name}\`).`,
    );

    expect(await everything()).toEqual(NOTHING);
  });

  it('is rejected if it names another host', async () => {
    const host = `evil.example:${emulator.port}`;

    await expect(createBucket(own, { host })).rejects.toThrow(
      `Expected the \`Host\` header 127.0.0.1:${emulator.port} or localhost:${emulator.port}, got: '${host}'.`,
    );
  });

  it('is rejected if it is a preflight', async () => {
    const client = s3(own);
    client.middlewareStack.add(
      (next) => (args) =>
        next(Object.assign(args, { request: Object.assign(args.request as object, { method: 'OPTIONS' }) })),
      { step: 'build' },
    );

    await expect(client.send(new ListBucketsCommand())).rejects.toThrow('Preflight requests are not accepted.');
  });

  const strangers: [string, () => Credentials & { sessionToken?: string }][] = [
    ['the default credentials of emulators', () => ({ accessKeyId: 'test', secretAccessKey: 'test' })],
    ['the default access key with the secret', () => ({ ...own, accessKeyId: 'test' })],
    ['the access key of another installation', () => ({ accessKeyId: `LOCAL${'0'.repeat(20)}`, secretAccessKey: 'x' })],
    ['the access key without its secret', () => ({ ...own, secretAccessKey: 'test' })],
    ['an account without the secret', () => ({ accessKeyId: '111122223333', secretAccessKey: 'test' })],
    ['a session that was never issued', () => ({ ...own, accessKeyId: `ASIA${'0'.repeat(16)}`, sessionToken: 'x' })],
    ['a session token that was never issued', () => ({ ...own, sessionToken: 'x' })],
  ];

  test.each(strangers)('is rejected with %s', async (_, credentials) => {
    await expect(createBucket(credentials())).rejects.toThrow(REJECTION);

    expect(await everything()).toEqual(NOTHING);
  });

  it('is rejected if its Authorization header names two access keys', async () => {
    await expect(
      createBucket(own, {}, (authorization) => authorization.replace('Credential=', 'Credential=test/x, Credential=')),
    ).rejects.toThrow('Expected a Signature Version 4 `Authorization` header.');
  });

  it('is rejected if it was changed', async () => {
    await expect(
      createBucket(own, {}, (authorization) => authorization.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))),
    ).rejects.toThrow('SignatureDoesNotMatch');
  });
});

describe('the installation’s own client', () => {
  it('has the effects that the requests of browsers do not have', async () => {
    await iam(own).send(new CreateUserCommand({ UserName: 'evil' }));
    await new SQSClient(options(own)).send(new CreateQueueCommand({ QueueName: 'evil' }));
    await createBucket(own);
    const code = { Code: { ZipFile: EMPTY_ZIP } };
    await new LambdaClient(options(own)).send(new CreateFunctionCommand({ ...evilFunction, ...code }));

    expect(await everything()).toEqual({
      buckets: ['evil'],
      functions: ['evil'],
      queues: [expect.stringMatching(/\/evil$/)],
      users: ['evil'],
    });
  });

  it('gets no CORS headers', async () => {
    const client = new SQSClient(options(own));
    let headers: IncomingHttpHeaders = {};
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        ({ headers } = result.response as { headers: IncomingHttpHeaders });
        return result;
      },
      { step: 'deserialize', priority: 'low' },
    );

    await client.send(new ListQueuesCommand());

    expect(headers).toHaveProperty('content-type');
    expect(corsHeaders(headers)).toEqual([]);
  });

  it('chooses an account by the access key id', async () => {
    const { Account } = await identityOf({ ...own, accessKeyId: '111122223333' });

    expect(Account).toBe('111122223333');
  });

  it('may use the sessions that it is given', async () => {
    const role = { RoleArn: `arn:aws:iam::${ACCOUNT}:role/existing`, RoleSessionName: 'test' };
    const { Credentials: issued } = await new STSClient(options(own)).send(new AssumeRoleCommand(role));
    const session = { accessKeyId: issued!.AccessKeyId!, secretAccessKey: issued!.SecretAccessKey! };

    const { Arn } = await identityOf({ ...session, sessionToken: issued!.SessionToken! });

    expect(Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/existing/test`);
    await expect(identityOf(session)).rejects.toThrow('or its session token is not valid here');
  });

  it('gets no data from the health check', async () => {
    const answer = await raw({ path: '/_ministack/health' });

    expect(answer).toMatchObject({ status: 200, body: '{"status":"running"}' });
    expect(corsHeaders(answer.headers)).toEqual([]);
  });
});

interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
  /** Sends the headers, and never the body. */
  readonly pending: boolean;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request as it is. */
function raw({ method = 'GET', path = '/', host, headers = {}, body, pending }: Partial<RawRequest>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port: emulator.port, method, path, agent: false },
        // The certificate is not valid for other hosts, which would protect the server before the guard does.
        ...{ ca: certificate(), servername: 'localhost' },
        headers: { host: host ?? `127.0.0.1:${emulator.port}`, ...headers },
      },
      (response) => {
        text(response).then(
          (received) => resolve({ status: response.statusCode, headers: response.headers, body: received }),
          reject,
        );
      },
    );
    sent.once('error', reject);
    if (pending) sent.flushHeaders();
    else sent.end(body);
  });
}

function certificate(): Buffer {
  return readFileSync(join(emulator.directory, 'tls', 'server.crt'));
}

function withHeaders(kind: Partial<RawRequest>, headers: OutgoingHttpHeaders, host?: string): Partial<RawRequest> {
  return { ...kind, ...(host === undefined ? {} : { host }), headers: { ...kind.headers, ...headers } };
}

function preflight(headers: OutgoingHttpHeaders): Partial<RawRequest> {
  return { method: 'OPTIONS', path: '/evil', headers: { origin: 'http://evil.example', ...headers } };
}

/** A GET request of AWS's query protocol that creates a queue or a user. */
function queryPath(action: 'CreateQueue' | 'CreateUser'): string {
  return action === 'CreateQueue'
    ? '/?Action=CreateQueue&QueueName=evil&Version=2012-11-05'
    : '/?Action=CreateUser&UserName=evil&Version=2010-05-08';
}

function corsHeaders(headers: IncomingHttpHeaders): string[] {
  return Object.keys(headers).filter((name) => name.startsWith('access-control-'));
}

const NOTHING = { buckets: [], functions: [], queues: [], users: [] };

/** Everything that the tested requests could create. */
async function everything() {
  const [buckets, functions, queues, users] = await Promise.all([
    s3(own).send(new ListBucketsCommand()),
    new LambdaClient(options(own)).send(new ListFunctionsCommand()),
    new SQSClient(options(own)).send(new ListQueuesCommand()),
    iam(own).send(new ListUsersCommand()),
  ]);
  return {
    buckets: (buckets.Buckets ?? []).map(({ Name }) => Name),
    functions: (functions.Functions ?? []).map(({ FunctionName }) => FunctionName),
    queues: queues.QueueUrls ?? [],
    users: (users.Users ?? []).map(({ UserName }) => UserName),
  };
}

function options(credentials: Credentials & { sessionToken?: string }) {
  return { ...clientOptions(emulator), credentials, maxAttempts: 1 };
}

function s3(credentials: Credentials & { sessionToken?: string }): S3Client {
  return new S3Client(options(credentials));
}

function iam(credentials: Credentials): IAMClient {
  return new IAMClient(options(credentials));
}

function identityOf(credentials: Credentials & { sessionToken?: string }) {
  return new STSClient(options(credentials)).send(new GetCallerIdentityCommand({}));
}

/** Creates a bucket; headers are added before the signature, and the signature can be changed. */
async function createBucket(
  credentials: Credentials & { sessionToken?: string },
  headers: Record<string, string> = {},
  changeSignature = (authorization: string) => authorization,
): Promise<void> {
  const requestHandler = { httpsAgent: { ca: certificate(), servername: 'localhost' } };
  const client = new S3Client({ ...options(credentials), requestHandler });
  client.middlewareStack.add(
    (next) => (args) => {
      Object.assign((args.request as { headers: Record<string, string> }).headers, headers);
      return next(args);
    },
    { step: 'build', priority: 'low' },
  );
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { headers: Record<string, string> };
      request.headers['authorization'] = changeSignature(request.headers['authorization']!);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await client.send(new CreateBucketCommand({ Bucket: 'evil' }));
}
