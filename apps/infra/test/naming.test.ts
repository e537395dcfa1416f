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
  ])('puts %s in its place', (name, where, expected) => {
    expect(resourceName(name, where)).toBe(expected);
  });

  test.each(['', 'Trades', 'trades_x', '-trades', 'trades--x', 'trades.x'])("refuses the name '%s'", (name) => {
    expect(() => resourceName(name, place)).toThrow(
      `\`name\` must be lower-case letters, digits and single hyphens, got: '${name}'`,
    );
  });

  test('refuses a name that is longer than S3 allows', () => {
    expect(resourceName('x'.repeat(49), place)).toHaveLength(63);
    expect(() => resourceName('x'.repeat(50), place)).toThrow(
      "a resource's name must have at most 63 characters, got 64: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-dev-us-east-1'",
    );
  });
});
