import { UnknownLayoutError } from '../../../src/errors';
import { detectLayout } from '../../../src/parsing/recognition/detect-layout';
import { NYSE_TAQ } from '../../../src/parsing/layouts/nyse-taq';
import { excluded, fixtureLines, readFixture, rejected, trade, VOLUME_ONLY } from '../read-fixture';

const FIXTURE = 'nyse/EQY_US_ALL_TRADE_20240808.psv';
const [HEADER = '', FORM_T = ''] = fixtureLines(FIXTURE);

describe('NYSE Daily TAQ trades', () => {
  const a = { feed: 'nyse-taq', symbol: 'A' };
  const open = 1_723_123_800_000_000_000n;
  const expected = [
    trade({
      ...a,
      id: 'P::52983525',
      order: 1001n,
      time: 1_723_104_000_006_502_413n,
      price: '142.99',
      size: '5',
      eligibility: VOLUME_ONLY,
    }),
    trade({ ...a, id: 'N::52983526', order: 2001n, time: open + 1n, price: '143.05', size: '2500' }),
    trade({
      ...a,
      id: 'D:Q:71675240',
      order: 2002n,
      time: open + 100_000_000n,
      price: '143.01',
      size: '100',
      eligibility: VOLUME_ONLY,
    }),
    trade({
      feed: 'nyse-taq',
      symbol: 'AAPL',
      id: 'D:N:71675240',
      order: 3001n,
      time: open + 200_000_000n,
      price: '212.5',
      size: '100',
    }),
    trade({
      feed: 'nyse-taq',
      symbol: 'BRK B',
      id: 'T::62',
      order: 3002n,
      time: open + 300_000_000n,
      price: '417.5',
      size: '1',
    }),
    excluded('correction 8: cancelled later'),
    excluded('correction 10: a cancel message'),
    trade({ ...a, id: 'N::52983528', order: 2005n, time: open + 500_000_000n, price: '143.1', size: '100' }),
    trade({
      ...a,
      id: 'N::52983529',
      order: 2006n,
      time: open + 600_000_000n,
      price: '150',
      size: '100',
      eligibility: VOLUME_ONLY,
    }),
    rejected("the sale condition 'W' is not known"),
    rejected("the sale conditions of the tape 'X' are not known"),
    excluded('a line about the file, not a record'),
  ];

  test('have times of Eastern time, and the conditions of their tape', () => {
    expect(readFixture(FIXTURE).parsed).toEqual(expected);
  });

  test('in extended hours update the volume only, as on the tape, unless the configuration differs', () => {
    const update = (extendedHours: string) =>
      detectLayout('EQY_US_ALL_TRADE_20240808', HEADER, [
        { prefix: '', extendedHours: extendedHours as 'prices' },
      ]).parse(FORM_T.replace(' FTI', ' FT '));
    expect(update('prices')).toMatchObject({ trade: { eligibility: { highLow: true, openClose: true } } });
    expect(update('volume')).toMatchObject({ trade: { eligibility: VOLUME_ONLY } });
    expect(update('exclude')).toEqual(excluded('extended hours: form T'));
  });

  test.each([
    ['EQY_US_ALL_TRADE_20240108.gz', '093000000000000', 1_704_724_200_000_000_000n],
    ['taq/EQY_US_ALL_TRADE_20240808 (1).txt', '200000000000000', 1_723_161_600_000_000_000n],
    ['eqy_us_all_trade_20240808.csv', '093000123456', 1_723_123_800_123_456_000n],
  ])('have the day in the name of %s', (key, time, expectedTime) => {
    const { parse } = detectLayout(key, HEADER);
    expect(parse(`${time}|N|A| |100|143||00|1|2|C||||0`)).toMatchObject({ trade: { time: expectedTime } });
  });

  test('are rejected if their time is not valid', () => {
    const { parse } = detectLayout('EQY_US_ALL_TRADE_20240808', HEADER);
    expect(parse('246000000000000|N|A| |100|143||00|1|2|C||||0')).toEqual(
      rejected(
        "timestamp is not a time of day in US Eastern time, HHMMSS and a fraction, on 20240808: '246000000000000'",
      ),
    );
  });

  test('are refused if the name of their file does not state the day', () => {
    const problem = 'its name is not like EQY_US_ALL_TRADE_YYYYMMDD, which states the date';
    expect(() => detectLayout('x.csv', HEADER)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`nearest to ${NYSE_TAQ.name}, but ${problem}`) as string,
      }),
    );
    expect(() => detectLayout('x.csv', HEADER, [{ prefix: '', layout: NYSE_TAQ }])).toThrow(UnknownLayoutError);
  });
});
