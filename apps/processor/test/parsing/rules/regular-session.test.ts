import { isInRegularSession } from '../../../src/parsing/rules/regular-session';

const nanoseconds = (time: string) => BigInt(Date.parse(time)) * 1_000_000n;

test.each([
  ['2024-04-05T13:29:59.999Z', false],
  ['2024-04-05T13:30:00Z', true],
  ['2024-04-05T19:59:59.999Z', true],
  ['2024-04-05T20:00:00Z', false],
  ['2024-01-05T14:29:59Z', false],
  ['2024-01-05T14:30:00Z', true],
  ['2024-01-05T21:00:00Z', false],
  ['2024-01-06T00:59:59Z', false],
])('%s is in the regular session of the US stock exchanges: %s', (time, expected) => {
  expect(isInRegularSession(nanoseconds(time))).toBe(expected);
});
