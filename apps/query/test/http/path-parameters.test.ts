import { MalformedUrlError } from '../../src/errors';
import { decodePathParameters } from '../../src/http/path-parameters';

test.each([
  [undefined, {}],
  [{ symbol: 'BTC/USD' }, { symbol: 'BTC/USD' }],
  [{ symbol: '50%25' }, { symbol: '50%' }],
  [{ symbol: 'a%2520' }, { symbol: 'a%20' }],
])('decodes the percent signs that the gateway leaves in %j', (parameters, decoded) => {
  expect(decodePathParameters(parameters)).toEqual(decoded);
});

test.each(['%', '%2', '%41', 'a\ufffd', '\ud800', '\udc00a'])('%j is malformed', (symbol) => {
  expect(() => decodePathParameters({ symbol })).toThrow(new MalformedUrlError(symbol));
});
