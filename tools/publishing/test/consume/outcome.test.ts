import { renderOutcome } from '../../src/consume/outcome';

describe('renderOutcome', () => {
  test('shows the number of resources and the time', () => {
    expect(renderOutcome({ resources: 45, seconds: 26.24 })).toBe(
      'the template equals the expected one (45 resources, 26.2 s)',
    );
  });

  test('shows why a consumer was skipped', () => {
    expect(renderOutcome({ skipped: '`go version` does not run on this machine.' })).toBe(
      'skipped: `go version` does not run on this machine.',
    );
  });
});
