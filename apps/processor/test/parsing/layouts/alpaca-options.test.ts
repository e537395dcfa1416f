import { excluded, readFixture, rejected, tradeByValues, VOLUME_ONLY } from '../read-fixture';

const AAPL = { feed: 'alpaca-options', symbol: 'AAPL240315C00172500' };
const SPXW = { feed: 'alpaca-options', symbol: 'SPXW240315P05100000' };

describe('Alpaca option trades', () => {
  const repeated = tradeByValues({
    ...AAPL,
    id: '1710164135133122560/2.84/1/n/s',
    time: 1_710_164_135_133_122_560n,
    price: '2.84',
    size: '1',
  });

  test('are known by their values, and have the rules of their condition', () => {
    expect(readFixture('alpaca/options.ndjson').parsed).toEqual([
      repeated,
      repeated,
      tradeByValues({
        ...SPXW,
        id: '1710140400000000000/12.4/2/c/v',
        time: 1_710_140_400_000_000_000n,
        price: '12.4',
        size: '2',
      }),
      tradeByValues({
        ...SPXW,
        id: '1710165600000000000/12.4/2/c/u',
        time: 1_710_165_600_000_000_000n,
        price: '12.4',
        size: '2',
        eligibility: VOLUME_ONLY,
      }),
      excluded('updates no part of a bar: cancelled'),
      rejected("the sale condition 'Z' is not known"),
      rejected('the record is a quote, not a trade'),
    ]);
  });

  test('in extended hours update the volume only if the configuration says so', () => {
    const { parsed } = readFixture('alpaca/options.ndjson', { extendedHours: 'volume' });
    expect(parsed[2]).toMatchObject({ trade: { eligibility: { volume: true, ...VOLUME_ONLY } } });
  });
});
