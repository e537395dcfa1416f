import { DEFAULT_STATE, formatPageState, parsePageState, type PageState } from '../../src/state/page-state';

describe('the state in the address', () => {
  test.each<[string, PageState]>([
    ['?interval=1m', DEFAULT_STATE],
    [
      '?feed=general&symbol=BTC/USD&interval=5m',
      { ...DEFAULT_STATE, feed: 'general', symbol: 'BTC/USD', interval: '5m' },
    ],
    [
      '?interval=1d&tz=America/New_York&session=regular&calendar=24/7',
      { interval: '1d', timeZone: 'America/New_York', session: 'regular', calendar: '24/7' },
    ],
    [
      '?interval=1m&from=2024-08-08T14:30:00Z&to=2024-08-08T15:00:00.500Z',
      { ...DEFAULT_STATE, from: Date.UTC(2024, 7, 8, 14, 30), to: Date.UTC(2024, 7, 8, 15, 0, 0, 500) },
    ],
    [`?feed=%26%3D%3F&symbol=%C3%84%2050%25&interval=1m`, { ...DEFAULT_STATE, feed: '&=?', symbol: 'Ä 50%' }],
  ])('is written as %s and read again', (query, state) => {
    expect(formatPageState(state)).toBe(query);
    expect(parsePageState(query)).toEqual(state);
  });

  test.each(['', '?interval=2m&tz=Mars/Olympus&session=lunch&calendar=XXXX&from=soon&to=', '?other=1'])(
    'has defaults for what is missing or unknown: %s',
    (query) => {
      expect(parsePageState(query)).toEqual(DEFAULT_STATE);
    },
  );
});
