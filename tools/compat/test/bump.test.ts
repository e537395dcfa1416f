import { bumpOf, isSmaller, largest, parseBump } from '../src/bump';

test('takes the largest of several bumps', () => {
  expect(largest(['patch', 'major', 'minor'])).toBe('major');
  expect(largest([])).toBe('none');
});

test('knows which of two bumps is smaller', () => {
  expect(isSmaller('minor', 'major')).toBe(true);
  expect(isSmaller('minor', 'minor')).toBe(false);
  expect(isSmaller('major', 'none')).toBe(false);
});

test.each([
  ['1.4.2', { major: 'major', minor: 'minor', patch: 'patch', none: 'none' }],
  ['0.4.2', { major: 'minor', minor: 'patch', patch: 'patch', none: 'none' }],
] as const)('says what changes of %s are as bumps', (version, expected) => {
  for (const [size, bump] of Object.entries(expected)) expect(bumpOf(parseBump(size), version)).toBe(bump);
});

test('refuses a bump that there is none of', () => {
  expect(() => parseBump('huge')).toThrow('Expected the planned bump, none, patch, minor, major, got: huge');
});
