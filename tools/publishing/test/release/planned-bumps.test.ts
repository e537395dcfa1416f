import { plannedBumps } from '../../src/release/planned-bumps';

test('derives the bump from the current and the new version', () => {
  const bumps = plannedBumps({
    a: { currentVersion: '0.1.0', newVersion: '0.1.1' },
    b: { currentVersion: '0.1.9', newVersion: '0.2.0' },
    c: { currentVersion: '1.4.2', newVersion: '2.0.0' },
  });
  expect(Object.fromEntries(bumps)).toEqual({ a: 'patch', b: 'minor', c: 'major' });
});

test('omits a version that does not change', () => {
  expect(plannedBumps({ a: { currentVersion: '0.1.0', newVersion: null } }).size).toBe(0);
});
