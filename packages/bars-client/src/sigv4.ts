import type { SignableRequest, Signer } from './signer.ts';

/** Credentials of AWS. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Set for temporary credentials. */
  readonly sessionToken?: string;
}

/** The options of a {@link SigV4Signer}. */
export interface SigV4Options {
  /** Credentials, or a function that returns current ones. The providers of the AWS SDK for JavaScript are such functions. */
  readonly credentials: AwsCredentials | (() => Promise<AwsCredentials>);
  readonly region: string;
  /** @default 'execute-api' */
  readonly service?: string;
  /** @default - the current time */
  readonly now?: () => Date;
}

/** The SHA-256 hash of an empty body, which every request of the client has. */
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Headers that proxies and browsers change. */
const UNSIGNED = new Set(['accept', 'user-agent', 'connection']);

/** Signs requests with AWS Signature Version 4, for an API with IAM authorisation. */
export class SigV4Signer implements Signer {
  /** The last signing key, and the text it was derived from. It changes once a day. */
  private key: { readonly of: string; readonly value: Promise<ArrayBuffer> } | undefined;

  public constructor(private readonly options: SigV4Options) {}

  public async sign({ method, url, headers }: SignableRequest): Promise<Record<string, string>> {
    const { credentials, region, service = 'execute-api', now = () => new Date() } = this.options;
    const { accessKeyId, secretAccessKey, sessionToken } =
      typeof credentials === 'function' ? await credentials() : credentials;
    const time = now()
      .toISOString()
      .replace(/[-:]|\.\d+/g, '');
    const added = { 'x-amz-date': time, ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}) };
    const signed = Object.entries({ ...headers, host: url.host, ...added })
      .filter(([name]) => !UNSIGNED.has(name))
      .sort(byName);
    const names = signed.map(([name]) => name).join(';');
    const canonical = [
      method,
      canonicalPath(url),
      canonicalQuery(url),
      ...signed.map(([name, value]) => `${name}:${value.trim().replace(/\s+/g, ' ')}`),
      '',
      names,
      EMPTY_HASH,
    ].join('\n');
    const scope = [time.slice(0, 8), region, service, 'aws4_request'];
    const text = [ALGORITHM, time, scope.join('/'), hex(await sha256(canonical))].join('\n');
    const signature = hex(await hmac(await this.signingKey(secretAccessKey, scope), text));
    const credential = `${accessKeyId}/${scope.join('/')}`;
    return {
      ...added,
      authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
    };
  }

  private signingKey(secret: string, scope: readonly string[]): Promise<ArrayBuffer> {
    const of = [secret, ...scope].join('\n');
    if (this.key?.of !== of) this.key = { of, value: deriveKey(secret, scope) };
    return this.key.value;
  }
}

async function deriveKey(secret: string, scope: readonly string[]): Promise<ArrayBuffer> {
  let key: Uint8Array<ArrayBuffer> | ArrayBuffer = encode(`AWS4${secret}`);
  for (const part of scope) key = await hmac(key, part);
  return key as ArrayBuffer;
}

/** The path as the service receives it, encoded once more. */
function canonicalPath({ pathname }: URL): string {
  return pathname.split('/').map(escape).join('/');
}

function canonicalQuery({ searchParams }: URL): string {
  return [...searchParams]
    .map(([name, value]): [string, string] => [escape(name), escape(value)])
    .sort(byName)
    .map((parameter) => parameter.join('='))
    .join('&');
}

/** Encodes everything but the unreserved characters of RFC 3986. */
function escape(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Sorts entries by name, then by value, as their code points are ordered. */
function byName([a, x]: [string, string], [b, y]: [string, string]): number {
  const [left, right] = a === b ? [x, y] : [a, b];
  return left < right ? -1 : Number(left > right);
}

async function hmac(key: Uint8Array<ArrayBuffer> | ArrayBuffer, text: string): Promise<ArrayBuffer> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, encode(text));
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', encode(text));
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
