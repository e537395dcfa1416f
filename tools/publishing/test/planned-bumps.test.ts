import { plannedBumps } from '../src/release/planned-bumps';

test('the step of a version is that from the current to the new one', () => {
  const bumps = plannedBumps({
    a: { currentVersion: '0.1.0', newVersion: '0.1.1' },
    b: { currentVersion: '0.1.9', newVersion: '0.2.0' },
    c: { currentVersion: '1.4.2', newVersion: '2.0.0' },
  });
  expect(Object.fromEntries(bumps)).toEqual({ a: 'patch', b: 'minor', c: 'major' });
});

test('a version that stays makes none', () => {
  expect(plannedBumps({ a: { currentVersion: '0.1.0', newVersion: null } }).size).toBe(0);
});
