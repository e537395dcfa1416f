import { LAYOUTS } from '../../../src/parsing/layouts';
import { excluded, readFixture, rejected, trade, VOLUME_ONLY } from '../read-fixture';

const withoutExtendedHours = LAYOUTS.map((layout) => ({ prefix: '', layout, extendedHours: 'exclude' as const }));
const declare = (name: string) => withoutExtendedHours.filter(({ layout }) => layout.name === name);

describe('Massive US stock trades', () => {
  const a = { feed: 'massive-stocks', symbol: 'A' };
  const expected = [
    trade({
      ...a,
      id: '11:0:52983525035312',
      time: 1_712_306_654_208_740_096n,
      price: '142.99',
      size: '5',
      eligibility: VOLUME_ONLY,
    }),
    trade({ ...a, id: '11:0:52983525035313', time: 1_712_323_800_000_000_002n, price: '143', size: '100' }),
    trade({
      ...a,
      symbol: 'NULL',
      id: '4:202:71675241580107',
      time: 1_712_323_800_000_000_004n,
      price: '26.5',
      size: '0.25',
    }),
    excluded('counts for nothing: market center official open'),
    trade({
      ...a,
      id: '1:0:52983525035315',
      time: 1_712_347_200_000_000_001n,
      price: '143.02',
      size: '0',
      eligibility: { volume: false },
    }),
    excluded('correction 8: cancelled later'),
    trade({ ...a, id: '11:0:52983525035317', time: 1_712_323_800_000_000_011n, price: '143.03', size: '7' }),
    excluded('correction 12: a correction message'),
    rejected("the sale condition '60' is not known"),
    rejected("the correction '2' is not known"),
  ];

  test('count as their conditions and corrections say, at the time of the tape', () => {
    expect(readFixture('massive/2024-04-05.csv').parsed).toEqual(expected);
  });

  test('outside the regular session are excluded where the configuration says so', () => {
    const { parsed } = readFixture('massive/2024-04-05.csv', declare('Massive US stock trades'));
    expect(parsed).toEqual([excluded('extended hours: form T'), ...expected.slice(1)]);
  });
});

describe('Alpaca trades', () => {
  const aapl = { feed: 'alpaca', symbol: 'AAPL' };
  const expected = [
    trade({ ...aapl, id: 'V:52983525027889', time: 1_712_323_800_000_000_001n, price: '169.59', size: '100' }),
    trade({
      ...aapl,
      id: 'D:71675241580107',
      time: 1_712_323_800_500_000_000n,
      price: '169.6',
      size: '3',
      eligibility: VOLUME_ONLY,
    }),
    trade({ ...aapl, id: 'D:71675241580108', time: 1_712_323_801_000_000_000n, price: '169.6', size: '200' }),
    excluded('update canceled: the trade was cancelled'),
    trade({ ...aapl, id: 'V:52983525027891', time: 1_712_323_803_000_000_000n, price: '169.61', size: '100' }),
  ];

  test('of the history take the symbol from the name', () => {
    expect(readFixture('alpaca/AAPL-trades-2024-04-05.ndjson').parsed).toEqual(expected);
  });

  test('of the stream name it themselves, and codes mean what their tape says', () => {
    expect(readFixture('alpaca/stream-2024-04-05.ndjson').parsed).toEqual([
      trade({
        feed: 'alpaca',
        symbol: 'BRK.B',
        id: 'N:7',
        time: 1_712_323_800_123_456_789n,
        price: '417.5',
        size: '40',
        eligibility: VOLUME_ONLY,
      }),
      trade({
        feed: 'alpaca',
        symbol: 'SPY',
        id: 'P:8',
        time: 1_712_323_800_123_456_789n,
        price: '514.46',
        size: '1',
        eligibility: VOLUME_ONLY,
      }),
      rejected("the sale condition 'A' is not known"),
      excluded('update incorrect: the trade was corrected by another'),
      rejected("the sale conditions of the tape 'N' are not known"),
    ]);
  });

  test('outside the regular session are excluded where the configuration says so', () => {
    const { parsed } = readFixture('alpaca/stream-2024-04-05.ndjson', declare('Alpaca trades'));
    expect(parsed[1]).toEqual(excluded('extended hours: form T'));
  });
});
