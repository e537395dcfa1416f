import { etagOf, matchesEtag } from '../../src/http/etag';

test('an entity tag depends on the URL, the version and the coding', () => {
  const tags = [
    etagOf('/a?', '1', 'identity'),
    etagOf('/b?', '1', 'identity'),
    etagOf('/a?', '2', 'identity'),
    etagOf('/a?', '1', 'gzip'),
  ];
  expect(new Set(tags).size).toBe(4);
  expect(etagOf('/a?', Buffer.from('1'), 'identity')).toBe(tags[0]);
});

test.each([
  [undefined, false],
  ['', false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['"b"', false],
  ['a', false],
  ['*', true],
  ['"*"', false],
])('If-None-Match: %s', (header, matches) => {
  expect(matchesEtag(header, '"a"')).toBe(matches);
});
