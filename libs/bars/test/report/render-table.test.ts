import { renderTable } from '../../src/report';
import { minuteBar as bar } from '../../src/testing/minute-bar';

describe('renderTable', () => {
  test('shows a dash for each missing price', () => {
    const [, row] = renderTable([
      { ...bar(0, 1, 1, 1, 1), open: undefined, high: undefined, low: undefined, close: undefined },
    ]).split('\n');
    expect(row).toMatch(/00:00 +- +- +- +- +2 /);
  });

  test('shows exact values with aligned points', () => {
    expect(renderTable([bar(0, 1000, 1101, 950, 1050), bar(1, 1050, 1050, 1050, 1050, 12)])).toBe(
      [
        '      time (UTC)  open   high   low  close  volume     vwap  trades',
        '1970-01-01 00:00  10.0  11.01   9.5   10.5       2  10.2525       2',
        '1970-01-01 00:01  10.5  10.50  10.5   10.5      12  10.5000      12',
      ].join('\n'),
    );
  });

  test('shows seconds if a bar is not at a whole minute', () => {
    const [header, ...rows] = renderTable([bar(0, 1, 1, 1, 1), { ...bar(0, 1, 1, 1, 1), time: 7_000_000_000n }]).split(
      '\n',
    );
    expect(header).toMatch(/^ {9}time \(UTC\) /);
    expect(rows.map((row) => row.slice(0, 19))).toEqual(['1970-01-01 00:00:00', '1970-01-01 00:00:07']);
  });
});
