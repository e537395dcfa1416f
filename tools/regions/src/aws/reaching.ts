import { UnreachableRegionError } from '../errors';

/** Errors of the network. */
const NETWORK_ERRORS = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT'],
  ...['NetworkingError', 'TimeoutError'],
]);

/** A client of the AWS SDK, as adapters use it. */
export interface Sender {
  send(command: never): Promise<unknown>;
}

/**
 * Does something in a region.
 *
 * @throws UnreachableRegionError if the region does not answer, or answers with a fault of its own
 */
export async function reaching<T>(region: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw isUnreachable(error) ? new UnreachableRegionError(region, error) : error;
  }
}

/** The same client, which tells if its region does not answer. */
export function clientIn<C extends Sender>(region: string, client: C): Pick<C, 'send'> {
  const send = (command: never) => reaching(region, () => client.send(command));
  return { send };
}

function isUnreachable(error: unknown): boolean {
  const { name, code, $metadata } = error as {
    readonly name?: string;
    readonly code?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  return NETWORK_ERRORS.has(code ?? '') || NETWORK_ERRORS.has(name ?? '') || ($metadata?.httpStatusCode ?? 0) >= 500;
}
