export { BarsClient, type BarsClientOptions } from './bars-client.ts';
export { addDecimals, compareDecimals, fromScaled, SCALE, toNumber, toScaled } from './decimal.ts';
export { ProblemError, UnexpectedResponseError, type Problem } from './problem-error.ts';
export { MemoryCache, type CachedResponse, type MemoryCacheOptions, type ResponseCache } from './response-cache.ts';
export type { RetryOptions } from './retry.ts';
export type { SignableRequest, Signer } from './signer.ts';
export type * from './types.ts';
