import { detectLayout } from '../../../src/parsing/recognition/detect-layout';
import { MASSIVE_STOCKS } from '../../../src/parsing/layouts/massive-stocks';
import { excluded, fixtureLines, readFixture, rejected, trade, VOLUME_ONLY } from '../read-fixture';

describe('Massive US stock trades', () => {
  const a = { feed: 'massive-stocks', symbol: 'A' };
  const expected = [
    trade({
      ...a,
      id: '11:0:52983525035312',
      order: 3807n,
      time: 1_712_306_654_208_740_096n,
      price: '142.99',
      size: '5',
      eligibility: VOLUME_ONLY,
    }),
    trade({
      ...a,
      id: '11:0:52983525035313',
      order: 3808n,
      time: 1_712_323_800_000_000_002n,
      price: '143',
      size: '100',
    }),
    trade({
      ...a,
      symbol: 'NULL',
      id: '4:202:71675241580107',
      order: 3809n,
      time: 1_712_323_800_000_000_004n,
      price: '26.5',
      size: '0.25',
    }),
    excluded('updates no part of a bar: market center official open'),
    trade({
      ...a,
      id: '1:0:52983525035315',
      order: 3811n,
      time: 1_712_347_200_000_000_001n,
      price: '143.02',
      size: '0',
      eligibility: { volume: false },
    }),
    excluded('correction 8: cancelled later'),
    trade({
      ...a,
      id: '11:0:52983525035317',
      order: 3813n,
      time: 1_712_323_800_000_000_011n,
      price: '143.03',
      size: '7',
    }),
    excluded('correction 12: a correction message'),
    rejected("the sale condition '60' is not known"),
    rejected("the value '2' of 'correction' is not known"),
  ];

  test('have the eligibility of their conditions and corrections, and the time of the tape', () => {
    expect(readFixture('massive/2024-04-05.csv').parsed).toEqual(expected);
  });

  test('in extended hours are excluded if the configuration says so', () => {
    const { parsed } = readFixture('massive/2024-04-05.csv', {
      layout: 'Massive US stock trades',
      extendedHours: 'exclude',
    });
    expect(parsed).toEqual([excluded('extended hours: form T'), ...expected.slice(1)]);
  });

  describe('with the condition form T', () => {
    const [header = ''] = fixtureLines('massive/2024-04-05.csv');
    const layout = detectLayout('x.csv', header);
    const formT = (time: string, conditions: string) => {
      const nanoseconds = `${Date.parse(time)}000000`;
      return layout.parse(`A,"${conditions}",0,11,1,${nanoseconds},1,1,${nanoseconds},100,1,0,0`);
    };
    const eligibility = (highLow: boolean, openClose: boolean) => ({
      kind: 'trade',
      trade: { eligibility: { volume: true, highLow, openClose } },
    });

    test.each([
      ['before the session', '2024-04-05T13:29:59Z', '12', true, true],
      ['after the session', '2024-04-05T20:00:00Z', '12,14', true, true],
      ['in the session', '2024-04-05T13:30:00Z', '12', false, false],
      ['that is an odd lot', '2024-04-05T12:00:00Z', '12,37', false, false],
      ['at a prior reference price', '2024-04-05T12:00:00Z', '12,22', true, false],
      ['sold out of sequence', '2024-04-05T12:00:00Z', '13', false, false],
    ])(
      'update the prices that their other conditions allow, but not in the session: a trade %s',
      (_case, time, conditions, highLow, openClose) => {
        expect(formT(time, conditions)).toMatchObject(eligibility(highLow, openClose));
      },
    );
  });

  test('have the exact size if a file states it', () => {
    const { parse } = detectLayout('x.csv', `${MASSIVE_STOCKS.columns.join(',')},decimal_size`);
    expect(parse('A,,0,11,7,1,143,3,1712323800000000000,1,1,0,0,0.25')).toEqual(
      trade({ ...a, id: '11:0:7', order: 3n, time: 1_712_323_800_000_000_000n, price: '143', size: '0.25' }),
    );
  });
});
