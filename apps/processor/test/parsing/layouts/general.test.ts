import { parseDeclaredLayouts } from '../../../src/parsing/recognition/declared-layouts';
import { detectLayout } from '../../../src/parsing/recognition/detect-layout';
import { cancelOf, readFixture, rejected, trade } from '../read-fixture';

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
      cancelOf({ feed: 'desk', symbol: 'nan', time: time + 1n, id: '1' }),
      rejected("action must be one of trade, cancel, got: 'delete'"),
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
      cancelOf({ feed: 'desk', symbol: 'nan', time: time + 1n, id: 'A-1' }),
      rejected('expected exactly one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns, found none'),
      rejected('expected exactly one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns, found 2'),
      rejected("the key 'price' occurs more than once"),
    ]);
  });
});

describe('columns of a general file', () => {
  const columns = 'symbol,timestamp,price,size,id';
  const line = 'A,2024-08-08T23:54:15Z,1,1,7';

  test('state the order of trades of the same time, if it has a sequence', () => {
    const { parse, fast } = detectLayout('x.csv', `${columns},sequence`);
    expect(fast?.fields).toMatchObject({ kind: 'csv-rows', order: 5 });
    expect(parse(`${line},12`)).toMatchObject({ trade: { order: 12n } });
    expect(parse(`${line},`)).not.toHaveProperty('trade.order');
    expect(parse(`${line},-1`)).toEqual(rejected("sequence is not a whole number: '-1'"));
    expect(parse(`${line},${'9'.repeat(20)}`)).toEqual(rejected(`sequence is not a whole number: '${'9'.repeat(20)}'`));
  });

  test.each(['conditions', 'exchange', 'tape', 'correction', 'contract_size', 'sequence_number'])(
    'that would change the meaning of a trade are refused: %s',
    (column) => {
      expect(() => detectLayout('x.csv', `${columns},${column}`)).toThrow(
        new RegExp(`nearest to General trades \\(CSV\\), but its column ${column} states `),
      );
      const json = `{"symbol":"A","timestamp_s":1723161255,"price":1,"size":1,"id":7,"${column}":null}`;
      expect(() => detectLayout('x.ndjson', json)).toThrow(`but its key ${column} states `);
      const first = json.replace(`,"${column}":null`, '');
      expect(detectLayout('x.ndjson', first).parse(json)).toEqual(
        rejected(`the key '${column}' is not known in General trades (NDJSON)`),
      );
    },
  );

  test.each(['Conditions', 'Action', 'FEED', 'sequenceNumber', 'Price'])(
    'are not ignored in another case in NDJSON: %s',
    (key) => {
      const json = `{"symbol":"A","timestamp_s":1723161255,"price":1,"size":1,"id":7}`;
      const other = json.replace('}', `,"${key}":"cancel"}`);
      expect(() => detectLayout('x.ndjson', other)).toThrow(key);
      expect(detectLayout('x.ndjson', json).parse(other)).toEqual(
        rejected(`the key '${key}' is not known in General trades (NDJSON)`),
      );
    },
  );

  test.each([
    '"symbol":true',
    '"symbol":"A","action":{"a":1}',
    '"symbol":"A","feed":false',
    '"symbol":"A","action":["x",null]',
  ])('with a value that cannot be read are not ignored in NDJSON: %s', (fields) => {
    const { parse } = detectLayout('x.ndjson', '{"symbol":"A","timestamp_s":1723161255,"price":1,"size":1,"id":7}');
    expect(parse(`{${fields},"timestamp_s":1723161255,"price":1,"size":1,"id":7}`)).toMatchObject({
      kind: 'rejected',
      reason: expect.stringContaining('is not a text, a number or a list of them') as string,
    });
  });

  test('that would change the meaning are ignored if the layout is declared', () => {
    const declared = parseDeclaredLayouts('{"csv/":"General trades (CSV)","json/":"General trades (NDJSON)"}');
    expect(detectLayout('csv/x', `${columns},exchange`, declared).parse(`${line},V`)).toMatchObject({ kind: 'trade' });
    const json = '{"symbol":"A","timestamp_s":1723161255,"price":1,"size":1,"id":7,"exchange":"V"}';
    expect(detectLayout('json/x', json, declared).parse(json)).toMatchObject({ kind: 'trade' });
  });
});
