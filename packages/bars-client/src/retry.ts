/** When and how often requests are retried. Network errors and the statuses 429, 502, 503 and 504 are. */
export interface RetryOptions {
  /**
   * How often a request is sent at most. 1 disables retries.
   * @default 5
   */
  readonly attempts?: number;
  /**
   * The upper limit of the first delay in milliseconds. It doubles with each retry.
   * @default 200
   */
  readonly baseDelay?: number;
  /**
   * The longest delay in milliseconds. If `Retry-After` asks for a longer one, the request fails at once.
   * @default 30000
   */
  readonly maxDelay?: number;
  /**
   * Waits, and rejects with the signal's reason when the signal is aborted.
   * @default - a timer
   */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /**
   * A random number from 0 to 1, which spreads the delays of many clients.
   * @default Math.random
   */
  readonly random?: () => number;
  /**
   * The current time in milliseconds since 1970, to which a date in `Retry-After` is compared.
   * @default Date.now
   */
  readonly now?: () => number;
}

/** The options with their defaults. */
export type RetryPolicy = Required<RetryOptions>;

const RETRIED_STATUSES = new Set([429, 502, 503, 504]);

/** Adds the defaults to options. */
export function retryPolicy(options: RetryOptions = {}): RetryPolicy {
  return {
    attempts: options.attempts ?? 5,
    baseDelay: options.baseDelay ?? 200,
    maxDelay: options.maxDelay ?? 30_000,
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
    now: options.now ?? Date.now,
  };
}

/**
 * The delay before the next attempt, in milliseconds.
 *
 * @param attempt the number of the attempt that failed, from 1
 * @param response undefined after a network error
 * @returns undefined if the request must not be sent again
 */
export function delayAfter(policy: RetryPolicy, attempt: number, response?: Response): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  if (response && !RETRIED_STATUSES.has(response.status)) return undefined;
  const backoff = policy.random() * Math.min(policy.maxDelay, policy.baseDelay * 2 ** (attempt - 1));
  const asked = retryAfter(response?.headers.get('retry-after'), policy.now());
  if (asked === undefined) return backoff;
  // The server's delay is a lower limit. The jitter is added, so that not all clients return at once.
  return asked > policy.maxDelay ? undefined : asked + policy.random() * policy.baseDelay;
}

/** Reads the header `Retry-After`, which has seconds or a date, as milliseconds from now. */
function retryAfter(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Waits for some milliseconds, or rejects with the reason of the signal. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}
