import { MalformedUrlError, RepeatedParameterError } from '../errors';

/**
 * Reads a query string. The gateway also passes the parameters as an object, in which repeated ones are joined by commas.
 *
 * @throws MalformedUrlError, RepeatedParameterError
 */
export function parseQueryString(query: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decode(equals === -1 ? part : part.slice(0, equals));
    if (parameters.has(name)) throw new RepeatedParameterError(name);
    parameters.set(name, equals === -1 ? '' : decode(part.slice(equals + 1)));
  }
  return Object.fromEntries(parameters);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new MalformedUrlError(text);
  }
}
