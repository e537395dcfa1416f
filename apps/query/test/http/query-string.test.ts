import { MalformedUrlError, RepeatedParameterError } from '../../src/errors';
import { parseQueryString } from '../../src/http/query-string';

test.each([
  ['', {}],
  ['a=1&b=2', { a: '1', b: '2' }],
  ['a', { a: '' }],
  ['a=', { a: '' }],
  ['a=b=c', { a: 'b=c' }],
  ['a=x+y%2B', { a: 'x y+' }],
  ['%61=%C3%84', { a: 'Ä' }],
  ['&&a=1&', { a: '1' }],
])('reads `%s`', (query, parameters) => {
  expect(parseQueryString(query)).toEqual(parameters);
});

test('a repeated name is an error, however it is escaped', () => {
  expect(() => parseQueryString('a=1&%61=1')).toThrow(new RepeatedParameterError('a'));
});

test.each(['a=%', 'a=%zz', '%E0%A4%A=1'])('`%s` is malformed', (query) => {
  expect(() => parseQueryString(query)).toThrow(MalformedUrlError);
});
