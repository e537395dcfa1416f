import { bumpOf, isSmaller, largest, parseBump } from '../src/bump';

test('finds the largest of several bumps', () => {
  expect(largest(['patch', 'major', 'minor'])).toBe('major');
  expect(largest([])).toBe('none');
});

test('finds the smaller of two bumps', () => {
  expect(isSmaller('minor', 'major')).toBe(true);
  expect(isSmaller('minor', 'minor')).toBe(false);
  expect(isSmaller('major', 'none')).toBe(false);
});

test.each([
  ['1.4.2', { major: 'major', minor: 'minor', patch: 'patch', none: 'none' }],
  ['0.4.2', { major: 'minor', minor: 'patch', patch: 'patch', none: 'none' }],
] as const)('translates the size of a change of %s into a bump', (version, expected) => {
  for (const [size, bump] of Object.entries(expected)) expect(bumpOf(parseBump(size), version)).toBe(bump);
});

test('rejects an unknown bump', () => {
  expect(() => parseBump('huge')).toThrow('Expected the planned bump (none, patch, minor, major), got: huge');
});
