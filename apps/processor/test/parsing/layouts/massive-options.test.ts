import { excluded, readFixture, rejected, tradeByValues, VOLUME_ONLY } from '../read-fixture';

describe('Massive US option trades', () => {
  const feed = 'massive-options';
  const a = { feed, symbol: 'O:A240419C00140000' };
  const repeated = tradeByValues({
    ...a,
    id: '1712323805000000000/3.1/2/312/232',
    time: 1_712_323_805_000_000_000n,
    price: '3.1',
    size: '2',
  });

  test('are known by their values, and have the rules of their condition', () => {
    expect(readFixture('massive/options-2024-04-05.csv').parsed).toEqual([
      repeated,
      repeated,
      tradeByValues({
        ...a,
        id: '1712323806000000000/3.2/1/302/202',
        time: 1_712_323_806_000_000_000n,
        price: '3.2',
        size: '1',
        eligibility: { openClose: false },
      }),
      tradeByValues({
        feed,
        symbol: 'O:SPXW240405P05100000',
        id: '1712318400000000000/0.05/10/313/248',
        time: 1_712_318_400_000_000_000n,
        price: '0.05',
        size: '10',
        eligibility: VOLUME_ONLY,
      }),
      excluded('updates no part of a bar: cancelled'),
      tradeByValues({
        ...a,
        id: '1712323808000000000/3.15/1/312/',
        time: 1_712_323_808_000_000_000n,
        price: '3.15',
        size: '1',
      }),
      rejected("the sale condition '300' is not known"),
      rejected("the value '1' of 'correction' is not known"),
    ]);
  });

  test('in extended hours update prices if the configuration says so', () => {
    const { parsed } = readFixture('massive/options-2024-04-05.csv', { extendedHours: 'prices' });
    expect(parsed[3]).toMatchObject({ trade: { eligibility: { volume: true, highLow: true, openClose: true } } });
  });
});
