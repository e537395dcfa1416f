import { FULLY_ELIGIBLE, unformatDecimal } from '@trading/bars';
import type { ExtendedHours } from '../../../src/parsing/rules/sale-conditions';
import { excluded, readFixture, rejected, trade, VOLUME_ONLY } from '../read-fixture';

describe('Alpaca trades', () => {
  /** A cancel or correction of the stream names a trade before its own time. */
  const spy = { feed: 'alpaca', symbol: 'SPY', isTimeOfTrade: false };
  const brk = { ...spy, symbol: 'BRK.B', id: 'N:7', time: 1_712_323_920_000_000_000n };
  const CORRECTED = expect.objectContaining({
    id: 'N:12',
    price: unformatDecimal('417.25'),
    size: unformatDecimal('400'),
    eligibility: FULLY_ELIGIBLE,
  }) as object;

  test('of the history have the symbol of the file name', () => {
    const aapl = { feed: 'alpaca', symbol: 'AAPL' };
    expect(readFixture('alpaca/AAPL-trades-2024-04-05.ndjson').parsed).toEqual([
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
    ]);
  });

  test('of the stream have a symbol each, and condition codes with the meaning of their tape', () => {
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
      }),
      rejected("the sale condition 'A' is not known"),
      excluded('update incorrect: the trade was corrected by another'),
      rejected("the sale conditions of the tape 'N' are not known"),
      rejected('the record is a quote, not a trade'),
      { kind: 'retraction', retraction: { ...spy, id: 'P:8', time: 1_712_323_860_000_000_000n } },
      { kind: 'retraction', retraction: { ...brk, replacement: CORRECTED } },
      { kind: 'retraction', retraction: brk },
      { kind: 'retraction', retraction: { ...brk, problem: "the corrected price must be greater than 0, got: '0'" } },
      rejected("the key 'canceled' is not known in Alpaca trades"),
      rejected("T must be one of t, x, c, got: 'y'"),
    ]);
  });

  test.each<[ExtendedHours | undefined, object]>([
    [undefined, FULLY_ELIGIBLE],
    ['prices', FULLY_ELIGIBLE],
    ['volume', { volume: true, highLow: false, openClose: false }],
  ])(
    'in extended hours update prices, in the session too, unless the configuration differs: %s',
    (extendedHours, eligibility) => {
      const { parsed } = readFixture('alpaca/stream-2024-04-05.ndjson', { layout: 'Alpaca trades', extendedHours });
      expect(parsed[1]).toMatchObject({ kind: 'trade', trade: { eligibility } });
    },
  );

  test('in extended hours are excluded if the configuration says so', () => {
    const { parsed } = readFixture('alpaca/stream-2024-04-05.ndjson', {
      layout: 'Alpaca trades',
      extendedHours: 'exclude',
    });
    expect(parsed[1]).toEqual(excluded('extended hours: form T'));
  });
});
