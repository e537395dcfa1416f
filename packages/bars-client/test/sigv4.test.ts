import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { SourceData } from '@smithy/types';
import { array, asyncProperty, assert, constantFrom, record, string } from 'fast-check';
import { BarsClient } from '../src/index.ts';
import { SigV4Signer, type SigV4Options } from '../src/sigv4.ts';
import { FakeApi } from './fake-api.ts';

/** The credentials, region and time of AWS's published test suite for Signature Version 4. */
const SUITE: SigV4Options = {
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  region: 'us-east-1',
  service: 'service',
  now: () => new Date('2015-08-30T12:36:00Z'),
};

const request = (url: string, headers: Record<string, string> = {}) => ({ method: 'GET', url: new URL(url), headers });
const UNRESERVED = '-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const HOST = 'https://example.amazonaws.com';

/** SHA-256 as the reference implementation wants it. */
class Sha256 {
  private readonly hash;
  public constructor(secret?: SourceData) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  public update(chunk: SourceData): void {
    this.hash.update(bytesOf(chunk));
  }
  public digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.hash.digest()));
  }
  public reset(): void {
    throw new Error('The reference implementation does not use a hash twice.');
  }
}

function bytesOf(data: SourceData): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return 'buffer' in data ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
}

describe('SigV4Signer', () => {
  // From the suite `aws-sig-v4-test-suite`, whose requests have the headers `host` and `x-amz-date`.
  test.each([
    ['get-vanilla', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      '/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-vanilla-query-order-value',
      '/?Param1=value2&Param1=value1',
      '5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694',
    ],
    [
      'get-vanilla-query-unreserved',
      `/?${UNRESERVED}=${UNRESERVED}`,
      '9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197',
    ],
    [
      'get-vanilla-empty-query-key',
      '/?Param1=value1',
      'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb',
    ],
    ['get-vanilla-utf8-query', '/?%E1%88%B4=bar', '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04'],
  ])('signs %s as AWS has published it', async (_name, path, signature) => {
    const { authorization } = await new SigV4Signer(SUITE).sign(request(HOST + path));
    const credential = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request';
    expect(authorization).toBe(
      `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${signature}`,
    );
  });

  test('signs as the reference implementation does', async () => {
    const text = string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' };
    await assert(
      asyncProperty(
        array(
          text.filter((segment) => segment !== '.' && segment !== '..'),
          { minLength: 1, maxLength: 4 },
        ),
        array(record({ name: text, value: text }), { maxLength: 4 }),
        constantFrom<Record<string, string>>({}, { 'if-none-match': '"a  b"', accept: '*/*' }),
        async (segments, parameters, headers) => {
          const unique = new Map(parameters.map(({ name, value }) => [name, value]));
          const query = [...unique].map((parts) => parts.map(encodeURIComponent).join('=')).join('&');
          const url = new URL(`${HOST}/${segments.map(encodeURIComponent).join('/')}?${query}`);
          const reference = new SignatureV4({
            ...{ credentials, region: 'eu-west-1', service: 'execute-api' },
            sha256: Sha256,
            // Only S3 requires the hash of the body as a header.
            applyChecksum: false,
          });
          const signed = await reference.sign(
            {
              ...{ method: 'GET', protocol: 'https:', hostname: url.hostname, path: url.pathname },
              ...{ query: Object.fromEntries(unique), headers: { host: url.host, ...headers } },
            },
            { signingDate: new Date('2024-08-08T01:02:03Z'), unsignableHeaders: new Set(['accept']) },
          );
          const signer = new SigV4Signer({
            credentials,
            region: 'eu-west-1',
            now: () => new Date('2024-08-08T01:02:03Z'),
          });
          const found = await signer.sign({ method: 'GET', url, headers });
          expect({ ...headers, host: url.host, ...found }).toEqual(signed.headers);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('gets credentials for every request', async () => {
    const keys = ['AKIA1', 'AKIA2'];
    const credentials = async () => ({ accessKeyId: keys.shift()!, secretAccessKey: 'secret' });
    const signer = new SigV4Signer({ credentials, region: 'eu-west-1' });
    for (const key of ['AKIA1', 'AKIA2']) {
      expect((await signer.sign(request(HOST))).authorization).toContain(`Credential=${key}/`);
    }
  });

  test('derives a new key on another day', async () => {
    let now = new Date('2015-08-29T12:36:00Z');
    const signer = new SigV4Signer({ ...SUITE, now: () => now });
    await signer.sign(request(HOST));
    now = SUITE.now!();
    expect(await signer.sign(request(HOST))).toEqual(await new SigV4Signer(SUITE).sign(request(HOST)));
  });

  test('signs the requests of a client for the time of the clock', async () => {
    const api = await new FakeApi(() => ({ body: { bars: [], next: null } })).start();
    const signer = new SigV4Signer({ credentials: { accessKeyId: 'AKID', secretAccessKey: 's' }, region: 'eu-west-1' });
    await new BarsClient({ baseUrl: api.url, signer }).page({ feed: 'x', symbol: 'BTC/USD' });
    await api.stop();

    const { authorization = '', 'x-amz-date': date } = api.requests[0]!.headers;
    const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    expect(authorization).toContain(`Credential=AKID/${today}/eu-west-1/execute-api/aws4_request`);
    expect(authorization).toContain('SignedHeaders=host;x-amz-date');
    expect(date).toMatch(/^\d{8}T\d{6}Z$/);
  });
});
