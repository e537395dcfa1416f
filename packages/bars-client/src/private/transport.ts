import { ProblemError, problemOf, UnexpectedResponseError } from '../problem-error.ts';
import type { ResponseCache } from '../response-cache.ts';
import { delayAfter, type RetryPolicy } from '../retry.ts';
import type { Signer } from '../signer.ts';

/** The value of a query parameter. Parameters that are undefined are not sent. */
export type ParameterValue = string | number | boolean | Date | readonly string[] | undefined;

/** The parameters of a query. */
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** The parts that a {@link Transport} works with. */
export interface TransportOptions {
  /** The address below which the API is, with a slash at its end. */
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly signer: Signer | undefined;
  readonly cache: ResponseCache | undefined;
  readonly retry: RetryPolicy;
}

/** The outcome of one attempt: an answer that was read to its end, or a network error. */
type Attempt = { readonly response: Response; readonly body: string } | { readonly failure: unknown };

/** Sends requests to the API. */
export class Transport {
  public constructor(private readonly options: TransportOptions) {}

  /**
   * Gets a JSON answer.
   *
   * @param segments the parts of the path, which are encoded here
   * @throws ProblemError if the API answers with an error
   */
  public async get(segments: readonly string[], parameters: Parameters, signal?: AbortSignal): Promise<unknown> {
    const { cache, base } = this.options;
    const url = urlOf(base, segments, parameters);
    const cached = cache?.get(url.href);
    const { response, body } = await this.send(url, cached?.etag, signal);
    if (response.status === 304 && cached) return JSON.parse(cached.body);
    if (!response.ok) throw new ProblemError(problemOf(response, body), url.href);
    const answer = parse(url, response, body);
    const etag = response.headers.get('etag');
    if (etag) cache?.set(url.href, { etag, body });
    return answer;
  }

  private async send(
    url: URL,
    etag: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<{ response: Response; body: string }> {
    const { signer, retry } = this.options;
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(url, etag, signal);
      const response = 'response' in outcome ? outcome.response : undefined;
      if (response?.status === 401 && !renewed && signer?.renew?.()) {
        renewed = true;
        continue;
      }
      const delay = delayAfter(retry, attempt, response);
      if (delay !== undefined) await retry.sleep(delay, signal);
      else if ('failure' in outcome) throw outcome.failure;
      else return outcome;
    }
  }

  private async attempt(url: URL, etag: string | undefined, signal: AbortSignal | undefined): Promise<Attempt> {
    const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
    if (etag !== undefined) headers['if-none-match'] = etag;
    Object.assign(headers, await this.options.signer?.sign({ method: 'GET', url, headers }, signal));
    try {
      const response = await this.options.fetch(url.href, { headers, ...(signal ? { signal } : {}) });
      return { response, body: await response.text() };
    } catch (failure) {
      signal?.throwIfAborted();
      return { failure };
    }
  }
}

function urlOf(base: string, segments: readonly string[], parameters: Parameters): URL {
  // Browsers and servers resolve these, even if they are encoded.
  const unusable = segments.find((segment) => ['', '.', '..'].includes(segment));
  if (unusable !== undefined) throw new RangeError(`Expected a name in the path of the API, got: '${unusable}'`);
  const url = new URL(segments.map(encodeURIComponent).join('/'), base);
  // `URLSearchParams` writes a space as `+`, which SigV4 does not accept.
  url.search = Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(textOf(value))}`)
    .join('&');
  return url;
}

function textOf(value: ParameterValue): string {
  if (typeof value !== 'object') return String(value);
  return 'toISOString' in value ? value.toISOString() : value.join(',');
}

function parse(url: URL, response: Response, body: string): unknown {
  const type = response.headers.get('content-type') ?? 'no content type';
  if (!/\bjson\b/.test(type)) throw new UnexpectedResponseError(url.href, type);
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new UnexpectedResponseError(url.href, body.slice(0, 80), { cause });
  }
}
