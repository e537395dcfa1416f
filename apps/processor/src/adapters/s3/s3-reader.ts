import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { parseXML } from '@aws-sdk/xml-builder';
import { Sha256 } from '@smithy/core/checksum';
import { escapeUriPath, HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import { resolveRetryConfig, retryMiddleware } from '@smithy/core/retry';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { ConfigurationError, IncompleteAnswerError } from '../../errors';
import { addressOf } from './s3-address';
import { readS3Error, type S3Error } from './s3-error';

/** Milliseconds between the clocks of S3 and of this machine from which on it is corrected. S3 accepts 15 minutes. */
const MAX_SKEW = 240_000;

/** Settings of {@link S3Reader}. */
export interface S3Settings {
  readonly region: string;
  /**
   * The URL of a service that answers in place of AWS, and has each bucket under its path.
   * @default - AWS
   */
  readonly endpoint?: string;
  /**
   * Provides the credentials of each attempt, so that it is signed by those that are valid then.
   * @default - from the environment variables that Lambda sets
   */
  readonly credentials?: ConstructorParameters<typeof SignatureV4>[0]['credentials'];
  /**
   * Sends requests.
   * @default - connections that are kept alive
   */
  readonly requestHandler?: Pick<NodeHttpHandler, 'handle'>;
}

/** The methods of the operations that are used. */
const METHODS = { GetObject: 'GET', HeadObject: 'HEAD', ListObjectVersions: 'GET' } as const;

/** A request. */
interface S3Request {
  readonly operation: keyof typeof METHODS;
  readonly bucket: string;
  /**
   * The key of an object.
   * @default - the request is for the bucket
   */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The conditions of a download, as HTTP headers state them. */
export interface GetOptions {
  readonly versionId?: string;
  /** The ETag in quotes. */
  readonly ifMatch?: string;
  readonly range?: string;
}

/** A download that has begun. */
export interface S3Download {
  readonly body: Readable;
  /** The length that the download will have. */
  readonly length: number;
}

/** The members of an object's metadata that are read. */
export interface S3Head {
  /** The ETag in quotes. */
  readonly etag?: string;
  readonly versionId?: string;
  /** The time of the upload, milliseconds since 1970. */
  readonly lastModified?: number;
}

/** A version of an object in a list. */
export interface S3Version {
  readonly key?: string;
  /** The ETag in quotes. */
  readonly etag?: string;
  readonly versionId?: string;
  /** The time of the upload, milliseconds since 1970. */
  readonly lastModified?: number;
  /** True unless another version or a delete marker is newer. */
  readonly isLatest?: boolean;
}

/** A page of a list of versions. Delete markers are not among the versions. */
interface ListDocument {
  readonly ListVersionsResult?: {
    readonly Version?: VersionDocument | readonly VersionDocument[];
    readonly IsTruncated?: string;
    readonly NextKeyMarker?: string;
    readonly NextVersionIdMarker?: string;
  };
}

interface VersionDocument {
  readonly Key?: string;
  readonly VersionId?: string;
  readonly IsLatest?: string;
  readonly LastModified?: string;
  readonly ETag?: string;
}

/** A page of versions, and where the next one begins. */
interface VersionPage {
  readonly versions: readonly S3Version[];
  readonly next?: { readonly key: string; readonly versionId?: string };
}

/**
 * Reads objects from S3, with the signatures, connections and retries of the SDK, but without its client, which would be a fifth of
 * the function's code (decision 40).
 *
 * All methods throw {@link S3Error}, whose name is S3's code, for answers that are no success, and the errors of Node.js for
 * connections that fail, both after retries if these can succeed.
 */
export class S3Reader {
  private readonly signer: SignatureV4;
  private readonly handler: Pick<NodeHttpHandler, 'handle'>;
  private readonly retry = retryMiddleware(resolveRetryConfig({ retryMode: 'standard' }));
  /** Milliseconds that the clock of S3 is ahead of that of this machine. */
  private clockOffset = 0;

  public constructor(private readonly settings: S3Settings) {
    const { region, credentials = fromEnv(), requestHandler = new NodeHttpHandler() } = settings;
    // S3 signs the path as it is sent. All other services encode it once more.
    this.signer = new SignatureV4({ service: 's3', region, credentials, sha256: Sha256, uriEscapePath: false });
    this.handler = requestHandler;
  }

  /**
   * Reads the settings from the environment variables of the SDK.
   *
   * @throws ConfigurationError if there is no region
   */
  public static fromEnvironment(environment: Readonly<Record<string, string | undefined>>): S3Reader {
    const { AWS_REGION: region, AWS_ENDPOINT_URL_S3: endpoint = environment['AWS_ENDPOINT_URL'] } = environment;
    if (!region) throw new ConfigurationError('The environment variable AWS_REGION is not set; Lambda sets it.');
    return new S3Reader({ region, endpoint });
  }

  /** Begins a download. The errors of its body are not retried. */
  public get(bucket: string, key: string, { versionId, ifMatch, range }: GetOptions): Promise<S3Download> {
    const request = { bucket, key, query: { versionId }, headers: { 'if-match': ifMatch, range } };
    return this.send({ operation: 'GetObject', ...request }, ({ headers, body }) => ({
      body: body as Readable,
      length: Number(headers['content-length'] ?? 0),
    }));
  }

  /** Reads the metadata of an object. */
  public head(bucket: string, key: string, { versionId, ifMatch }: Omit<GetOptions, 'range'> = {}): Promise<S3Head> {
    const request = { bucket, key, query: { versionId }, headers: { 'if-match': ifMatch } };
    return this.send({ operation: 'HeadObject', ...request }, ({ headers, body }) => {
      // It is empty, but the connection is not free before it was read.
      (body as Readable).resume();
      const { etag, 'x-amz-version-id': version, 'last-modified': date = '' } = headers;
      return { etag, versionId: version, lastModified: Date.parse(date) || undefined };
    });
  }

  /** Lists the versions of a key, the newest first. An object of a bucket without versions is one. */
  public async versions(bucket: string, key: string): Promise<readonly S3Version[]> {
    const found: S3Version[] = [];
    let marker: VersionPage['next'];
    do {
      const page = await this.versionPage(bucket, key, marker);
      found.push(...page.versions.filter((version) => (version.key ?? key) === key));
      // Among the keys that begin with a key, the key itself is the first.
      marker = page.next?.key === key ? page.next : undefined;
    } while (marker);
    return found;
  }

  private versionPage(bucket: string, prefix: string, marker: VersionPage['next']): Promise<VersionPage> {
    // Encoded, because XML cannot hold every character of a key.
    const markers = { 'key-marker': marker?.key, 'version-id-marker': marker?.versionId };
    const query = { versions: '', prefix, 'encoding-type': 'url', 'max-keys': '100', ...markers };
    return this.send({ operation: 'ListObjectVersions', bucket, query }, async ({ body }) =>
      pageOf(await text(body as Readable)),
    );
  }

  /** @param read reads the answer to a request that succeeded. Its errors are retried like those of the request. */
  private async send<T>(request: S3Request, read: (response: HttpResponse) => T | Promise<T>): Promise<T> {
    const attempt = async (args: { readonly request: unknown }) => {
      const response = await this.answerTo(args.request as HttpRequest);
      return { response, output: { $metadata: {}, value: await read(response) } };
    };
    const { output } = await this.retry(attempt, {})({ input: {}, request: this.httpRequestOf(request) });
    return output.value;
  }

  /** Sends a request once. */
  private async answerTo(request: HttpRequest): Promise<HttpResponse> {
    const signed = await this.signer.sign(request, { signingDate: new Date(Date.now() + this.clockOffset) });
    const { response } = await this.handler.handle(HttpRequest.clone(signed));
    if (response.statusCode < 300) return response;
    const error = await readS3Error(response, this.settings.region);
    this.correctClock(error);
    throw error;
  }

  /** Adopts the time of S3 if its clock differs, as the SDK does. The error may be of that, and its request is sent again. */
  private correctClock({ $response, $metadata }: S3Error): void {
    const offset = Date.parse($response.headers['date'] ?? '') - Date.now();
    if (Math.abs(offset - this.clockOffset) < MAX_SKEW || Number.isNaN(offset)) return;
    this.clockOffset = offset;
    $metadata.clockSkewCorrected = true;
  }

  private httpRequestOf({ operation, bucket, key = '', query = {}, headers = {} }: S3Request): HttpRequest {
    const { region, endpoint } = this.settings;
    const { path, ...address } = addressOf(bucket, region, endpoint);
    const host = address.port === undefined ? address.hostname : `${address.hostname}:${address.port}`;
    return new HttpRequest({
      ...{ method: METHODS[operation], ...address, path: `${path}/${escapeUriPath(key)}` },
      query: stated(query),
      headers: { host, ...stated(headers) },
    });
  }
}

/** The members that are not undefined. */
function stated(members: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function pageOf(xml: string): VersionPage {
  const { ListVersionsResult: list } = parseXML(xml) as ListDocument;
  if (list === undefined) throw new IncompleteAnswerError('ListVersionsResult');
  const { Version: versions = [], IsTruncated, NextKeyMarker, NextVersionIdMarker: versionId } = list;
  const page = { versions: [versions].flat().map(versionOf) };
  if (IsTruncated !== 'true') return page;
  if (NextKeyMarker === undefined) throw new IncompleteAnswerError('NextKeyMarker');
  return { ...page, next: { key: decoded(NextKeyMarker), versionId } };
}

function versionOf({ Key, VersionId, IsLatest, LastModified = '', ETag }: VersionDocument): S3Version {
  return {
    key: Key === undefined ? undefined : decoded(Key),
    etag: ETag,
    versionId: VersionId,
    lastModified: Date.parse(LastModified) || undefined,
    isLatest: IsLatest === undefined ? undefined : IsLatest === 'true',
  };
}

/** Decodes a key of a list. Spaces are encoded as `+`. */
function decoded(key: string): string {
  return decodeURIComponent(key.replaceAll('+', '%20'));
}
