import { ConfigurationError, UnknownLayoutError } from '../../src/errors';
import { parseDeclaredLayouts } from '../../src/parsing/declared-layouts';
import { detectLayout } from '../../src/parsing/detect-layout';
import { LAYOUTS } from '../../src/parsing/layouts';

const NAMES = LAYOUTS.map(({ name }) => `'${name}'`).join(', ');
const HEADER_OF_USED = 'venue,ticker,conditions,correction,exchange,id,price,sip_timestamp,size,trf_id';
const layout = (name: string) => LAYOUTS.find((declaration) => declaration.name === name);

describe('parseDeclaredLayouts', () => {
  test.each([undefined, '', '{}'])('declares nothing where it is %j', (text) => {
    expect(parseDeclaredLayouts(text)).toEqual([]);
  });

  test('takes a name, or an object with layout and extendedHours, and puts the longest prefix first', () => {
    const text = JSON.stringify({
      '': { extendedHours: 'exclude' },
      'alpaca/': 'Alpaca trades',
      'alpaca/old/': { layout: 'General trades (NDJSON)' },
      'massive/': { layout: 'Massive US stock trades', extendedHours: 'exclude' },
    });
    expect(parseDeclaredLayouts(text)).toEqual([
      { prefix: 'alpaca/old/', layout: layout('General trades (NDJSON)'), extendedHours: 'include' },
      { prefix: 'massive/', layout: layout('Massive US stock trades'), extendedHours: 'exclude' },
      { prefix: 'alpaca/', layout: layout('Alpaca trades'), extendedHours: 'include' },
      { prefix: '', layout: undefined, extendedHours: 'exclude' },
    ]);
  });

  test.each([
    ['[]', 'LAYOUTS must be an object of prefixes, got: []'],
    ['"x"', 'LAYOUTS must be an object of prefixes, got: "x"'],
    ['null', 'LAYOUTS must be an object of prefixes, got: null'],
    ['{"a/":"x"}', `LAYOUTS is not valid: the layout of 'a/' must be one of ${NAMES}, got: "x".`],
    ['{"a/":null}', `LAYOUTS is not valid: the layout of 'a/' must be one of ${NAMES}, got: null.`],
    ['{"a/":[]}', `LAYOUTS is not valid: the layout of 'a/' must be one of ${NAMES}, got: [].`],
    [
      '{"a/":{"layout":7,"extendedHours":"no","off":1},"b/":{"extendedHours":null}}',
      `LAYOUTS is not valid: the layout of 'a/' must be one of ${NAMES}, got: 7; ` +
        "extendedHours of 'a/' must be 'include' or 'exclude', got: \"no\"; 'a/' must have layout and extendedHours only, got: off; " +
        "extendedHours of 'b/' must be 'include' or 'exclude', got: null.",
    ],
  ])('refuses %s', (text, message) => {
    expect(() => parseDeclaredLayouts(text)).toThrow(new ConfigurationError(message));
  });

  test('refuses what is not JSON', () => {
    expect(() => parseDeclaredLayouts('{')).toThrow(ConfigurationError);
    expect(() => parseDeclaredLayouts('{')).toThrow(/^LAYOUTS must be JSON: .+\.$/);
  });
});

describe('a declared layout', () => {
  const detect = (name: string, key: string, firstLine: string) =>
    detectLayout(key, firstLine, parseDeclaredLayouts(JSON.stringify({ 'in/': name })));

  test('holds below its prefix, the longest one, and nowhere else', () => {
    const declared = parseDeclaredLayouts('{"in/":"Binance spot trades","in/um/":"Binance USD-M futures trades"}');
    const nameOf = (key: string) => detectLayout(key, '1,1,1,1,1723161255342,true', declared).name;
    expect(nameOf('in/A-trades-2024-01.csv')).toBe('Binance spot trades');
    expect(nameOf('in/um/A-trades-2024-01.csv')).toBe('Binance USD-M futures trades');
    expect(nameOf('out/in/A-trades-2024-01.csv')).toBe('Binance USD-M futures trades');
  });

  test('needs the columns it uses, and lets others be', () => {
    const { hasHeader, parse } = detect('Massive US stock trades', 'in/x.csv', HEADER_OF_USED);
    expect(hasHeader).toBe(true);
    expect(parse('0,A,,0,4,7,1.5,1712323800000000002,100,202')).toMatchObject({
      kind: 'trade',
      trade: { id: '4:202:7' },
    });
  });

  test('without header is read whatever the first line of trades is', () => {
    const { hasHeader, fast, parse } = detect('Binance spot trades', 'in/A-trades-2024-01.csv', 'x');
    expect([hasHeader, fast?.symbol]).toEqual([false, 'A']);
    expect(parse('x')).toEqual({ kind: 'rejected', reason: 'expected 7 fields, found 1' });
    expect(detect('Alpaca trades', 'in/x.ndjson', 'x').parse('{}').kind).toBe('rejected');
  });

  test.each([
    [
      'Tardis trades',
      'in/x.csv',
      'exchange,symbol,id,id',
      'expected a header with price, amount, id, timestamp, each once',
    ],
    [
      'Tardis trades',
      'in/x.csv',
      '"',
      'expected a header with symbol, price, amount, id, exchange, timestamp, each once',
    ],
    [
      'General trades (CSV)',
      'in/x.csv',
      'symbol,price,size,id,feed,feed',
      'expected a header with feed, timestamp or timestamp_s or timestamp_ms or timestamp_us or timestamp_ns, each once',
    ],
    [
      'Binance USD-M futures trades',
      'in/A-trades-2024-01.csv',
      'id,price,qty,at',
      'expected a header with time, each once',
    ],
    [
      'Binance spot trades',
      'in/A-trades-2024-01.csv',
      'id,price,qty',
      'expected no header, and the columns id, price, qty, quoteQty, time, isBuyerMaker, isBestMatch',
    ],
    ['Binance spot trades', 'in/x.csv', '1,1,1,1,1723161255342,true,true', 'its name does not say the symbol'],
    [
      'Binance USD-M futures trades',
      'in/x.csv',
      'id,price,qty,quote_qty,time,is_buyer_maker',
      'its name does not say the symbol',
    ],
  ])('%s refuses the file %s that begins with %s', (name, key, firstLine, problem) => {
    expect(() => detect(name, key, firstLine)).toThrow(
      new UnknownLayoutError(key, `it is declared as ${name}, but ${problem}`, JSON.stringify(firstLine)),
    );
  });
});
