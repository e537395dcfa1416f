import { linesOf, processFiles } from './process-files';

const GENERAL = 'symbol,timestamp_ms,price,size,id';

/** A line of Binance spot trades, and its bar. */
const SPOT = '7001,2.5,4,10,1710171000000,True,False';
const spotBar = (symbol: string) => `binance-spot ${symbol} 2024-03-11T15:30 2.5 2.5 2.5 2.5 4 10 1`;

describe('a header', () => {
  test.each(['data/spot/daily/trades/XRPUSDT/', 'mine/'])(
    'is allowed in a file of Binance spot trades in %s',
    async (folder) => {
      const header = 'id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch';

      expect(await processFiles({ [`${folder}XRPUSDT-trades-2024-03-11.csv`]: linesOf(header, SPOT) })).toEqual({
        bars: [spotBar('XRPUSDT')],
      });
    },
  );

  test.each([
    ' ID , Price,QTY,"quoteQty","time",ISBUYERMAKER,isBestMatch',
    '"id" ,"price" ,"qty","quoteqty",time,isbuyermaker,isbestmatch',
  ])('has any case, quotes and spaces: %s', async (header) => {
    expect(await processFiles({ 'XRPUSDT-trades-2024-03-11.csv': linesOf(header, SPOT) })).toEqual({
      bars: [spotBar('XRPUSDT')],
    });
  });

  test.each([
    [
      'spot/XRPUSDT-trades-2024-03-11.csv',
      'trade Id, price, qty,quoteQty,time,isBuyerMaker,isBestMatch',
      SPOT,
      spotBar('XRPUSDT'),
    ],
    [
      'XRPUSDT-aggTrades-2024-03-11.csv',
      'Aggregate tradeId,Price,Quantity,First tradeId,Last tradeId,Timestamp,Was the buyer the maker,Was the trade the best price match',
      '5,2.5,4,7001,7002,1710171000000,True,True',
      spotBar('XRPUSDT').replace('spot', 'spot-agg'),
    ],
    [
      'futures/um/XRPUSDT-trades-2024-03-11.csv',
      'trade Id, price, qty,quoteQty,time,isBuyerMaker',
      '5,2.5,4,10,1710171000000,true',
      spotBar('XRPUSDT').replace('spot', 'usdm'),
    ],
    [
      'XRPUSDT-aggTrades-2024-03-11.csv',
      'Aggregate tradeId,Price,Quantity,First tradeId,Last tradeId,Timestamp,Was the buyer the maker',
      '5,2.5,4,7001,7002,1710171000000,true',
      spotBar('XRPUSDT').replace('spot', 'usdm-agg'),
    ],
    [
      'XRPUSD_PERP-trades-2024-03-11.csv',
      'trade Id, price, qty,baseQty,time,isBuyerMaker',
      '5,2.5,1,4,1710171000000,true',
      spotBar('XRPUSD_PERP').replace('spot', 'coinm'),
    ],
  ])('has the titles of the columns in the documentation of Binance: %s with %s', async (key, header, line, bar) => {
    expect(await processFiles({ [key]: linesOf(header, line) })).toEqual({ bars: [bar] });
  });

  test('alone is a file without trades', async () => {
    const massive =
      'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp';
    const tardis = 'exchange,symbol,timestamp,local_timestamp,id,side,price,amount';

    expect(await processFiles({ 'a.csv': massive, 'b.csv': `${tardis}\r\n`, 'c.csv': `\ufeff${GENERAL}\n\n` })).toEqual(
      {},
    );
  });

  test('with a repeated column is refused', async () => {
    expect(await processFiles({ 'x.csv': linesOf(`${GENERAL}, Price `, 'A,1710171000000,1,1,1,2') })).toEqual({
      refused: { 'x.csv': expect.stringContaining('its header must have the column price exactly once') as string },
    });
  });
});

describe('a file without header', () => {
  test.each(['', 'futures/um/monthly/trades/ETHUSDT/'])(
    'is saved again by Excel or pandas, in the folder "%s"',
    async (folder) => {
      const lines = linesOf(
        '11,380.5,2,761,1597000000000,TRUE',
        '12,380.25,4,1521,1597000001000,False',
        '"13", 381 ,1,381,1597000002000,tRuE',
      );

      expect(await processFiles({ [`${folder}ETHUSDT-trades-2020-08.csv`]: lines })).toEqual({
        bars: ['binance-usdm ETHUSDT 2020-08-09T19:06 380.5 381 380.25 381 7 2663 3'],
      });
    },
  );

  test('of spot trades has booleans in any case, quotes and spaces', async () => {
    const file = linesOf(
      '"1", 2.5 ,"1","2.5","1710171000000","true","FALSE"',
      '2, 2.5,1,2.5,1710171000000, TRUE,false',
      '3," 2.5 ",1,2.5,1710171000000,True,False',
    );

    expect(await processFiles({ 'XRPUSDT-trades-2024-03-11.csv': file })).toEqual({
      bars: ['binance-spot XRPUSDT 2024-03-11T15:30 2.5 2.5 2.5 2.5 2 5 2'],
      rejected: ["XRPUSDT-trades-2024-03-11.csv:3 price is not a decimal number: ' 2.5 '"],
    });
  });

  test.each(['1,0', 'T,F'])(
    'with other values than true and false is refused with the column: %s',
    async (booleans) => {
      expect(await processFiles({ 'XRPUSDT-trades-2024-03-11.csv': `1,2.5,4,10,1710171000000,${booleans}\n` })).toEqual(
        {
          refused: {
            'XRPUSDT-trades-2024-03-11.csv': expect.stringContaining(
              'it is nearest to Binance spot trades, but field 6 (isbuyermaker) of its first line is not true or false',
            ) as string,
          },
        },
      );
    },
  );
});

describe('the symbol in the name of a file', () => {
  test.each(['LTCUSDT_240628', '1000PEPEUSDT', '1INCHUSDT', '牛市USDT', 'BTCFDUSD'])('can be %s', async (symbol) => {
    const line = '11,380.5,2,761,1710171000000,true';

    expect(
      await processFiles({ [`futures/um/daily/trades/${symbol}/${symbol}-trades-2024-03-11.csv`]: `${line}\n` }),
    ).toEqual({ bars: [`binance-usdm ${symbol} 2024-03-11T15:30 380.5 380.5 380.5 380.5 2 761 1`] });
  });

  test.each(['XRPUSDT-trades-2024-03-11 (1).csv', 'XRPUSDT-trades-2024-03-11(12).csv'])(
    'does not depend on the number that browsers add: %s',
    async (name) => {
      expect(await processFiles({ [`spot/${name}`]: linesOf(SPOT) })).toEqual({ bars: [spotBar('XRPUSDT')] });
    },
  );

  test.each([
    'Copy of XRPUSDT-trades-2024-03-11.csv',
    'XRPUSDT-trades-2024-03-11 copy.csv',
    'XRPUSDT.csv',
    'xrp-trades-2024-03-11_v2.csv',
  ])('is refused with the name that is needed: %s', async (name) => {
    expect(await processFiles({ [`spot/${name}`]: linesOf(SPOT) })).toEqual({
      refused: {
        [`spot/${name}`]: expect.stringContaining(
          'it is nearest to Binance spot trades, but its name is not like SYMBOL-trades-YYYY-MM-DD.csv, which states the symbol',
        ) as string,
      },
    });
  });

  test('is not a second series because of its Unicode normalization form', async () => {
    const key = (symbol: string) => `spot/${symbol}-trades-2024-03-11.csv`;

    expect(await processFiles({ [key('caf\u00e9')]: linesOf(SPOT), [key('cafe\u0301')]: linesOf(SPOT) })).toEqual({
      bars: [spotBar('caf\u00e9')],
      refused: {
        [key('cafe\u0301')]: expect.stringContaining(
          'symbol is not in the Unicode normalization form NFC: "cafe\\u{301}"',
        ) as string,
      },
    });
  });
});

describe('names that look alike', () => {
  const plain = linesOf(GENERAL, 'ABC,1710171000000,10,2,7');
  const bar = 'general ABC 2024-03-11T15:30 10 10 10 10 2 20 1';
  const float = 'is a whole number that was stored as floating point';

  test('a number that was stored as floating point is not a second id', async () => {
    expect(
      await processFiles({ 'x.csv': plain, 'pandas.csv': linesOf(GENERAL, 'ABC,1710171000000,10.0,2.0,7.0') }),
    ).toEqual({
      bars: [bar],
      refused: { 'pandas.csv': expect.stringContaining(`line 2: id ${float}: "7.0"`) as string },
    });
  });

  test.each(['4.36E+09', '4.35916e+09', '1E+2', '7.00', '7.'])('the id %s is rejected', async (id) => {
    expect(await processFiles({ 'x.csv': `${plain}ABC,1710171000000,10,2,${id}\n` })).toEqual({
      bars: [bar],
      rejected: [expect.stringContaining('x.csv:3 id is a ') as string],
    });
  });

  test('the rule holds for each part of an id', async () => {
    const header =
      'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp';
    const lineOf = (exchange: string, id: string, trf: string) =>
      `ABC,,0,${exchange},${id},1710171000000000000,10,5,1710171000000000000,2,3,${trf},0`;

    expect(
      await processFiles({
        'x.csv': linesOf(
          header,
          lineOf('11', '7', '0'),
          lineOf('11', '7.0', '0'),
          lineOf('11.0', '7', '0'),
          lineOf('11', '7', '0.0'),
          lineOf('11', '" 7"', '0'),
        ),
      }),
    ).toEqual({
      bars: ['massive-stocks ABC 2024-03-11T15:30 10 10 10 10 2 20 1'],
      rejected: [
        `x.csv:3 id ${float}: "7.0"`,
        `x.csv:4 id ${float}: "11.0"`,
        `x.csv:5 id ${float}: "0.0"`,
        'x.csv:6 id begins or ends with a space: " 7"',
      ],
    });
  });

  test.each(['600519.0', '600519.', '6.00519e+05'])('the symbol %s is rejected', async (symbol) => {
    expect(await processFiles({ 'x.csv': `${plain}${symbol},1710171000000,10,2,7\n` })).toEqual({
      bars: [bar],
      rejected: [expect.stringContaining('x.csv:3 symbol is a ') as string],
    });
  });

  test('blanks outside of quotes belong to the separator, and those inside make another name, which is rejected', async () => {
    const spaces = linesOf(
      GENERAL,
      'ABC , 1710171000000, 10, 2, 7',
      '"ABC ",1710171000000,10,2,7',
      'ABC,1710171000000,10,2," 7"',
      'ABC\u00a0,1710171000000,10,2,7',
    );

    expect(await processFiles({ 'x.csv': plain, 'spaces.csv': spaces })).toEqual({
      bars: [bar],
      rejected: [
        'spaces.csv:3 symbol begins or ends with a space: "ABC "',
        'spaces.csv:4 id begins or ends with a space: " 7"',
        'spaces.csv:5 symbol begins or ends with a space: "ABC\\u{a0}"',
      ],
    });
  });

  test('the rule holds in NDJSON too', async () => {
    const lineOf = (symbol: string, id: unknown) =>
      JSON.stringify({ symbol, timestamp_ms: 1_710_171_000_000, price: '10', size: '2', id });

    const file = linesOf(
      lineOf('ABC', 7),
      lineOf('ABC ', 7),
      lineOf('ABC\u200b', 7),
      lineOf('A\u030aBC', 7),
      lineOf('ABC', 7).replace('7}', '7.0}'),
      lineOf('ABC', '\ufeff7'),
      lineOf('ABC', 7).replace('ABC', '\\u0041BC'),
    );

    expect(await processFiles({ 'x.ndjson': file })).toEqual({
      bars: [bar],
      rejected: [
        'x.ndjson:2 symbol begins or ends with a space: "ABC "',
        'x.ndjson:3 symbol contains an invisible character: "ABC\\u{200b}"',
        'x.ndjson:4 symbol is not in the Unicode normalization form NFC: "A\\u{30a}BC"',
        `x.ndjson:5 id ${float}: "7.0"`,
        'x.ndjson:6 id contains an invisible character: "\\u{feff}7"',
      ],
      duplicate: 1,
    });
  });

  test('a feed with an outer space is rejected', async () => {
    const file = linesOf(`feed,${GENERAL}`, 'a,ABC,1710171000000,10,2,7', '"a ",ABC,1710171000000,10,2,7');

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: ['a ABC 2024-03-11T15:30 10 10 10 10 2 20 1'],
      rejected: ['x.csv:3 feed begins or ends with a space: "a "'],
    });
  });
});

test('feeds and symbols are different series if they differ in any character', async () => {
  const long = '🚀'.repeat(64);
  const names = [
    ['a', 'b#c'],
    ['a#b', 'c'],
    ['a%23b', 'c'],
    ['a~b', 'c'],
    ['a', 'b~c'],
    ['a', 'x/y'],
    ['a', 'x"y'],
    ['A', 'x'],
    ['#', 'a'],
    ['a', '#'],
    ['~', '~~'],
    ['é', 'x'],
    [long, long],
  ];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = names.map(
    ([feed, symbol], index) =>
      `${quoted(feed as string)},${quoted(symbol as string)},1710171000000,${index + 1},1,${index}`,
  );

  const { bars, ...others } = await processFiles({ 'x.csv': linesOf(`feed,${GENERAL}`, ...lines) });

  const expected = names.map(([feed, symbol], index) => {
    const price = index + 1;
    return `${feed} ${symbol} 2024-03-11T15:30 ${price} ${price} ${price} ${price} 1 ${price} 1`;
  });
  expect(others).toEqual({});
  expect([...(bars ?? [])].sort()).toEqual(expected.sort());
});

test('keys are different sources if they differ in any character', async () => {
  const keys = [
    'with space/a b.csv',
    'ünï/日本.csv',
    '100%25.csv',
    '100%.csv',
    'a+b.csv',
    'a b.csv',
    'a#b.csv',
    'a%2Fb.csv',
    'a/b.csv',
    'a&b=c?d.csv',
    '~.csv',
    `${'k'.repeat(1020)}.csv`,
  ];
  const files = keys.map((key, id) => [key, linesOf(GENERAL, `K,1710171000000,${id + 1},1,${id}`)] as const);

  expect(await processFiles(Object.fromEntries(files))).toEqual({
    bars: ['general K 2024-03-11T15:30 1 12 1 12 12 78 12'],
  });
});
