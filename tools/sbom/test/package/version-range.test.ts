import { versionRange } from '../../src/package/version-range';

describe('versionRange', () => {
  test.each([
    ['^2.263.0', 'vers:npm/>=2.263.0|<3.0.0-0'],
    ['^0.1.2', 'vers:npm/>=0.1.2|<0.2.0-0'],
    ['1.2.3', 'vers:npm/1.2.3'],
  ])('renders %s', (range, expected) => {
    expect(versionRange(range)).toBe(expected);
  });

  test.each(['^1.0.0 || ^2.0.0', '*'])('rejects %s', (range) => {
    expect(() => versionRange(range)).toThrow(`Expected one range of versions such as ^2.263.0, got: ${range}`);
  });
});
