import { acceptsGzip } from '../../src/http/content-coding';

test.each([
  [undefined, false],
  ['', false],
  ['identity', false],
  ['br', false],
  ['gzip', true],
  ['br, GZIP ; q=0.5', true],
  ['gzip;q=0', false],
  ['gzip;q=0.000', false],
  ['*', true],
  ['*, gzip;q=0', false],
  ['*;q=0, gzip', true],
  ['gzip;q=x', false],
])('Accept-Encoding: %s', (header, accepts) => {
  expect(acceptsGzip(header)).toBe(accepts);
});
