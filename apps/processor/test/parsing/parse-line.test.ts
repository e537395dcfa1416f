import { detectLayout } from '../../src/parsing/detect-layout';
import { rejected } from './read-fixture';

const SPOT_KEY = 'BTCUSDT-trades-2024-08-08.csv';
const SPOT_LINE = '1,1,1,1,1723161255342,True,True';
const spot = detectLayout(SPOT_KEY, SPOT_LINE);
const general = detectLayout('x.csv', 'symbol,timestamp_s,price,size,id');
const massive = detectLayout(
  'x.csv',
  'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp',
);
const ndjson = detectLayout('x', '{"symbol":"A","price":1,"size":1,"id":1,"timestamp_ns":1}');

const NAME = 'x'.repeat(128);
const isMissing = (column: string) => `${column} is missing or longer than 128 characters`;
const isNoText = (column: string) => `${column} has a control character, or bytes that are not UTF-8`;

describe('a line of Binance is rejected', () => {
  test.each([
    ['1,2,3', 'expected 7 fields, found 3'],
    ['1,1,1,1,1723161255342,True,True,', 'expected 7 fields, found 8'],
    ['"1,1,1,1,1723161255342,True,True', 'a quote is not closed, or is followed by text'],
    ['"1"1,1,1,1,1723161255342,True,True', 'a quote is not closed, or is followed by text'],
    [',1,1,1,1723161255342,True,True', isMissing('id')],
    [`${NAME}x,1,1,1,1723161255342,True,True`, isMissing('id')],
    ['1,0,1,0,1723161255342,True,True', "price must be greater than 0, got: '0'"],
    ['1,-0.0,1,0,1723161255342,True,True', "price must be greater than 0, got: '-0.0'"],
    ['1,-1,1,0,1723161255342,True,True', "price must be greater than 0, got: '-1'"],
    ['1,1,-1,1,1723161255342,True,True', "size must be greater than 0, got: '-1'"],
    ['1,1,0e3,1,1723161255342,True,True', "size must be greater than 0, got: '0e3'"],
    ['1,x,1,1,1723161255342,True,True', "price is not a decimal number: 'x'"],
    ['1, 1,1,1,1723161255342,True,True', "price is not a decimal number: ' 1'"],
    ['1,,1,1,1723161255342,True,True', "price is not a decimal number: ''"],
    ['1,1,1e-19,1,1723161255342,True,True', "size has more than 18 decimals: '1e-19'"],
    ['1,1e18,1,1,1723161255342,True,True', "price has more than 18 digits before the point: '1e18'"],
    ['1,1,1,1,soon,True,True', "timestamp is neither a time in ms (13 digits) nor in µs (16 digits): 'soon'"],
    [
      '1,1,1,1,1723161255,True,True',
      "timestamp is neither a time in ms (13 digits) nor in µs (16 digits): '1723161255'",
    ],
    [
      '1,1,1,1,1735689600010.55,True,True',
      "timestamp is neither a time in ms (13 digits) nor in µs (16 digits): '1735689600010.55'",
    ],
    ['1,1,1,1,9723161255342,True,True', "timestamp is not between 1970 and 2262: '9723161255342'"],
  ])('%s', (line, reason) => {
    expect(spot.parse(line)).toEqual(rejected(reason));
  });
});

describe('a line of the general layout', () => {
  test.each([
    ['a,b', 'expected 5 fields, found 2'],
    [',1,1,1,1', isMissing('symbol')],
    [`${NAME}x,1,1,1,1`, isMissing('symbol')],
    ['a\u0000,1,1,1,1', isNoText('symbol')],
    ['a\r,1,1,1,1', isNoText('symbol')],
    ['\ufffd,1,1,1,1', isNoText('symbol')],
    ['a,1,1,1,\u007f', isNoText('id')],
    ['a,-1,1,1,1', "timestamp is not a time in s since 1970: '-1'"],
  ])('%j is rejected', (line, reason) => {
    expect(general.parse(line)).toEqual(rejected(reason));
  });

  test('keeps names as they are, up to 128 characters', () => {
    for (const symbol of ['NA', 'null', 'NULL', 'TRUE', 'nan', ' a ', '0', '#', 'É/€', NAME]) {
      expect(general.parse(`${symbol},1,1,1,${symbol}`)).toMatchObject({ trade: { symbol, id: symbol } });
    }
  });
});

test('a size may be zero where a trade does not count for the volume, but not less', () => {
  const sized = (size: string) => massive.parse(`A,38,0,11,1,0,1,0,1712306654208740096,${size},1,0,0`);
  expect(sized('0')).toMatchObject({ trade: { size: 0n } });
  expect(sized('-1')).toEqual(rejected("size must not be less than 0, got: '-1'"));
});

describe('an id of several columns', () => {
  const idOf = (exchange: string, trf: string, id: string) =>
    massive.parse(`A,,0,${exchange},${id},0,1,0,1712306654208740096,5,1,${trf},0`);

  test('joins them, and may lack all but the last', () => {
    expect(idOf('11', '202', 'a:b')).toMatchObject({ trade: { id: '11:202:a:b' } });
    expect(idOf('11', '', '7')).toMatchObject({ trade: { id: '11::7' } });
  });

  test('is rejected where it could be that of another trade', () => {
    expect(idOf('11', '202', '')).toEqual(rejected(isMissing('id')));
    expect(idOf('11:0', '202', '7')).toEqual(rejected(isMissing('id')));
  });
});

describe('a line of NDJSON', () => {
  const withFields = (fields: string) => ndjson.parse(`{"symbol":"A",${fields}}`);

  test.each([
    ['"price":1,"size":1,"id":1,"timestamp_ns":1,"x":1,"x":2', undefined],
    ['"price":1,"size":1,"id":1,"timestamp_ns":1,"id":2', "the key 'id' is there twice"],
    ['"price":1,"size":1,"id":1,"timestamp_ns":1,"timestamp_ns":1', "the key 'timestamp_ns' is there twice"],
    ['"price":1,"size":1,"id":1,"timestamp_ns":1,"action":null,"action":"cancel"', "the key 'action' is there twice"],
    ['"price":[1],"size":1,"id":1,"timestamp_ns":1', 'price is missing'],
    ['"price":1,"id":1,"timestamp_ns":1', 'size is missing'],
    ['"price":1,"size":1,"timestamp_ns":1', isMissing('id')],
    ['"price":1,"size":1,"id":"\\ud800","timestamp_ns":1', isNoText('id')],
    [
      '"price":1,"size":1,"id":1',
      'expected one of timestamp, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns, found none',
    ],
    ['"price":1,"size":1,"id":1,"timestamp_ns":1', undefined],
  ])('with %s is taken or rejected', (fields, reason) => {
    if (reason === undefined) expect(withFields(fields).kind).toBe('trade');
    else expect(withFields(fields)).toEqual(rejected(reason));
  });

  test.each([
    ['{"symbol":"A"', 'the line is not JSON'],
    ['["A"]', 'the line is not a JSON object'],
  ])('%s is rejected', (line, reason) => {
    expect(ndjson.parse(line)).toEqual(rejected(reason));
  });
});
