import { describeRow, factsOf } from '../../src/text/bar-facts';
import { ZonedTime } from '../../src/text/zoned-time';
import { traded, untraded } from '../rows';

const UTC = new ZonedTime('UTC');
const key = (id: string) => `trades/${id}.csv`;

test('the table has the text that the API gave, digit for digit', () => {
  const row = traded(0, {
    ...{ open: '0.100000000000000001', volume: '123456789012345678.000000000000000009', vwap: '2.000000000000000000' },
    ...{ notional: '1.000000000000000000000000000000000001', conflicts: ['f2', 'f3'], vwap: undefined },
  });
  expect(factsOf(row, '1m', UTC, key)).toEqual([
    { label: 'Time', value: '2024-08-08 14:30' },
    { label: 'Open', value: '0.100000000000000001', kind: 'number' },
    { label: 'High', value: '2.5', kind: 'number' },
    { label: 'Low', value: '1', kind: 'number' },
    { label: 'Close', value: '2', kind: 'number' },
    { label: 'Volume', value: '123456789012345678.000000000000000009', kind: 'number' },
    { label: 'Notional', value: '1.000000000000000000000000000000000001', kind: 'number' },
    { label: 'VWAP', value: '–', kind: 'number' },
    { label: 'Trades', value: '4', kind: 'number' },
    { label: 'State', value: 'Closed' },
    { label: 'Revision', value: 'a', kind: 'code' },
    { label: 'Sources', value: 'trades/f1.csv', kind: 'code' },
    { label: 'Conflicts', value: 'trades/f2.csv\ntrades/f3.csv', kind: 'conflict' },
  ]);
});

test.each([
  ['empty', 'No trades: a processed file covers this interval'],
  ['unknown', 'Unknown: no processed file covers this interval'],
] as const)('the table of an interval that is %s has no numbers', (state, text) => {
  expect(factsOf(untraded(0, state), '1m', UTC, key)).toEqual([
    { label: 'Time', value: '2024-08-08 14:30' },
    { label: 'State', value: text },
  ]);
});

test.each([
  ['1s', 'UTC', '2024-08-08 14:30:00'],
  ['1d', 'UTC', '2024-08-08 14:30'],
  ['1d', 'Pacific/Marquesas', '2024-08-08 05:00'],
  ['5m', 'America/New_York', '2024-08-08 10:30'],
] as const)('the time of a bar of %s in %s is %s', (interval, zone, time) => {
  expect(factsOf(untraded(0), interval, new ZonedTime(zone), key)[0]?.value).toBe(time);
});

test('a day that begins at local midnight is a date', () => {
  const row = { ...untraded(0), time: Date.parse('2024-08-08T04:00:00Z') };
  expect(factsOf(row, '1d', new ZonedTime('America/New_York'), key)[0]?.value).toBe('2024-08-08');
});

test.each([
  [traded(0), false, '2024-08-08 14:30, open 1.5, high 2.5, low 1, close 2, volume 3, 4 trades'],
  [
    traded(0, { state: 'open', count: 1, conflicts: ['f2'] }),
    true,
    '2024-08-08 14:30, open 1.5, high 2.5, low 1, close 2, volume 3, 1 trade, still open, conflict, revised',
  ],
  [traded(0, { close: undefined }), false, '2024-08-08 14:30, no prices, volume 3, 4 trades'],
  [untraded(0), false, '2024-08-08 14:30, no trades'],
  [untraded(0, 'unknown'), true, '2024-08-08 14:30, unknown, revised'],
])('a screen reader reads the bar as a sentence', (row, revised, text) => {
  expect(describeRow(row, '1m', UTC, revised)).toBe(text);
});
