import { FULLY_ELIGIBLE } from '@trading/bars';
import type { LayoutDeclaration } from '../../src/parsing/layout-declaration';
import { ALPACA } from '../../src/parsing/layouts/alpaca';
import { BINANCE_SPOT } from '../../src/parsing/layouts/binance-spot';
import { GENERAL_CSV, GENERAL_NDJSON } from '../../src/parsing/layouts/general';
import { MASSIVE_STOCKS } from '../../src/parsing/layouts/massive-stocks';
import { TARDIS } from '../../src/parsing/layouts/tardis';
import { plausibleTimes } from '../../src/parsing/plausible-times';
import { makeLayout } from '../../src/parsing/make-layout';
import { cancelOf, excluded, rejected, trade } from './read-fixture';

const ID_MISSING = 'id is missing';
const HEADER = ['symbol', 'timestamp_s', 'price', 'size', 'id', 'feed', 'action'];

const spot = makeLayout(BINANCE_SPOT, { symbol: 'BTCUSDT' });
const general = makeLayout(GENERAL_CSV, { names: HEADER });
const ndjson = makeLayout(GENERAL_NDJSON, {});
const massive = makeLayout(MASSIVE_STOCKS, { names: MASSIVE_STOCKS.columns });

describe('a layout', () => {
  test.each<[string, LayoutDeclaration, readonly string[] | undefined, boolean]>([
    ['has a header if the first line of a CSV file names the columns', GENERAL_CSV, HEADER, true],
    ['has no header if the first line of a CSV file does not name the columns', BINANCE_SPOT, undefined, false],
    ['has no header in NDJSON, where every line has the keys', GENERAL_NDJSON, HEADER, false],
  ])('%s', (_rule, declaration, names, hasHeader) => {
    const layout = makeLayout(declaration, { names, symbol: 'A' });
    expect({ name: layout.name, hasHeader: layout.hasHeader }).toEqual({ name: declaration.name, hasHeader });
  });

  test('has the fast format of its file', () => {
    expect(spot.fast).toMatchObject({ feed: 'binance-spot', symbol: 'BTCUSDT' });
    expect(massive.fast).toMatchObject({ feed: 'massive-stocks', fields: { kind: 'csv-rows' } });
  });
});

describe('the times of a layout', () => {
  test('have units, also if a time only orders trades', () => {
    expect([...makeLayout(TARDIS, {}).timeUnits]).toEqual([
      ['timestamp', 'us'],
      ['local_timestamp', 'us'],
    ]);
    expect([...massive.timeUnits]).toContainEqual(['sequence_number', 'ns']);
  });

  test('have no unit in a column of the order if times are no numbers', () => {
    expect([...general.timeUnits.keys()]).not.toContain('sequence');
  });
});

describe('a line of CSV', () => {
  test('is read in the order of the header', () => {
    const { parse } = makeLayout(GENERAL_CSV, { names: ['id', 'note', 'size', 'price', 'timestamp_s', 'symbol'] });
    expect(parse('7,"a, b",2,1.5,1,A')).toEqual(
      trade({ feed: 'general', symbol: 'A', time: 1_000_000_000n, id: '7', price: '1.5', size: '2' }),
    );
  });

  test('is read in the declared order without a header, with the symbol of the file', () => {
    expect(spot.parse('7,1.5,2,3,1723161255342,True,True')).toEqual(
      trade({
        feed: 'binance-spot',
        symbol: 'BTCUSDT',
        time: 1_723_161_255_342_000_000n,
        id: '7',
        price: '1.5',
        size: '2',
      }),
    );
  });

  test('is split at the separator of the declaration', () => {
    const { parse } = makeLayout({ ...BINANCE_SPOT, separator: '|' }, { symbol: 'A' });
    expect(parse('7|1.5|2|3|1723161255342|True|True')).toMatchObject({ kind: 'trade', trade: { id: '7' } });
    expect(parse('7,1.5,2,3,1723161255342,True,True')).toEqual(rejected('expected 7 fields, found 1'));
  });

  test.each([
    ['1,2,3', 'expected 7 fields, found 3'],
    ['1,1,1,1,1723161255342,True,True,', 'expected 7 fields, found 8'],
    ['"1,1,1,1,1723161255342,True,True', 'a quote is not closed, or is followed by text'],
    ['"1"1,1,1,1,1723161255342,True,True', 'a quote is not closed, or is followed by text'],
    ['1,0,1,0,1723161255342,True,True', "price must be greater than 0, got: '0'"],
  ])('%s is rejected', (line, reason) => {
    expect(spot.parse(line)).toEqual(rejected(reason));
  });
});

describe('a line of NDJSON', () => {
  const withFields = (fields: string) => ndjson.parse(`{"symbol":"A",${fields}}`);

  test.each([
    '"price":1,"size":1,"id":1,"timestamp_ns":1',
    '"price":1,"size":1,"id":1,"timestamp_ns":1,"x":1,"x":2',
    '"price":1,"size":1,"id":1,"timestamp":"1970-01-01T00:00:00.000000001Z","timestamp_s":null',
  ])('with %s is a trade', (fields) => {
    expect(withFields(fields)).toEqual(
      trade({ feed: 'general', symbol: 'A', time: 1n, id: '1', price: '1', size: '1' }),
    );
  });

  test.each([
    ['"price":1,"size":1,"id":1,"timestamp_ns":1,"id":2', "the key 'id' occurs more than once"],
    ['"price":1,"size":1,"id":1,"timestamp_ns":1,"timestamp_ns":1', "the key 'timestamp_ns' occurs more than once"],
    [
      '"price":1,"size":1,"id":1,"timestamp_ns":1,"action":null,"action":"cancel"',
      "the key 'action' occurs more than once",
    ],
    ['"price":[1],"size":1,"id":1,"timestamp_ns":1', 'price is missing'],
    ['"price":1,"id":1,"timestamp_ns":1', 'size is missing'],
    ['"price":1,"size":1,"timestamp_ns":1', ID_MISSING],
    [
      '"price":1,"size":1,"id":"\\ud800","timestamp_ns":1',
      'id contains a control character or invalid UTF-8: "\\ud800"',
    ],
    [
      '"price":1,"size":1,"id":1',
      'expected exactly one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns, found none',
    ],
    [
      '"price":1,"size":1,"id":1,"timestamp_s":1,"timestamp_ns":1',
      'expected exactly one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns, found 2',
    ],
  ])('with %s is rejected', (fields, reason) => {
    expect(withFields(fields)).toEqual(rejected(reason));
  });

  test.each([
    ['{"symbol":"A"', 'the line is not JSON'],
    ['["A"]', 'the line is not a JSON object'],
    ['{}', 'expected exactly one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns, found none'],
  ])('%s is rejected', (line, reason) => {
    expect(ndjson.parse(line)).toEqual(rejected(reason));
  });
});

describe('the symbol', () => {
  const alpaca = makeLayout(ALPACA, { symbol: 'AAPL' });
  const line = (symbol: string) => `{"t":"2024-04-05T13:30:00Z","x":"V","p":1,"s":1,"i":1${symbol}}`;

  test('of a line takes precedence over that of the file', () => {
    expect(alpaca.parse(line(',"S":"SPY"'))).toMatchObject({ trade: { symbol: 'SPY' } });
    expect(alpaca.parse(line(''))).toMatchObject({ trade: { symbol: 'AAPL' } });
  });
});

describe('the feed', () => {
  const tardis = makeLayout(TARDIS, { names: TARDIS.columns });

  test('is the value of its column, after the prefix', () => {
    expect(tardis.parse('deribit,A,1,1,7,buy,1,1')).toMatchObject({ trade: { feed: 'tardis-deribit' } });
    expect(general.parse('A,1,1,1,7,desk,')).toMatchObject({ trade: { feed: 'desk' } });
  });

  test('of a line without a value is the default', () => {
    expect(general.parse('A,1,1,1,7,,')).toMatchObject({ trade: { feed: 'general' } });
    expect(tardis.parse(',A,1,1,7,buy,1,1')).toEqual(rejected('feed is missing'));
  });
});

describe('an id of several columns', () => {
  const idOf = (exchange: string, trf: string, id: string) =>
    massive.parse(`A,,0,${exchange},${id},0,1,0,1712306654208740096,5,1,${trf},0`);

  test('joins them, and only the last one must have a value', () => {
    expect(idOf('11', '202', 'a:b')).toMatchObject({ trade: { id: '11:202:a:b' } });
    expect(idOf('11', '', '7')).toMatchObject({ trade: { id: '11::7' } });
  });

  test('is rejected if it could equal the id of another trade', () => {
    expect(idOf('11', '202', '')).toEqual(rejected(ID_MISSING));
    expect(idOf('11:0', '202', '7')).toEqual(rejected(ID_MISSING));
  });
});

describe('the action', () => {
  test.each(['', 'trade'])("'%s' is a trade", (action) => {
    expect(general.parse(`A,1,1,1,7,,${action}`).kind).toBe('trade');
  });

  test("'cancel' retracts a trade, whatever the price and the size are", () => {
    expect(general.parse('A,1,,x,7,,cancel')).toEqual(
      cancelOf({ feed: 'general', symbol: 'A', time: 1_000_000_000n, id: '7' }),
    );
    expect(general.parse('A,1,,x,,,cancel')).toEqual(rejected(ID_MISSING));
  });

  test('of any other value is rejected', () => {
    expect(general.parse('A,1,1,1,7,,delete')).toEqual(rejected("action must be one of trade, cancel, got: 'delete'"));
  });
});

describe('the rules', () => {
  const line = (conditions: string, size = '5') => `A,${conditions},0,11,7,0,1,0,1712306654208740096,${size},1,0,0`;

  test('decide the eligibility of a trade, and with it whether its size may be zero', () => {
    expect(massive.parse(line('37'))).toMatchObject({
      trade: { eligibility: { volume: true, highLow: false, openClose: false } },
    });
    expect(massive.parse(line('', '0'))).toEqual(rejected("size must be greater than 0, got: '0'"));
    expect(massive.parse(line('38', '0'))).toMatchObject({
      trade: { size: 0n, eligibility: { ...FULLY_ELIGIBLE, volume: false } },
    });
  });

  test('exclude and reject lines before their fields are validated', () => {
    expect(massive.parse(line('15', 'x'))).toEqual(excluded('updates no part of a bar: market center official close'));
    expect(massive.parse(line('60', 'x'))).toEqual(rejected("the sale condition '60' is not known"));
  });

  test('exclude trades in extended hours if the layout is made so', () => {
    const { parse } = makeLayout(MASSIVE_STOCKS, { names: MASSIVE_STOCKS.columns }, 'exclude');
    expect(parse(line('12'))).toEqual(excluded('extended hours: form T'));
    expect(massive.parse(line('12')).kind).toBe('trade');
  });
});

test('a line about the file is excluded, and a line like it is not', () => {
  const { parse } = makeLayout({ ...GENERAL_CSV, trailer: /^END,\d+$/ }, { names: HEADER });
  expect(parse('END,7')).toEqual(excluded('a line about the file, not a record'));
  expect(parse('END,7,')).toEqual(rejected('expected 7 fields, found 3'));
  expect(general.parse('END,7')).toEqual(rejected('expected 7 fields, found 2'));
});

test('a time of day is on the day that the name of the file states', () => {
  const times = [{ column: 'timestamp_s', unit: 'eastern-time-of-day' }] as const;
  const timeOf = (date: string | undefined) =>
    makeLayout({ ...GENERAL_CSV, times }, { names: HEADER, ...(date === undefined ? {} : { date }) }).parse(
      'A,093000000,1,1,7,,',
    );
  expect(timeOf('20240808')).toMatchObject({ trade: { time: 1_723_123_800_000_000_000n } });
  expect(timeOf('20240108')).toMatchObject({ trade: { time: 1_704_724_200_000_000_000n } });
  expect(timeOf(undefined).kind).toBe('rejected');
});

describe('a trade without an id', () => {
  const layout = makeLayout({ ...TARDIS, feed: 'f' }, { names: TARDIS.columns });
  const idOf = (line: string) => {
    const parsed = layout.parse(line);
    return parsed.kind === 'trade' ? [parsed.trade.id, parsed.isKnownByValues] : parsed;
  };

  test('is known by its time, price, size and side, however they are written', () => {
    expect(idOf('x,A,1,5,,buy,10.50,2')).toEqual(['1000/10.5/2/buy', true]);
    expect(idOf('x,A,1,9,,BUY,1.05e1,2.0')).toEqual(['1000/10.5/2/buy', true]);
    expect(idOf('x,A,1,5,7,buy,10.50,2')).toEqual(['7', undefined]);
  });

  test('is rejected if the layout has no rule for it, or if a value is not valid', () => {
    expect(idOf('x,A,1,5,,buy,0,2')).toEqual(rejected("price must be greater than 0, got: '0'"));
    const { knownByValues: _none, ...withIds } = TARDIS;
    const other = makeLayout(withIds, { names: TARDIS.columns });
    expect(other.parse('x,A,1,5,,buy,1,2')).toEqual(rejected(ID_MISSING));
  });
});

describe('numbers', () => {
  const read = (changes: Partial<LayoutDeclaration>, line: string) => {
    const parsed = makeLayout({ ...GENERAL_CSV, ...changes }, { names: HEADER }).parse(line);
    return parsed.kind === 'trade' ? parsed.trade : parsed;
  };

  test('without a point can have decimals by the rule of a layout', () => {
    expect(read({ impliedDecimals: 9 }, 'A,1,210500000000,1,7,,')).toMatchObject({
      price: 210_500_000_000_000_000_000n,
    });
    expect(read({ impliedDecimals: 9 }, 'A,1,210.5,1,7,,')).toMatchObject({ price: 210_500_000_000_000_000_000n });
    expect(read({}, 'A,1,210,1,7,,')).toMatchObject({ price: 210_000_000_000_000_000_000n });
  });

  test('of a price can be the value that stands for a missing price', () => {
    const changes = { impliedDecimals: 9, noPrice: '9223372036854775807' };
    expect(read(changes, 'A,1,9223372036854775807,1,7,,')).toEqual(rejected('price is missing'));
    expect(read(changes, 'A,1,9223372036854775806,1,7,,')).toMatchObject({ symbol: 'A' });
    expect(read({ impliedDecimals: 9 }, 'A,1,9223372036854775807,1,7,,')).toMatchObject({ symbol: 'A' });
  });

  test('of a size can have a sign by the rule of a layout', () => {
    expect(read({ isSizeSigned: true }, 'A,1,1,-2,7,,')).toMatchObject({ size: 2_000_000_000_000_000_000n });
    expect(read({ isSizeSigned: true }, 'A,1,1,--2,7,,')).toEqual(rejected("size is not a decimal number: '--2'"));
    expect(read({}, 'A,1,1,-2,7,,')).toEqual(rejected("size must be greater than 0, got: '-2'"));
  });

  test('in contracts of an unknown size are rejected', () => {
    const reason = 'the size is a number of contracts, and the file does not state the size of a contract';
    expect(read({ contracts: /^general A$/ }, 'A,1,1,2,7,,')).toEqual(rejected(reason));
    expect(read({ contracts: /^general A$/ }, 'AB,1,1,2,7,,')).toMatchObject({ symbol: 'AB' });
  });

  test('of a time must be plausible', () => {
    const { parse } = makeLayout(GENERAL_CSV, { names: HEADER }, undefined, plausibleTimes(Date.UTC(2024, 7, 8)));
    expect(parse('A,1723161255,1,1,7,,').kind).toBe('trade');
    expect(parse('A,1,1,1,7,,')).toEqual(rejected("timestamp is not between 1971-01-01 and 2024-08-09: '1'"));
  });
});
