import { newestRange, rangeOfTimes, sameRange, visibleTimes } from '../../src/chart/visible-range';
import { MINUTE, rowsFrom, START } from '../rows';

const rows = rowsFrom('b'.repeat(100));
const newest = { rows, isNewest: true };
const older = { rows, isNewest: false };

describe('sameRange', () => {
  test('shifts by the number of older bars, to the fraction of a bar', () => {
    expect(sameRange({ from: 10.25, to: 50.75 }, newest, rowsFrom('b'.repeat(130), -30))).toEqual({
      from: 40.25,
      to: 80.75,
    });
  });

  test('shifts if the view reaches beyond the oldest bar', () => {
    expect(sameRange({ from: -20.5, to: 30 }, newest, rowsFrom('b'.repeat(130), -30))).toEqual({ from: 9.5, to: 60 });
  });

  test('shifts back if old bars were dropped', () => {
    expect(sameRange({ from: 10, to: 50 }, newest, rows.slice(20))).toEqual({ from: -10, to: 30 });
  });

  test('keeps the view if bars are added after it', () => {
    expect(sameRange({ from: 10, to: 50 }, newest, rowsFrom('b'.repeat(105)))).toEqual({ from: 10, to: 50 });
  });

  test('follows the newest bar if that was visible', () => {
    expect(sameRange({ from: 60, to: 103 }, newest, rowsFrom('b'.repeat(102)))).toEqual({ from: 62, to: 105 });
  });

  test('stays where it is if the bar at its end was not the newest one', () => {
    expect(sameRange({ from: 60, to: 103 }, older, rowsFrom('b'.repeat(102)))).toEqual({ from: 60, to: 103 });
  });

  test('is undefined if no visible bar is left', () => {
    expect(sameRange({ from: 0, to: 10 }, newest, rows.slice(50))).toBeUndefined();
    expect(sameRange({ from: 0, to: 10 }, { rows: [], isNewest: true }, rows)).toBeUndefined();
  });
});

describe('times of a range', () => {
  const time = (minute: number) => START + minute * MINUTE;

  test.each([
    [
      { from: 9.5, to: 20.5 },
      { from: time(10), to: time(20) },
    ],
    [
      { from: -5, to: 20 },
      { from: time(0), to: time(20) },
    ],
    [{ from: 9.5, to: 104 }, { from: time(10) }],
  ])('are those of the visible bars: %j', (range, times) => {
    expect(visibleTimes(range, newest)).toEqual(times);
  });

  test('have an end if newer bars are not loaded', () => {
    expect(visibleTimes({ from: 9.5, to: 104 }, older)).toEqual({ from: time(10), to: time(99) });
  });

  test('are missing without bars', () => {
    expect(visibleTimes({ from: 0, to: 10 }, { rows: [], isNewest: true })).toEqual({});
  });

  test('give the range back', () => {
    expect(rangeOfTimes(rows, time(10), time(20))).toEqual({ from: 10, to: 20 });
    expect(rangeOfTimes(rows, time(10))).toEqual({ from: 10, to: 103 });
    expect(rangeOfTimes(rows, time(200), time(300))).toBeUndefined();
  });
});

test.each([
  ['as many as fit', 50, { from: 53.5, to: 103 }],
  ['all if they fit', 200, { from: -0.5, to: 103 }],
])('the newest bars are shown, %s', (_name, fitting, range) => {
  expect(newestRange(rows, 99, fitting)).toEqual(range);
});

test('few bars are as wide as forty would be', () => {
  expect(newestRange(rows.slice(0, 10), 9, 200)).toEqual({ from: -30.5, to: 13 });
});

test('the last bars with trades are visible, however many intervals without trades follow', () => {
  expect(newestRange(rows, 49, 40)).toEqual({ from: 21.5, to: 61 });
  expect(newestRange(rows, 95, 40)).toEqual({ from: 63.5, to: 103 });
});
