import { createHash, createHmac } from 'node:crypto';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { BatchWriter } from '../../src/table/batch-writer';
import { toWriteRequest } from '../../src/table/write-request';
import { FakeDynamoDb, type Request } from './fake-dynamodb';

const put = (sk: string, attributes: object = {}) =>
  toWriteRequest({ kind: 'put', item: { pk: 'p', sk, ...attributes } });
const isOfClient = ({ headers }: Request) => 'amz-sdk-request' in headers;

let db: FakeDynamoDb;
let requests: Request[];

beforeEach(() => {
  db = new FakeDynamoDb();
  requests = [];
  db.before = (_operation, _input, request) => requests.push(request);
});

/** A writer whose client has sent a request, so that the address is known. */
async function writerWith(config: DynamoDBClientConfig = {}): Promise<BatchWriter> {
  const client = new DynamoDBClient({ ...db.config, ...config });
  const writer = new BatchWriter(client, 'table');
  await writer.send([put('first')]);
  requests = [];
  return writer;
}

describe('BatchWriter', () => {
  test('sends the first request by the client, and further ones signed by itself to the same address', async () => {
    const writer = new BatchWriter(new DynamoDBClient(db.config), 'table');

    await writer.send([put('a')]);
    await writer.send([put('b'), put('c')]);

    expect(requests.map(isOfClient)).toEqual([true, false]);
    expect(requests.map(({ headers }) => headers['host'])).toEqual(Array(2).fill('dynamodb.us-east-1.amazonaws.com'));
    expect([...db.items.keys()]).toEqual(['p a', 'p b', 'p c']);
  });

  test('names the port of an address that has one', async () => {
    const writer = await writerWith({ endpoint: 'http://localhost:4566' });
    await writer.send([put('a')]);
    expect(requests.map(({ headers }) => headers['host'])).toEqual(['localhost:4566']);
  });

  test('sends the same content as the client', async () => {
    const attributes = {
      bytes: Uint8Array.of(1, 2, 255),
      text: 'é "quoted" \n',
      number: 7,
      map: { list: [1, 'y', null] },
    };
    const writes = [put('a', attributes), toWriteRequest({ kind: 'delete', key: { pk: 'ü', sk: 'x' } })];
    const writer = await writerWith();
    db.failures = ['InternalServerError'];

    await writer.send(writes);

    expect(requests.map(isOfClient)).toEqual([false, true]);
    const [own, ofClient] = requests.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as unknown);
    expect(own).toEqual(ofClient);
  });

  test('signs requests', async () => {
    const writer = await writerWith();
    await writer.send([put('a', { text: 'é' })]);
    for (const request of requests) expect(signatureOf(request)).toBe(expectedSignature(request, 'test'));
  });

  test('uses new credentials as soon as the client has them', async () => {
    let accessKeyId = 'old';
    const credentials = async () => ({
      ...{ accessKeyId, secretAccessKey: 'test', sessionToken: `token of ${accessKeyId}` },
      // The client asks for new ones some minutes before these expire.
      expiration: new Date(Date.now() + 60_000),
    });
    const writer = await writerWith({ credentials });
    accessKeyId = 'new';

    await writer.send([put('a')]);

    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers['authorization']).toContain('Credential=new/');
    expect(requests[0]?.headers['x-amz-security-token']).toBe('token of new');
  });

  test.each(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'])(
    'returns all writes of a request that fails by %s',
    async (name) => {
      const writer = await writerWith();
      const batch = [put('a'), put('b')];
      db.failures = [name];
      expect(await writer.send(batch)).toEqual(batch);
      expect(requests).toHaveLength(1);
    },
  );

  test('returns the writes that are unprocessed', async () => {
    const writer = await writerWith();
    const batch = [put('a'), put('b'), put('c')];
    db.unprocessed = 2;
    expect(await writer.send(batch)).toEqual(batch.slice(0, 2));
    expect(db.items.has('p c')).toBe(true);
  });

  test('leaves a connection that is lost to the client, which tries again', async () => {
    let isLost = false;
    const { requestHandler } = db.config as { requestHandler: { handle: (request: Request) => Promise<unknown> } };
    const handle = async (request: Request) => {
      const answer = await requestHandler.handle(request);
      if (!isLost) return answer;
      isLost = false;
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    };
    const writer = await writerWith({ requestHandler: { handle } as never });
    isLost = true;

    expect(await writer.send([put('a')])).toEqual([]);
    expect(requests.map(isOfClient)).toEqual([false, true]);
  });

  test('throws the errors of the client', async () => {
    const writer = await writerWith();
    db.failures = ['ResourceNotFoundException', 'ResourceNotFoundException'];
    await expect(writer.send([put('a')])).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

function signatureOf({ headers }: Request): string | undefined {
  return /Signature=([0-9a-f]+)/.exec(headers['authorization'] ?? '')?.[1];
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html */
function expectedSignature({ headers, body }: Request, secret: string): string {
  const [, scope = '', names = ''] =
    /Credential=[^/]+\/(\S+), SignedHeaders=(\S+),/.exec(headers['authorization'] ?? '') ?? [];
  const hashOf = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');
  const canonicalHeaders = names.split(';').map((name) => `${name}:${headers[name] ?? ''}\n`);
  const request = ['POST', '/', '', canonicalHeaders.join(''), names, hashOf(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hashOf(request)].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer | string>((k, part) => createHmac('sha256', k).update(part).digest(), `AWS4${secret}`);
  return createHmac('sha256', key).update(text).digest('hex');
}
