import { matches } from '../../../../verification/verify/pipeline/event-pattern';

const event = { source: 'aws.s3', detail: { key: 'trades/x.CSV', size: 5, tags: ['a', 'b'], ip: '10.0.1.2' } };

describe('matches', () => {
  test.each<[boolean, object]>([
    [true, {}],
    [true, { source: ['other', 'aws.s3'] }],
    [false, { source: ['other'] }],
    [false, { missing: ['x'] }],
    [true, { detail: { key: [{ prefix: 'trades/' }] } }],
    [false, { detail: { key: [{ prefix: 'exports/' }] } }],
    [true, { detail: { key: [{ prefix: { 'equals-ignore-case': 'TRADES/' } }] } }],
    [false, { detail: { key: [{ suffix: '.csv' }] } }],
    [true, { detail: { key: [{ suffix: { 'equals-ignore-case': '.csv' } }] } }],
    [true, { detail: { key: [{ 'equals-ignore-case': 'TRADES/X.csv' }] } }],
    [true, { detail: { key: [{ wildcard: 'tr*/*.CSV' }] } }],
    [false, { detail: { key: [{ wildcard: 'tr\\*' }] } }],
    [false, { source: [{ 'anything-but': 'aws.s3' }] }],
    [true, { source: [{ 'anything-but': ['x', 'y'] }] }],
    [false, { source: [{ 'anything-but': { prefix: ['aws.', 'z'] } }] }],
    [true, { detail: { size: [{ numeric: ['>', 0, '<=', 5] }] } }],
    [false, { detail: { size: [{ numeric: ['>=', 6] }] } }],
    [true, { detail: { tags: ['b'] } }],
    [true, { detail: { missing: [{ exists: false }], key: [{ exists: true }] } }],
    [false, { detail: { key: [{ exists: false }] } }],
    [true, { detail: { ip: [{ cidr: '10.0.0.0/16' }] } }],
    [false, { detail: { ip: [{ cidr: '10.1.0.0/16' }] } }],
    [true, { $or: [{ source: ['x'] }, { detail: { size: [5] } }] }],
    [false, { $or: [{ source: ['x'] }, { source: ['y'] }] }],
  ])('is %s for %j', (expected, pattern) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  test.each<[unknown, string]>([
    [undefined, 'a pattern must be an object'],
    [{ source: [{ like: 'x' }] }, 'the unknown operator like'],
    [{ detail: { size: [{ numeric: ['~', 1] }] } }, 'the unknown comparison ~'],
    [{ $or: 'x' }, '$or must have a list'],
  ])('rejects %j', (pattern, message) => {
    expect(() => matches(pattern, event)).toThrow(message);
  });
});
