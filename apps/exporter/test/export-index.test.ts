import { emptyIndex, formatIndex, parseIndex, type ExportIndex } from '../src/export-index';

const INDEX: ExportIndex = {
  interval: '1m',
  sequence: 7,
  pending: [{ feed: 'a', date: '2024-08-09' }],
  days: [
    { feed: 'a', date: '2024-08-07', key: 'k1', revision: '01', rows: 2, symbols: 1, bytes: 3 },
    { feed: 'a', date: '2024-08-08', key: 'k2', revision: '02', rows: 2, symbols: 1, bytes: 3 },
  ],
};

describe('formatIndex', () => {
  test('writes JSON with a line for each day', () => {
    expect(formatIndex(INDEX)).toBe(
      [
        '{"version":1,"interval":"1m","sequence":7,',
        '"pending":[',
        '{"feed":"a","date":"2024-08-09"}',
        '],',
        '"days":[',
        '{"feed":"a","date":"2024-08-07","key":"k1","revision":"01","rows":2,"symbols":1,"bytes":3},',
        '{"feed":"a","date":"2024-08-08","key":"k2","revision":"02","rows":2,"symbols":1,"bytes":3}',
        ']}',
        '',
      ].join('\n'),
    );
  });

  test.each([emptyIndex('1s'), INDEX])('is read by parseIndex', (index) => {
    expect(parseIndex(formatIndex(index), index.interval)).toEqual(index);
  });
});

describe('parseIndex', () => {
  test.each([
    ['', 'Unexpected end of JSON input'],
    ['{"version":2}', 'expected version 1, found 2'],
    ['{"version":1,"interval":"1s"}', 'it is that of the interval 1s, and bars are stored in 1m'],
    ['{"version":1,"interval":"1m"}', 'it lacks `sequence`, `pending` or `days`'],
    ['{"version":1,"interval":"1m","sequence":1,"pending":[]}', 'it lacks `sequence`, `pending` or `days`'],
    ['{"version":1,"interval":"1m","sequence":1,"days":[]}', 'it lacks `sequence`, `pending` or `days`'],
  ])('rejects %s', (text, reason) => {
    expect(() => parseIndex(text, '1m')).toThrow(`The index of the exports cannot be used: ${reason}. Restore`);
  });
});
