import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { toEvent } from '../../serve/gateway';
import { ROUTES } from '../../src/routes';

const eventOf = (url: string, method = 'GET') => toEvent({ method, url, headers: { host: 'h' } }, ROUTES, 'id');

test.each([
  ['/v1/bars?feed=f', '/v1/bars', undefined],
  ['/v1/bars/f/S', '/v1/bars/{feed}/{symbol+}', { feed: 'f', symbol: 'S' }],
  ['/v1/bars/f/BTC/USD', '/v1/bars/{feed}/{symbol+}', { feed: 'f', symbol: 'BTC/USD' }],
  ['/v1/bars/f/BTC%2FUSD', '/v1/bars/{feed}/{symbol+}', { feed: 'f', symbol: 'BTC/USD' }],
  ['/v1/bars/f/%C3%84%2050%25', '/v1/bars/{feed}/{symbol+}', { feed: 'f', symbol: 'Ä 50%25' }],
  ['/v1/bars/f/S%0A', '/v1/bars/{feed}/{symbol+}', { feed: 'f', symbol: 'S\n' }],
  ['/v1/files/1', '/v1/files/{id}', { id: '1' }],
  ['/v1/openapi.json', '/v1/openapi.json', undefined],
])('%s is routed', (url, path, pathParameters) => {
  expect(eventOf(url)).toMatchObject({ routeKey: `GET ${path}`, ...(pathParameters ? { pathParameters } : {}) });
  expect(eventOf(url, 'HEAD')).toMatchObject({ routeKey: `HEAD ${path}` });
});

test.each(['/', '/v1', '/v1/bars/f', '/v1/bars/f/', '/v1/files/1/2', '/V1/bars'])('%s has no route', (url) => {
  expect(eventOf(url)).toBe(404);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s has no route', (method) => {
  expect(eventOf('/v1/bars', method)).toBe(404);
});

test.each(['/v1/bars/f/%', '/v1/bars/f/%E0%A4%A'])('%s is malformed', (url) => {
  expect(eventOf(url)).toBe(400);
});

test('the query is passed as it is, and repeated parameters are joined', () => {
  const event = eventOf('/v1/bars?a=1&a=%32&b=x?y') as APIGatewayProxyEventV2;
  expect(event.rawQueryString).toBe('a=1&a=%32&b=x?y');
  expect(event.queryStringParameters).toEqual({ a: '1,2', b: 'x?y' });
});
