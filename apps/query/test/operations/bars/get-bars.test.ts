import { BarsAnswer } from '../../../src/schema/answers';
import { TestApi } from '../../test-api';

const BARS = '/v1/bars/f/S';
const timesOf = (answer: any) => answer.bars.map(({ time }: any) => time);
const statesOf = (answer: any) => answer.bars.map(({ state }: any) => state);

describe('the bars of a symbol', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = new TestApi();
    await api.upload('a.csv', [
      'S 2024-08-08T00:00:10Z 0.1 3',
      'S 2024-08-08T00:00:20Z 0.300000000000000001 1',
      'S 2024-08-08T00:03:00Z 0.2 1',
      'S 2024-08-09T10:00:00Z 5 1',
      'T 2024-08-10T10:00:00Z 5 1',
    ]);
  });

  test('are exact, and state the parameters that were used', async () => {
    const answer = await api.json(`${BARS}?to=2024-08-08T00:02:00Z`);
    expect(BarsAnswer.parse(answer)).toEqual({
      ...{ feed: 'f', symbol: 'S', interval: '1m', from: '2024-08-08T00:00:00Z', to: '2024-08-08T00:02:00Z' },
      ...{ tz: 'UTC', session: 'all', calendar: '24/7', watermark: '2024-08-08T00:02:00Z', next: null },
      revision: expect.stringMatching(/^[0-9a-f]{16}$/),
      bars: [
        {
          time: '2024-08-08T00:00:00Z',
          ...{ open: '0.1', high: '0.300000000000000001', low: '0.1', close: '0.300000000000000001' },
          ...{ volume: '4', notional: '0.600000000000000001', vwap: '0.15', count: 2, state: 'closed' },
          revision: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
      ],
    });
  });

  test('have floats if they are requested', async () => {
    const { bars } = await api.json(`${BARS}?to=2024-08-08T00:02:00Z&numbers=float`);
    expect(bars[0]).toMatchObject({ open: 0.1, high: 0.3, volume: 4, vwap: 0.15, count: 2 });
  });

  test('begin with the first and end with the last day of the symbol by default, in whole bars', async () => {
    expect(await api.json(BARS)).toMatchObject({ from: '2024-08-08T00:00:00Z', to: '2024-08-10T00:00:00Z' });
    const weeks = await api.json(`${BARS}?interval=1w`);
    expect([weeks.from, timesOf(weeks)]).toEqual(['2024-08-05T00:00:00Z', ['2024-08-05T00:00:00Z']]);
  });

  test.each([
    ['from=2024-08-08T00:03:00Z', ['2024-08-08T00:03:00Z', '2024-08-09T10:00:00Z']],
    ['from=2024-08-08T00:03:00.000000001Z', ['2024-08-09T10:00:00Z']],
    ['to=2024-08-08T00:03:00Z', ['2024-08-08T00:00:00Z']],
    ['to=2024-08-08T00:03:00.1Z', ['2024-08-08T00:00:00Z', '2024-08-08T00:03:00Z']],
    ['from=2024-08-09', ['2024-08-09T10:00:00Z']],
    ['from=2024-08-08T02:03:00%2B02:00&to=2024-08-09', ['2024-08-08T00:03:00Z']],
    ['from=2024-08-08T02:03:00+02:00&to=2024-08-09', ['2024-08-08T00:03:00Z']],
    ['from=1723075380&to=1723075381', ['2024-08-08T00:03:00Z']],
    ['from=1723075380000&to=1723075380001', ['2024-08-08T00:03:00Z']],
    ['from=1723075380000000&to=1723075380000001', ['2024-08-08T00:03:00Z']],
    ['from=1723075380000000000&to=1723075380000000001', ['2024-08-08T00:03:00Z']],
    ['from=2024-08-10', []],
    ['from=2030-01-01', []],
    ['to=2000-01-01', []],
    ['from=1970-01-01&to=2286-01-01', ['2024-08-08T00:00:00Z', '2024-08-08T00:03:00Z', '2024-08-09T10:00:00Z']],
  ])('have open times in the half-open range %s', async (range, times) => {
    expect(timesOf(await api.json(`${BARS}?${range}`))).toEqual(times);
  });

  test.each([
    ['Europe/Berlin', '1d', '2024-08-08T00:00:00+02:00', '2024-08-09T00:00:00+02:00'],
    ['America/New_York', '1d', '2024-08-07T00:00:00-04:00', '2024-08-09T00:00:00-04:00'],
    ['Asia/Kathmandu', '1d', '2024-08-08T00:00:00+05:45', '2024-08-09T00:00:00+05:45'],
    ['Europe/Berlin', '1m', '2024-08-08T02:00:00+02:00', '2024-08-09T12:00:00+02:00'],
    ['Etc/UTC', '1d', '2024-08-08T00:00:00+00:00', '2024-08-09T00:00:00+00:00'],
  ])('have the days and offsets of %s (%s)', async (tz, interval, first, last) => {
    const times = timesOf(await api.json(`${BARS}?tz=${encodeURIComponent(tz)}&interval=${interval}`));
    expect([times[0], times.at(-1)]).toEqual([first, last]);
  });

  test('a date of a range is midnight in the time zone', async () => {
    const { from } = await api.json(`${BARS}?tz=America/New_York&from=2024-08-08`);
    expect(from).toBe('2024-08-08T00:00:00-04:00');
  });

  test('are open until the watermark of their feed reaches their end', async () => {
    const { watermark, bars } = await api.json('/v1/bars/f/T');
    expect([watermark, bars[0].state]).toEqual(['2024-08-10T10:00:00Z', 'open']);
    expect(statesOf(await api.json(BARS))).toEqual(['closed', 'closed', 'closed']);
  });

  test.each([
    ['none', 2],
    ['previous', 4],
    ['state', 4],
  ])('have rows for gaps with fill=%s', async (fill, rows) => {
    const { bars } = await api.json(`${BARS}?fill=${fill}&to=2024-08-08T00:04:00Z`);
    expect(bars).toHaveLength(rows);
    if (fill === 'previous') {
      const close = '0.300000000000000001';
      const prices = { open: close, high: close, low: close, close, volume: '0', notional: '0', vwap: null, count: 0 };
      expect(bars[1]).toEqual({ time: '2024-08-08T00:01:00Z', ...prices, state: 'closed', revision: null });
    }
    if (fill === 'state') expect(bars[1]).toEqual({ time: '2024-08-08T00:01:00Z', state: 'empty' });
  });

  test('include sources and conflicts on request', async () => {
    const { bars } = await api.json(`${BARS}?limit=1&include=conflicts,sources`);
    expect(bars[0]).toMatchObject({ sources: [expect.stringMatching(/^[0-9a-f]{20}$/)], conflicts: [] });
  });

  test('a symbol may contain any characters', async () => {
    await api.upload('b.csv', ['BTC/USD 2024-08-08T00:00:00Z 1 1', 'Ä_50%_😀? 2024-08-08T00:00:00Z 1 1']);
    expect((await api.json('/v1/bars/f/BTC/USD')).symbol).toBe('BTC/USD');
    expect((await api.json('/v1/bars/f/BTC%2FUSD')).symbol).toBe('BTC/USD');
    expect((await api.json(`/v1/bars/f/${encodeURIComponent('Ä 50% 😀?')}`)).symbol).toBe('Ä 50% 😀?');
  });
});

describe('no trades is not no data', () => {
  test('exactly the intervals of a missing file become unknown', async () => {
    const days = Array.from({ length: 10 }, (_, day) => `2024-08-${String(day + 1).padStart(2, '0')}`);
    for (const missing of [undefined, 0, 4, 9]) {
      const api = new TestApi();
      for (const [index, day] of days.entries()) {
        if (index !== missing)
          await api.upload(`trades-${day}.csv`, [`S ${day}T03:00:00Z 1 1`, `S ${day}T21:00:00Z 1 1`]);
      }
      const { bars } = await api.json(`${BARS}?interval=1h&fill=state&from=2024-08-01&to=2024-08-11`);
      const unknown = bars.flatMap(({ time, state }: any) => (state === 'unknown' ? [time] : []));
      const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
      expect(bars).toHaveLength(240);
      expect(unknown).toEqual(missing === undefined ? [] : hours.map((hour) => `${days[missing]}T${hour}:00:00Z`));
      expect(bars.filter(({ state }: any) => state === 'empty')).toHaveLength(missing === undefined ? 220 : 198);
    }
  });
});

describe('sessions', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = new TestApi('1m', { f: 'XNYS' });
    await api.upload('a.csv', [
      'S 2024-08-08T12:00:00Z 1 1', // before the open
      'S 2024-08-08T13:30:00Z 2 1',
      'S 2024-08-08T19:59:00Z 3 1',
      'S 2024-08-08T20:00:00Z 4 1', // after the close
      'S 2024-08-10T15:00:00Z 5 1', // Saturday
    ]);
  });

  test.each([
    ['all', ['1', '2', '3', '4', '5']],
    ['regular', ['2', '3']],
    ['extended', ['1', '2', '3', '4']],
  ])('session=%s has its trades', async (session, closes) => {
    const { calendar, bars } = await api.json(`${BARS}?session=${session}`);
    expect([calendar, bars.map(({ close }: any) => close)]).toEqual(['XNYS', closes]);
  });

  test('a day is that of the exchange', async () => {
    const { bars } = await api.json(`${BARS}?session=regular&interval=1d&tz=America/New_York`);
    expect(bars).toMatchObject([{ time: '2024-08-08T09:30:00-04:00', open: '2', close: '3', count: 2 }]);
  });

  test('the calendar of a request precedes that of the feed', async () => {
    expect(await api.json(`${BARS}?session=regular&calendar=24/7`)).toMatchObject({
      calendar: '24/7',
      bars: { length: 5 },
    });
  });

  test('a time whose sessions are not known is a problem', async () => {
    expect(await api.problem(`${BARS}?session=regular&from=1999-01-01`)).toMatchObject({
      ...{ status: 400, parameter: 'from', found: '1999-01-01T00:00:00Z' },
      expected: expect.stringContaining('for which the sessions of XNYS are known'),
    });
    expect(await api.problem(`${BARS}?session=regular&to=2200-01-01`)).toMatchObject({ status: 400, parameter: 'to' });
  });
});

describe('problems', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = new TestApi();
    await api.upload('a.csv', ['S 2024-08-08T00:00:10Z 1 1']);
  });

  test.each([
    ['interval=2m', 'interval', '2m'],
    ['interval=1s', 'interval', '1s'],
    ['interval=', 'interval', ''],
    ['limit=0', 'limit', '0'],
    ['limit=10001', 'limit', '10001'],
    ['limit=1e2', 'limit', '1e2'],
    ['limit=0x10', 'limit', '0x10'],
    ['limit=99999999999999999999', 'limit', '99999999999999999999'],
    ['from=yesterday', 'from', 'yesterday'],
    ['from=2024-02-30', 'from', '2024-02-30'],
    ['from=2024-08-08T00:00:00', 'from', '2024-08-08T00:00:00'],
    ['from=2024-08-08T00:00:00.1234567891Z', 'from', '2024-08-08T00:00:00.1234567891Z'],
    ['from=1969-12-31', 'from', '1969-12-31'],
    ['to=2287-01-01', 'to', '2287-01-01'],
    ['from=12345', 'from', '12345'],
    ['from=2024-08-08&to=2024-08-08', 'to', '2024-08-08'],
    ['from=2024-08-09&to=2024-08-08', 'to', '2024-08-08'],
    ['tz=Mars/Olympus', 'tz', 'Mars/Olympus'],
    ['tz=%2B02:00', 'tz', '+02:00'],
    ['fill=yes', 'fill', 'yes'],
    ['session=night', 'session', 'night'],
    ['calendar=XXXX', 'calendar', 'XXXX'],
    ['numbers=decimal', 'numbers', 'decimal'],
    ['format=xml', 'format', 'xml'],
    ['include=everything', 'include', 'everything'],
    ['revision=1', 'revision', '1'],
    ['dry=1', 'dry', '1'],
    ['cursor=', 'cursor', ''],
    ['cursor=abc', 'cursor', 'abc'],
    ['cursor=%00', 'cursor', '\0'],
  ])('%s is an invalid parameter', async (query, parameter, found) => {
    expect(await api.problem(`${BARS}?${query}`)).toMatchObject({
      ...{ type: '/docs#problem-invalid-parameter', status: 400, parameter, found },
      expected: expect.any(String),
    });
  });

  test.each([
    ['/v1/bars/f/X', 'The feed `f` has no symbol `X`.'],
    ['/v1/bars/g/S', 'The feed `g` has no symbol `S`.'],
    ['/v1/bars/f/s', 'The feed `f` has no symbol `s`.'],
  ])('%s is not found, instead of an empty answer', async (url, detail) => {
    expect(await api.problem(url)).toMatchObject({ type: '/docs#problem-not-found', status: 404, detail });
  });

  test('a cursor of another request is invalid', async () => {
    await api.upload('b.csv', ['S 2024-08-08T00:05:00Z 1 1']);
    const { next } = await api.json(`${BARS}?limit=1`);
    expect(await api.json(`${BARS}?limit=5&format=columns&cursor=${next}`)).toMatchObject({ bars: { count: [1] } });
    expect(await api.problem(`${BARS}?limit=1&interval=5m&cursor=${next}`)).toMatchObject({ parameter: 'cursor' });
  });
});
