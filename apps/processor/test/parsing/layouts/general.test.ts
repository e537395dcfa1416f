import { readFixture, rejected, trade } from '../read-fixture';

const time = 1_723_161_255_000_000_000n;
const general = { feed: 'general', symbol: 'NA', id: '1', price: '1.5', size: '2' };

describe('General trades', () => {
  test('are read from CSV with columns in any order, and keep the spelling of symbols', () => {
    expect(readFixture('general/trades.csv').parsed).toEqual([
      trade({ ...general, time: time + 1n }),
      trade({ ...general, time: time + 1n, symbol: 'nan', feed: 'desk' }),
      trade({ ...general, time: time + 1n, symbol: 'TRUE', size: '0.002' }),
      trade({
        ...general,
        time: time + 2n,
        symbol: 'NULL',
        id: 'x:1',
        price: '0.000000000000000001',
        size: '123456789012345678.123456789012345678',
      }),
      { kind: 'cancel', cancel: { feed: 'desk', symbol: 'nan', time: time + 1n, id: '1' } },
      rejected("action must be 'trade' or 'cancel', got: 'delete'"),
      rejected("price must be greater than 0, got: '0'"),
      rejected("size must be greater than 0, got: '-2'"),
      rejected("price has more than 18 decimals: '0.0000000000000000001'"),
    ]);
  });

  test('are read from NDJSON, in which each line chooses the format of its time', () => {
    expect(readFixture('general/trades.ndjson').parsed).toEqual([
      trade({ ...general, time }),
      trade({ ...general, time: time + 1n, feed: 'desk', symbol: 'nan', id: 'A-1' }),
      trade({ ...general, time: time + 500_000_000n, symbol: 'TRUE', id: '2' }),
      { kind: 'cancel', cancel: { feed: 'desk', symbol: 'nan', time: time + 1n, id: 'A-1' } },
      rejected('expected exactly one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns, found none'),
      rejected('expected exactly one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns, found 2'),
      rejected("the key 'price' occurs more than once"),
    ]);
  });
});
