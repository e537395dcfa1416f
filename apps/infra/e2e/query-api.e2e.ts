import { gunzipSync } from 'node:zlib';
import {
  AttachRolePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { sampleFile } from '@trading/local';
import { publishPage } from '../src/operations/publish-page';
import { deployEnvironment, type DeployedEnvironment } from './deployed-environment';
import { request, type Answer } from './request';

jest.setTimeout(180_000);

const RANGE = 'from=2024-08-08T14:30:00Z&to=2024-08-08T15:00:00Z';
const ACME = `/v1/bars/general/ACME?${RANGE}`;

let environment: DeployedEnvironment;

beforeAll(async () => {
  environment = await deployEnvironment();
  await environment.pipeline.send('sample.csv', sampleFile());
});

afterAll(async () => {
  await environment.remove();
});

const get = (path: string, headers: Record<string, string> = {}) => request(environment, path, headers);
const json = ({ body }: Answer) => JSON.parse(body.toString()) as Record<string, unknown> & { bars: unknown[] };

/** Sends one trade of a symbol. */
async function sendTrade(file: string, symbol: string, time: string): Promise<void> {
  const lines = ['symbol,timestamp,price,size,id', `${symbol},${time},1.5,2,${file}`];
  await environment.pipeline.send(`${file}.csv`, Buffer.from(lines.join('\n')));
}

describe('the deployed query API', () => {
  test('answers with exact bars, compressed if the client accepts that', async () => {
    const plain = await get(ACME);
    const gzip = await get(ACME, { 'accept-encoding': 'gzip' });

    expect(plain).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(json(plain)).toMatchObject({ feed: 'general', symbol: 'ACME', next: null });
    expect(json(plain).bars).toHaveLength(30);
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(gzip.headers.etag).not.toBe(plain.headers.etag);
  });

  test('derives longer bars', async () => {
    const { bars } = json(await get(`${ACME}&interval=15m`));
    expect(bars).toMatchObject([{ time: '2024-08-08T14:30:00Z' }, { time: '2024-08-08T14:45:00Z' }]);
  });

  test.each([
    ['an unknown symbol', '/v1/bars/general/NOTHING', 404, 'not-found'],
    ['an unknown feed', '/v1/bars/none/ACME', 404, 'not-found'],
    ['an unknown parameter', `${ACME}&colour=red`, 400, 'unknown-parameter'],
    ['an invalid parameter', `${ACME}&interval=2m`, 400, 'invalid-parameter'],
    ['a repeated parameter', `${ACME}&interval=1m&interval=5m`, 400, 'repeated-parameter'],
  ])('reports %s as a problem', async (_case, path, status, problem) => {
    const answer = await get(path);

    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/problem+json' } });
    expect(json(answer)).toMatchObject({ status, type: `/docs#problem-${problem}` });
  });

  test('has no other routes', async () => {
    expect(await get('/v1/other')).toMatchObject({ status: 404 });
    expect(await get('/v2/bars/general/ACME')).toMatchObject({ status: 403 });
  });

  test('answers 304 until a late trade changes a bar', async () => {
    const path = '/v1/bars/general/LATE?from=2024-08-08T14:30:00Z&to=2024-08-08T14:31:00Z';
    await sendTrade('late-1', 'LATE', '2024-08-08T14:30:01Z');
    const { etag = '' } = (await get(path)).headers;
    const unchanged = await get(path, { 'if-none-match': etag });

    await sendTrade('late-2', 'LATE', '2024-08-08T14:30:02Z');
    const changed = await get(path, { 'if-none-match': etag });

    expect(unchanged).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(changed.status).toBe(200);
    expect(json(changed).bars).toMatchObject([{ count: 2, volume: '4' }]);
    expect(changed.headers.etag).not.toBe(etag);
  });

  test('finds symbols with slashes, escaped or not', async () => {
    await sendTrade('slash', 'BTC/USDT', '2024-08-08T14:30:01Z');

    for (const symbol of ['BTC/USDT', 'BTC%2FUSDT']) {
      expect(json(await get(`/v1/bars/general/${symbol}`))).toMatchObject({ symbol: 'BTC/USDT', bars: [{ count: 1 }] });
    }
  });

  test('is documented by itself, and healthy', async () => {
    expect((await get('/docs')).headers['content-type']).toMatch(/^text\/html/);
    expect(json(await get('/v1/openapi.json'))).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) as string });
    expect(await get('/health')).toMatchObject({ status: 200 });
  });

  test('cannot read bars without the policy of its function', async () => {
    const iam = new IAMClient(environment.options);
    const { Functions = [] } = await new LambdaClient(environment.options).send(new ListFunctionsCommand());
    const RoleName = Functions.find(({ FunctionName }) => FunctionName?.startsWith('query'))
      ?.Role?.split('/')
      .at(-1);
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    const PolicyArn = AttachedPolicies.find(({ PolicyName }) =>
      PolicyName?.includes('QueryFunctionRolePolicy'),
    )?.PolicyArn;

    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    const denied = await get(ACME);
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));

    expect(denied.status).toBe(500);
    expect(json(denied)).toMatchObject({ type: '/docs#problem-internal' });
    expect(await get(ACME)).toMatchObject({ status: 200 });
  });
});

describe('the deployed page', () => {
  test('has security headers, and files that are cached as their names allow', async () => {
    const page = await get('/');
    const [script = ''] = /\/assets\/[^"]+\.js/.exec(page.body.toString()) ?? [];

    expect(page).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': expect.stringContaining("script-src 'self'") as string,
        'strict-transport-security': expect.any(String) as string,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      },
    });
    expect(await get(script)).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      },
    });
  });

  test('knows that its API needs no sign-in here', async () => {
    const config = await get('/config.json');
    expect(config.headers['cache-control']).toBe('no-cache');
    expect(json(config)).toEqual({ auth: null });
  });

  test('is not uploaded again if it has not changed', async () => {
    const { target, outputsFile, options } = environment;
    const log = jest.spyOn(console, 'log').mockImplementation();

    await publishPage(target, outputsFile, options);

    expect(log.mock.lastCall?.[0]).toMatch(/ is current: 0 files added, 0 replaced, 0 deleted$/);
    log.mockRestore();
  });
});
