import { toOwnBucket, toSourceBucket } from '../src/bucket-names';

const NAMES = { own: 'trades-west', source: 'trades-east' };

test('the bucket of a region has the name of that of the first region for sources, and its own name for reading', () => {
  expect(toSourceBucket('trades-west', NAMES)).toBe('trades-east');
  expect(toSourceBucket('trades-east', NAMES)).toBe('trades-east');
  expect(toOwnBucket('trades-east', NAMES)).toBe('trades-west');
});

test('other buckets, and those of an environment with one region, keep their names', () => {
  expect(toSourceBucket('other', NAMES)).toBe('other');
  expect(toOwnBucket('other', NAMES)).toBe('other');
  expect(toSourceBucket('trades-west', undefined)).toBe('trades-west');
  expect(toOwnBucket('trades-west', undefined)).toBe('trades-west');
});
