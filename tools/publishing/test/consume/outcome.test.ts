import { renderOutcome } from '../../src/consume/outcome';

describe('renderOutcome', () => {
  test('shows the checks that succeeded and the time', () => {
    expect(renderOutcome({ success: 'the template equals the expected one', seconds: 26.24 })).toBe(
      'the template equals the expected one (26.2 s)',
    );
  });

  test('shows why a consumer was skipped', () => {
    expect(renderOutcome({ skipped: '`go version` does not run on this machine.' })).toBe(
      'skipped: `go version` does not run on this machine.',
    );
  });
});
