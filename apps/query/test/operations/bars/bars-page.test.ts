import type { Bar } from '@trading/bars';
import {
  cacheControlOf,
  revisionOf,
  statedWatermark,
  stateOf,
  type BarsPage,
} from '../../../src/operations/bars/bars-page';
import { Zone } from '../../../src/time/zone';

const bar: Bar = {
  ...{ time: 60n, end: 120n, open: 1n, high: 1n, low: 1n, close: 1n, volume: 1n, notional: 1n, count: 1 },
  ...{ sources: [], conflicts: [], revision: 'r' },
};
const gap: Bar = { ...bar, count: 0, revision: '' };
const empty = { time: 60n, end: 120n, state: 'empty' as const };

const page: BarsPage = {
  ...{
    feed: 'f',
    interval: '1m',
    session: 'all',
    calendar: '24/7',
    zone: Zone.UTC,
    from: 0n,
    to: 100n,
    watermark: 200n,
  },
  ...{
    numbers: 'string',
    format: 'json',
    include: undefined,
    next: undefined,
    symbols: [{ symbol: 'S', rows: [bar] }],
  },
};
const withRow = (row: Bar | typeof empty): BarsPage => ({ ...page, symbols: [{ symbol: 'S', rows: [row] }] });

test.each([
  [undefined, 'open'],
  [119n, 'open'],
  [120n, 'closed'],
])('with the watermark %s, a bar that ends at 120 is %s', (watermark, state) => {
  expect(stateOf(bar, watermark)).toBe(state);
  expect(stateOf(empty, watermark)).toBe('empty');
});

test.each([
  [undefined, undefined],
  [99n, 99n],
  [100n, 100n],
  [200n, 100n],
])('the watermark %s is stated as %s, at most the end of the range', (watermark, stated) => {
  expect(statedWatermark({ watermark, to: 100n })).toBe(stated);
});

test('the revision changes with everything that an answer states', () => {
  const pages: BarsPage[] = [
    page,
    { ...page, from: 1n },
    { ...page, to: 101n },
    { ...page, watermark: 50n },
    // The bar ends after the range, so that the stated watermark is the same and the bar is open.
    { ...page, watermark: 110n },
    { ...page, next: 'x' },
    { ...page, symbols: [{ symbol: 'T', rows: [bar] }] },
    withRow({ ...bar, revision: 's' }),
    withRow({ ...bar, time: 61n }),
    withRow({ ...bar, end: 121n }),
    withRow(gap),
    withRow({ ...gap, close: 2n }),
    withRow(empty),
  ];
  expect(new Set(pages.map(revisionOf)).size).toBe(pages.length);
  expect(revisionOf({ ...page })).toBe(revisionOf(page));
});

test('the revision does not change when the watermark passes the range', () => {
  expect(revisionOf({ ...page, watermark: 300n })).toBe(revisionOf(page));
});

test.each([
  ['the end of the last bar', { watermark: 119n }, 'private, no-cache'],
  ['the end of the range', { to: 300n }, 'private, no-cache'],
  ['the last bar of a page that is not the last', { to: 300n, next: 'x' }, 'private, max-age=60'],
  ['both', {}, 'private, max-age=60'],
])('a page is kept if the watermark has reached %s', (_, fields, cacheControl) => {
  expect(cacheControlOf({ ...page, ...fields }, false)).toBe(cacheControl);
});

test('a page whose revision is pinned is immutable, even if it is open', () => {
  expect(cacheControlOf({ ...page, watermark: undefined }, true)).toBe('private, max-age=31536000, immutable');
});
