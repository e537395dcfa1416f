import { resourceName } from '../src/naming';

const place = { environment: 'dev', region: 'us-east-1' };

describe('resourceName', () => {
  test.each([
    ['data-processor', place, 'data-processor-dev-us-east-1'],
    ['analytics-table', { environment: 'staging', region: 'us-east-1' }, 'analytics-table-staging-us-east-1'],
    [
      'trades-123456789012',
      { environment: 'production', region: 'ap-southeast-1' },
      'trades-123456789012-production-ap-southeast-1',
    ],
  ])('appends environment and region to %s', (name, where, expected) => {
    expect(resourceName(name, where)).toBe(expected);
  });

  test.each(['', 'Trades', 'trades_x', '-trades', 'trades--x', 'trades.x'])("rejects the name '%s'", (name) => {
    expect(() => resourceName(name, place)).toThrow(
      `\`name\` must contain only lower-case letters, digits and single hyphens, got: '${name}'`,
    );
  });

  test('rejects a name that is longer than S3 allows', () => {
    expect(resourceName('x'.repeat(49), place)).toHaveLength(63);
    expect(() => resourceName('x'.repeat(50), place)).toThrow(
      "The name of a resource must have at most 63 characters, got 64: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-dev-us-east-1'",
    );
  });
});
