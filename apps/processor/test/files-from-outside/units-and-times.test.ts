import { linesOf, processFiles } from './process-files';

const MS = 'symbol,timestamp_ms,price,size,id';
const RFC_3339 = 'symbol,timestamp,price,size,id';
const BAR = 'general ABC 2024-03-11T15:30 10 10 10 10 2 20 1';

describe('a time in another unit than the column says', () => {
  const MASSIVE =
    'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp';
  const TARDIS = 'exchange,symbol,timestamp,local_timestamp,id,side,price,amount';

  test.each([
    ['seconds in ms', MS, 'ABC,1710171000,10,2,1', '1710171000', 'ms', 's'],
    ['seconds in µs', 'symbol,timestamp_us,price,size,id', 'ABC,1710171000,10,2,1', '1710171000', 'us', 's'],
    ['ms in ns', 'symbol,timestamp_ns,price,size,id', 'ABC,1710171000000,10,2,1', '1710171000000', 'ns', 'ms'],
    ['ms in seconds', 'symbol,timestamp_s,price,size,id', 'ABC,1710171000000,10,2,1', '1710171000000', 's', 'ms'],
    [
      'ns in µs',
      'symbol,timestamp_us,price,size,id',
      'ABC,1710171000000000000,1,1,1',
      '1710171000000000000',
      'us',
      'ns',
    ],
    [
      'ms in sip_timestamp',
      MASSIVE,
      'ABC,,0,11,1,1710171000000,10,1,1710171000000,2,3,0,0',
      '1710171000000',
      'ns',
      'ms',
    ],
    ['ms in the µs of Tardis', TARDIS, 'okex,ABC,1710171000000,1710171000009,1,buy,10,2', '1710171000000', 'us', 'ms'],
  ])('is refused with the unit that fits: %s', async (_name, header, line, time, unit, fitting) => {
    const reason =
      `timestamp is not between 1971-01-01 and 2026-01-16: '${time}', which is read in ${unit}; ` +
      `it would be plausible in ${fitting}`;

    expect(await processFiles({ 'x.csv': linesOf(header, line) })).toEqual({
      refused: { 'x.csv': expect.stringContaining(`The first: line 2: ${reason}`) as string },
    });
  });

  test('is rejected line by line if others are right', async () => {
    const lineOf = (unit: string, time: number | string, id: number) =>
      JSON.stringify({ symbol: 'ABC', [unit]: time, price: 10, size: 2, id });

    const file = linesOf(
      lineOf('timestamp_ms', 1_710_171_000_000, 1),
      lineOf('timestamp_ns', 1_710_171_000_000, 2),
      lineOf('timestamp_ms', '1710171000', 3),
    );

    expect(await processFiles({ 'x.ndjson': file })).toEqual({
      bars: [BAR],
      rejected: [
        "x.ndjson:2 timestamp is not between 1971-01-01 and 2026-01-16: '1710171000000', which is read in ns; it would be plausible in ms",
        "x.ndjson:3 timestamp is not between 1971-01-01 and 2026-01-16: '1710171000', which is read in ms; it would be plausible in s",
      ],
    });
  });

  test('is rejected in a Binance file, whose times are in ms or µs', async () => {
    const lineOf = (time: string, id: number) => `${id},10,2,20,${time},True,True`;
    const key = 'XRPUSDT-trades-2024-03-11.csv';
    const times = ['1710171000000', '1710171000', '1710171000000000000', '1710171000000.5', '9999999999999'];

    expect(await processFiles({ [key]: linesOf(...times.map(lineOf)) })).toEqual({
      bars: ['binance-spot XRPUSDT 2024-03-11T15:30 10 10 10 10 2 20 1'],
      rejected: [
        `${key}:2 timestamp is neither a time in ms (13 digits) nor in µs (16 digits): '1710171000'`,
        `${key}:3 timestamp is neither a time in ms (13 digits) nor in µs (16 digits): '1710171000000000000'`,
        `${key}:4 timestamp is neither a time in ms (13 digits) nor in µs (16 digits): '1710171000000.5'`,
        `${key}:5 timestamp is not between 1971-01-01 and 2026-01-16: '9999999999999'`,
      ],
    });
  });
});

test('trades are from 1971 to the day after the upload', async () => {
  const times = [
    Date.UTC(1970, 11, 31, 23, 59, 59),
    Date.UTC(1971, 0, 1),
    Date.UTC(2026, 0, 16, 23, 59, 59),
    Date.UTC(2026, 0, 17),
  ];

  const { bars, rejected } = await processFiles({
    'x.csv': linesOf(MS, ...times.map((time, id) => `ABC,${time},10,2,${id}`)),
  });

  expect(bars?.map((bar) => bar.split(' ')[2])).toEqual(['1971-01-01T00:00', '2026-01-16T23:59']);
  expect(rejected).toEqual([
    "x.csv:2 timestamp is not between 1971-01-01 and 2026-01-16: '31535999000'",
    "x.csv:5 timestamp is not between 1971-01-01 and 2026-01-16: '1768608000000'",
  ]);
});

test('months in ms and in µs, with line ends of Windows and blank lines, are one file', async () => {
  const lines = [
    '1,10,2,20,1735689599999,True,True',
    '2,11,1,11,1735689600000000,False,True',
    '3,12,1,12,1735689600500001,True,True',
  ];

  expect(await processFiles({ 'spot/XRPUSDT-trades-2025-01.csv': `${lines.join('\r\n')}\r\n\r\n\r\n` })).toEqual({
    bars: [
      'binance-spot XRPUSDT 2024-12-31T23:59 10 10 10 10 2 20 1',
      'binance-spot XRPUSDT 2025-01-01T00:00 11 12 11 12 2 23 2',
    ],
  });
});

test('a time in a leap second is rejected for that reason, in any time zone, and other seconds 60 are no times', async () => {
  const times = [
    '2016-12-31T23:59:59.999999999Z',
    '2016-12-31T23:59:60.25Z',
    '2016-12-31T18:59:60-05:00',
    '2016-12-30T23:59:60Z',
    '2017-01-01T00:00:00Z',
  ];
  const why = 'timestamp is in a leap second, which nanoseconds since 1970 cannot express';

  expect(
    await processFiles({ 'x.csv': linesOf(RFC_3339, ...times.map((time, id) => `ABC,${time},10,2,${id}`)) }),
  ).toEqual({
    bars: ['general ABC 2016-12-31T23:59 10 10 10 10 2 20 1', 'general ABC 2017-01-01T00:00 10 10 10 10 2 20 1'],
    rejected: [
      `x.csv:3 ${why}: '2016-12-31T23:59:60.25Z'`,
      `x.csv:4 ${why}: '2016-12-31T18:59:60-05:00'`,
      "x.csv:5 timestamp is not an RFC 3339 time: '2016-12-30T23:59:60Z'",
    ],
  });
});

describe('an RFC 3339 time', () => {
  test('is the same in every time zone, before and after the clocks change', async () => {
    const times = [
      '2024-03-31T02:59:59+02:00',
      '2024-03-31 00:59:59Z',
      '2024-03-31t01:00:00.000000001z',
      '2024-03-31T03:00:00+02:00',
    ];

    expect(
      await processFiles({ 'x.csv': linesOf(RFC_3339, ...times.map((time, id) => `ABC,${time},10,2,${id}`)) }),
    ).toEqual({
      bars: ['general ABC 2024-03-31T00:59 10 10 10 10 4 40 2', 'general ABC 2024-03-31T01:00 10 10 10 10 4 40 2'],
    });
  });

  test.each([
    '2024-03-11T15:30:00',
    '2024-03-11 15:30:00 UTC',
    '2024-03-11 15:30:00+00',
    '2024-03-11T15:30:00+0000',
    '2024-03-11T15:30:00.123456789012Z',
    '"2024-03-11T15:30:00,5Z"',
    '2024-03-11T15:30Z',
    '2024-03-11',
    '2024-02-30T15:30:00Z',
    '2024-03-11T24:00:00Z',
    '03/11/2024 15:30:00',
    '45362.645833',
  ])('is not %s', async (time) => {
    const file = linesOf(RFC_3339, 'ABC,2024-03-11T15:30:00Z,10,2,1', `ABC,${time},10,2,2`);

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: [BAR],
      rejected: [
        expect.stringContaining(`x.csv:3 timestamp is not an RFC 3339 time: '${time.replaceAll('"', '')}'`) as string,
      ],
    });
  });

  test('is not a number, and the reason says how to name the column', async () => {
    expect(await processFiles({ 'x.csv': linesOf(RFC_3339, 'ABC,1710171000,10,2,1') })).toEqual({
      refused: {
        'x.csv': expect.stringContaining(
          "timestamp is not an RFC 3339 time: '1710171000'; name the column of a number by its unit: timestamp_s,",
        ) as string,
      },
    });
  });
});

test.each(['1710171000000.1234567', '1.710171e12', '-1710171000000', '', '"1,710,171,000,000"', '0x18E2E1E0EC0'])(
  'the number of milliseconds is not %s',
  async (time) => {
    const file = linesOf(MS, 'ABC,1710171000000.25,10,2,1', `ABC,${time},10,2,2`);

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: [BAR],
      rejected: [`x.csv:3 timestamp is not a time in ms since 1970: '${time.replaceAll('"', '')}'`],
    });
  },
);
