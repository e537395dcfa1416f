import { isRouteFor } from '../../../../verification/verify/pipeline/routes';

test.each([
  [true, 'GET /v1/bars', 'GET /v1/bars'],
  [false, 'GET /v1/bars', 'POST /v1/bars'],
  [false, 'GET /v1/bars', 'GET /v1/bars/general'],
  [true, 'ANY /v1/files/{id}', 'GET /v1/files/1'],
  [false, 'GET /v1/files/{id}', 'GET /v1/files/1/2'],
  [true, 'GET /v1/bars/{feed}/{symbol+}', 'GET /v1/bars/ccxt/BTC/USDT'],
  [false, 'GET /v1/openapi.json', 'GET /v1/openapi-json'],
  [true, '$default', 'GET /any'],
])('is %s that %s is the route for %s', (expected, route, request) => {
  expect(isRouteFor(route, request)).toBe(expected);
});
