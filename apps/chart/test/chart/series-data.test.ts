import type { Palette } from '../../src/chart/palette';
import { candleOf, markersOf, pricePrecision, volumeOf } from '../../src/chart/series-data';
import { traded, untraded } from '../rows';

/** Each colour is its own name. */
const palette = new Proxy({}, { get: (_target, name) => name }) as Palette;
const time = traded(0).time / 1000;

describe('candleOf', () => {
  test('has the prices of a closed bar', () => {
    expect(candleOf(traded(0), palette)).toEqual({ time, open: 1.5, high: 2.5, low: 1, close: 2 });
  });

  test('is hollow if the bar is open', () => {
    expect(candleOf(traded(0, { state: 'open' }), palette)).toMatchObject({ close: 2, color: 'background' });
  });

  test.each([
    ['empty', untraded(0)],
    ['unknown', untraded(0, 'unknown')],
    ['without prices', traded(0, { open: undefined, high: undefined, low: undefined, close: undefined })],
  ])('has no prices, not even flat ones, if the interval is %s', (_name, row) => {
    expect(candleOf(row, palette)).toEqual({ time });
  });
});

test.each([
  ['rises', traded(0), { time, value: 3, color: 'risingVolume' }],
  ['falls', traded(0, { close: '1' }), { time, value: 3, color: 'fallingVolume' }],
  ['has no trades', untraded(0), { time }],
])('volume has the colour of a bar that %s', (_name, row, expected) => {
  expect(volumeOf(row, palette)).toEqual(expected);
});

test('conflicts are marked below bars, and revisions above them', () => {
  const rows = [traded(0, { conflicts: ['f2'] }), traded(1), untraded(2)];
  const revisions = [0, 2].map((index) => ({ time: rows[index]!.time, kind: 'removed', changes: [] }) as const);
  expect(markersOf(rows, revisions, palette)).toMatchObject([
    { time: rows[0]!.time / 1000, position: 'belowBar', shape: 'square', color: 'conflict' },
    { time: rows[0]!.time / 1000, position: 'aboveBar', shape: 'circle', color: 'revision' },
    { time: rows[2]!.time / 1000, position: 'aboveBar', shape: 'circle', color: 'revision' },
  ]);
});

test.each([
  [['1', '2.5', '3.25'], 2],
  [['1'], 0],
  [['0.000000000000000001'], 8],
  [[], 0],
])('the axis has as many decimals as the prices %j', (closes, precision) => {
  expect(pricePrecision([untraded(0), ...closes.map((close, index) => traded(index, { close }))])).toBe(precision);
});
