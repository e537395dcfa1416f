import { isSupported } from '../src/node-version';

test.each([
  ['8.17.0', false],
  ['18.20.4', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['22.0.0', true],
  ['24.22.3', true],
])('Node %s: supported is %s', (version, expected) => {
  expect(isSupported(version)).toBe(expected);
});
