import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { METHODS, type Route } from '../src/routes';

/** A request that the gateway answers itself, with its status. */
export type Rejection = 400 | 404;

/**
 * Turns a request into the event that an HTTP API sends to a function (payload format 2.0), as far as the function can see:
 * it chooses the route, and decodes every escape of the path but `%25`. Repeated parameters are joined by commas in the
 * object of parameters.
 *
 * @returns the status with which the gateway answers a path that has no route or is malformed
 */
export function toEvent(
  { method = 'GET', url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  routes: readonly Route[],
  requestId: string,
): APIGatewayProxyEventV2 | Rejection {
  const [encodedPath = '', ...query] = url.split('?');
  const rawQueryString = query.join('?');
  const rawPath = decodePath(encodedPath);
  if (rawPath === undefined) return 400;
  const match = (METHODS as readonly string[]).includes(method) ? matchRoute(rawPath, routes) : undefined;
  if (!match) return 404;
  const routeKey = `${method} ${match.path}`;
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    headers: joined(headers),
    ...(rawQueryString === '' ? {} : { queryStringParameters: parametersOf(rawQueryString) }),
    ...(Object.keys(match.parameters).length === 0 ? {} : { pathParameters: match.parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'serve',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'serve',
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    isBase64Encoded: false,
  };
}

interface RouteMatch {
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The most specific route of a path: one without parameters before one with, and that before a greedy one. */
function matchRoute(path: string, routes: readonly Route[]): RouteMatch | undefined {
  const matches = routes.flatMap((route) => {
    const match = patternOf(route.path).exec(path);
    return match ? [{ path: route.path, parameters: { ...match.groups } }] : [];
  });
  return matches.sort((a, b) => rankOf(a.path) - rankOf(b.path))[0];
}

function patternOf(path: string): RegExp {
  const pattern = path.replace(
    /\{(\w+)(\+?)\}/g,
    (_, name: string, greedy: string) => `(?<${name}>${greedy ? '.+' : '[^/]+'})`,
  );
  return new RegExp(`^${pattern}$`, 's');
}

function rankOf(path: string): number {
  return path.includes('+}') ? 2 : path.includes('{') ? 1 : 0;
}

/** @returns undefined if the path is not valid percent-encoded UTF-8 */
function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path.replaceAll('%25', '%2525'));
  } catch {
    return undefined;
  }
}

function parametersOf(query: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(parameters);
}

function joined(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
}
