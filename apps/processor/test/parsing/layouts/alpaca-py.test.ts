import { detectLayout } from '../../../src/parsing/recognition/detect-layout';
import { readFixture, rejected, trade, VOLUME_ONLY } from '../read-fixture';

const AAPL = { feed: 'alpaca', symbol: 'AAPL' };
const START = 1_712_323_800_000_000_000n;
const SECOND = 1_000_000_000n;

describe('alpaca-py trades (CSV)', () => {
  test('have the conditions of their tape, and an id for each exchange', () => {
    expect(readFixture('alpaca-py/aapl.csv').parsed).toEqual([
      trade({ ...AAPL, id: 'V:5001', time: START + 1000n, price: '169.59', size: '100' }),
      trade({
        ...AAPL,
        id: 'D:7001',
        time: START + (21n * SECOND) / 2n,
        price: '171',
        size: '3',
        eligibility: VOLUME_ONLY,
      }),
      trade({
        ...AAPL,
        id: 'D:7002',
        time: START + 20n * SECOND,
        price: '150',
        size: '9000',
        eligibility: VOLUME_ONLY,
      }),
      trade({ ...AAPL, id: 'Q:5001', time: START + 30n * SECOND, price: '169.6', size: '40' }),
      trade({ feed: 'alpaca', symbol: 'IBM', id: 'P:5001', time: START - 5400n * SECOND, price: '189.1', size: '200' }),
      rejected("the sale condition 'J' is not known"),
      rejected("the sale conditions of the tape 'O' are not known"),
    ]);
  });

  test('may have an index of pandas, and no conditions if no trade has any', () => {
    const { name, parse } = detectLayout('x.csv', ',symbol,timestamp,exchange,price,size,id,tape');
    expect(name).toBe('alpaca-py trades (CSV)');
    expect(parse('0,AAPL,2024-04-05 13:30:00+00:00,V,169.5,100.0,5001,C')).toEqual(
      trade({ ...AAPL, id: 'V:5001', time: START, price: '169.5', size: '100' }),
    );
  });

  test('in extended hours are excluded if the configuration says so', () => {
    const { parsed } = readFixture('alpaca-py/aapl.csv', { extendedHours: 'exclude' });
    expect(parsed[4]).toEqual({ kind: 'excluded', rule: 'extended hours: form T' });
  });
});

test('alpaca-py trades (NDJSON) have times in milliseconds or in RFC 3339', () => {
  expect(readFixture('alpaca-py/aapl.ndjson').parsed).toEqual([
    trade({ ...AAPL, id: 'V:5001', time: START, price: '169.59', size: '100' }),
    trade({
      ...AAPL,
      id: 'D:7001',
      time: START + (21n * SECOND) / 2n,
      price: '171',
      size: '3',
      eligibility: VOLUME_ONLY,
    }),
    trade({ ...AAPL, id: 'Q:5001', time: START + 20n * SECOND, price: '169.6', size: '40' }),
  ]);
});
