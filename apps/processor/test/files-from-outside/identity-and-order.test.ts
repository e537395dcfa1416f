import { linesOf, processFiles } from './process-files';

const GENERAL = 'symbol,timestamp_ms,price,size,id';
const TARDIS = 'exchange,symbol,timestamp,local_timestamp,id,side,price,amount';
const MASSIVE =
  'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp';
const T = 1_710_171_000_000;

describe('the order of lines', () => {
  test('does not matter, even if days are interleaved', async () => {
    const key = 'futures/um/monthly/aggTrades/BNBUSDT/BNBUSDT-aggTrades-2024-03.csv';
    const early = [1, 2, 3].map((id) => `${id},${500 + id},1,${id},${id},${T + id},true`);
    const late = [901, 902, 903].map((id) => `${id},${id},2,${id},${id},${T + 20 * 86_400_000 + id},false`);
    const interleaved = early.flatMap((line, index) => [late[index] as string, line]);

    expect(await processFiles({ [key]: linesOf(...interleaved) })).toEqual({
      bars: [
        'binance-usdm-agg BNBUSDT 2024-03-11T15:30 501 503 501 503 3 1506 3',
        'binance-usdm-agg BNBUSDT 2024-03-31T15:30 901 903 901 903 6 5412 3',
      ],
    });
  });

  test('of Bybit’s trades of one time is that of their arrival at Tardis, not that of their random ids', async () => {
    const fills = [
      ['c3', 64_004.5, 1],
      ['0a', 64_003, 2],
      ['ff', 64_001.5, 3],
      ['77', 64_000, 4],
    ] as const;
    const lines = fills.map(
      ([id, price, amount]) => `bybit,BTCUSDT,${T}000,${T}00${amount},${id},sell,${price},${amount}`,
    );
    const bars = ['tardis-bybit BTCUSDT 2024-03-11T15:30 64004.5 64004.5 64000 64000 10 640015 4'];

    expect(await processFiles({ 'x.csv': linesOf(TARDIS, ...lines) })).toEqual({ bars });
    expect(await processFiles({ 'x.csv': linesOf(TARDIS, ...[...lines].reverse()) })).toEqual({ bars });
    expect(
      await processFiles({
        'x.csv': linesOf(TARDIS, ...lines.slice(0, 2)),
        'y.csv': linesOf(TARDIS, ...lines.slice(2)),
      }),
    ).toEqual({ bars });
  });

  test('of trades of one time and one arrival is that of the numbers in their ids', async () => {
    const lineOf = (number: number, price: number) =>
      `deribit,ETH-PERPETUAL,${T}000,${T}005,ETH-${number},buy,${price},1`;

    expect(
      await processFiles({ 'x.csv': linesOf(TARDIS, lineOf(10_000, 30), lineOf(9_999, 20), lineOf(10_001, 25)) }),
    ).toEqual({
      bars: ['tardis-deribit ETH-PERPETUAL 2024-03-11T15:30 20 30 20 25 3 75 3'],
    });
  });

  test('of trades of one time in Massive’s files is that of their sequence numbers', async () => {
    const lineOf = (id: string, sequence: number, price: number) =>
      `XYZ,,0,11,${id},${T}000000,${price},${sequence},${T}000000,100,3,0,0`;
    const bars = ['massive-stocks XYZ 2024-03-11T15:30 20.5 20.75 20 20.25 400 8150 4'];
    const lines = [lineOf('4', 9, 20.5), lineOf('10', 10, 20.75), lineOf('1', 99, 20), lineOf('0', 100, 20.25)];

    expect(await processFiles({ 'x.csv': linesOf(MASSIVE, ...lines) })).toEqual({ bars });
    expect(await processFiles({ 'x.csv': linesOf(MASSIVE, ...[...lines].reverse()) })).toEqual({ bars });
  });

  test('of trades with the same sequence is that of their ids, and trades without sequence are first', async () => {
    const file = linesOf(
      `${GENERAL},sequence`,
      `ABC,${T},1,1,b,5`,
      `ABC,${T},2,1,a,5`,
      `ABC,${T},3,1,c,`,
      `ABC,${T},4,1,10,0`,
      `ABC,${T},5,1,9,0`,
      `ABC,${T},6,1,d,5.0`,
    );

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 5 5 1 1 5 15 5'],
      rejected: ["x.csv:7 sequence is not a whole number: '5.0'"],
    });
  });
});

describe('a trade that occurs twice', () => {
  test('in a file is counted once', async () => {
    const key = 'futures/um/BNBUSDT-aggTrades-2024-03.csv';
    const lines = [1, 2].flatMap((id) => Array<string>(2).fill(`${id},50${id},1,${id},${id},${T + id},true`));

    expect(await processFiles({ [key]: linesOf(...lines) })).toEqual({
      bars: ['binance-usdm-agg BNBUSDT 2024-03-11T15:30 501 502 501 502 2 1003 2'],
      duplicate: 2,
    });
  });

  test('is counted once, however its numbers and its time are written', async () => {
    const x = linesOf(GENERAL, `ABC,${T},10.50,2,u-1`, `ABC,${T}.0,10.5,2.0,u-1`);
    const y = linesOf('id,size,price,timestamp,symbol', 'u-1,2e0,+10.5,2024-03-11T11:30:00.000-04:00,ABC');

    expect(await processFiles({ 'x.csv': x, 'y.csv': y })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 10.5 10.5 10.5 10.5 2 21 1'],
      duplicate: 1,
    });
  });

  test('in a file of days and in the file of their month is counted once, and the plain file covers for a damaged one', async () => {
    const lines = [1, 2].map((id) => `${id},50${id},1,50${id},${T + id},True,True`);
    const damaged = linesOf(lines[0] as string, `\ufeff${lines[1]}`);

    expect(
      await processFiles({
        'spot/BNBUSDT-trades-2024-03-11.csv': damaged,
        'spot/BNBUSDT-trades-2024-03.csv': linesOf(...lines),
      }),
    ).toEqual({
      bars: ['binance-spot BNBUSDT 2024-03-11T15:30 501 502 501 502 2 1003 2'],
      rejected: ['spot/BNBUSDT-trades-2024-03-11.csv:2 id contains an invisible character: "\\u{feff}2"'],
    });
  });

  test('partly, in files that overlap within a bar, makes a conflict that is shown', async () => {
    const page = (from: number, to: number) =>
      linesOf(
        GENERAL,
        ...Array.from({ length: to - from }, (_, index) => `ABC,${T + from + index},10,1,${from + index}`),
      );

    expect(await processFiles({ 'p1.csv': page(0, 100), 'p2.csv': page(50, 150) })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 10 10 10 10 100 1000 100 conflict'],
    });
    expect(await processFiles({ 'p1.csv': page(0, 100), 'p2.csv': page(0, 150) })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 10 10 10 10 150 1500 150'],
    });
    expect(await processFiles({ 'p1.csv': page(0, 100), 'p2.csv': page(100, 150) })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 10 10 10 10 150 1500 150'],
    });
  });
});

describe('an id that is used again', () => {
  test('in another bar is another trade', async () => {
    const lineOf = (id: number, time: number) => `${id},0.25,4,${id},${id},${time},true,true`;
    const last = lineOf(77, T - 1);
    const first = lineOf(77, T);
    const next = lineOf(78, T + 60_000);
    const bars = [
      'binance-spot-agg ADABTC 2024-03-11T15:29 0.25 0.25 0.25 0.25 4 1 1',
      'binance-spot-agg ADABTC 2024-03-11T15:30 0.25 0.25 0.25 0.25 4 1 1',
      'binance-spot-agg ADABTC 2024-03-11T15:31 0.25 0.25 0.25 0.25 4 1 1',
    ];

    expect(
      await processFiles({
        'spot/ADABTC-aggTrades-2024-03-10.csv': linesOf(last),
        'spot/ADABTC-aggTrades-2024-03-11.csv': linesOf(first, next),
        'spot/ADABTC-aggTrades-2024-03.csv': linesOf(last, first, next),
      }),
    ).toEqual({ bars });
  });

  test('in the same bar with other values is rejected in all of its lines', async () => {
    const file = linesOf(GENERAL, `ABC,${T},10,1,1`, `ABC,${T + 10},11,1,2`, `ABC,${T + 20},12,1,1`);
    const reason = "the id '1' comes with different values, in 2 lines";

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 11 11 11 11 1 11 1'],
      rejected: [`x.csv:2 ${reason}`, `x.csv:4 ${reason}`],
    });
  });

  test('by another exchange or reporting facility is another trade if the file states them', async () => {
    const lineOf = (exchange: number, id: string, trf: string, price: number) =>
      `XYZ,,0,${exchange},${id},${T}000000,${price},5,${T}000000,100,3,${trf},0`;

    expect(
      await processFiles({
        'x.csv': linesOf(
          MASSIVE,
          lineOf(4, '7', '201', 20),
          lineOf(4, '7', '202', 21),
          lineOf(11, '7', '', 22),
          lineOf(62, '007', '', 23),
          lineOf(62, '7', '', 24),
        ),
      }),
    ).toEqual({ bars: ['massive-stocks XYZ 2024-03-11T15:30 20 24 20 24 500 11000 5'] });
  });

  test('by two reporting facilities, of which Alpaca does not state the name, is rejected', async () => {
    const lineOf = (price: number) =>
      JSON.stringify({ t: '2024-03-11T15:30:01Z', x: 'D', p: price, s: 100, c: ['@'], i: 7, z: 'C' });
    const other = JSON.stringify({ t: '2024-03-11T15:30:02Z', x: 'V', p: 22, s: 100, c: ['@'], i: 7, z: 'C' });
    const key = 'XYZ-trades-2024-03-11.ndjson';
    const reason = "the id 'D:7' comes with different values, in 2 lines";

    expect(await processFiles({ [key]: linesOf(lineOf(20), lineOf(21), other) })).toEqual({
      bars: ['alpaca XYZ 2024-03-11T15:30 22 22 22 22 100 2200 1'],
      rejected: [`${key}:1 ${reason}`, `${key}:2 ${reason}`],
    });
  });

  test('is compared as text, whatever its length and its quotes', async () => {
    const ids = [
      '9223372036854775807',
      '9223372036854775808',
      '99999999999999999999999999',
      '7',
      '007',
      '+7',
      '-7',
      "'7'",
      '"a""b"',
      '"7,8"',
      '1e5',
      'nan',
    ];

    const { bars, ...others } = await processFiles({
      'x.csv': linesOf(GENERAL, ...ids.map((id) => `ABC,${T},10,1,${id}`)),
    });

    expect(others).toEqual({});
    expect(bars).toEqual([`general ABC 2024-03-11T15:30 10 10 10 10 ${ids.length} ${ids.length}0 ${ids.length}`]);
  });
});

describe('trades without ids', () => {
  const lineOf = (arrival: number, side: string, price: string) =>
    `kraken,XBT/USD,${T}000,${T}00${arrival},,${side},${price},0.5`;

  test('are known by their values, and equal lines of a file are several trades', async () => {
    const file = linesOf(
      TARDIS,
      lineOf(1, 'buy', '100'),
      lineOf(2, 'buy', '100'),
      lineOf(3, 'sell', '100'),
      lineOf(4, 'sell', '90'),
    );

    expect(await processFiles({ 'x.csv': file })).toEqual({
      bars: ['tardis-kraken XBT/USD 2024-03-11T15:30 100 100 90 90 2 195 4'],
    });
  });

  test('are counted as often as in the file that has most of them', async () => {
    const x = linesOf(TARDIS, lineOf(1, 'buy', '100'), lineOf(2, 'buy', '100'));
    const y = linesOf(TARDIS, lineOf(5, 'BUY', '100.0'), lineOf(6, 'buy', '1e2'), lineOf(7, 'buy', '100'));

    expect(await processFiles({ 'x.csv': x, 'y.csv': y })).toEqual({
      bars: ['tardis-kraken XBT/USD 2024-03-11T15:30 100 100 100 100 1.5 150 3'],
    });
  });
});

test('files that differ only in the suffix of a compression are one source, of which the last upload is current', async () => {
  const files = {
    '2024-03-11': linesOf(GENERAL, `A,${T},10,1,1`),
    '2024-03-11.gz': linesOf(GENERAL, `B,${T},20,1,1`),
  };

  expect(await processFiles(files)).toEqual({ bars: ['general B 2024-03-11T15:30 20 20 20 20 1 20 1'] });
});

test('a converted archive with a trade that is in it twice, and fractions of milliseconds', async () => {
  const line = 'BTCUSD,1710171000806.7,64000.5,0.25,0f6a3b1c-5c1e-5b0e-9d8a-2f1f4b7f9e11';

  expect(await processFiles({ 'x.csv': linesOf(GENERAL, line, line) })).toEqual({
    bars: ['general BTCUSD 2024-03-11T15:30 64000.5 64000.5 64000.5 64000.5 0.25 16000.125 1'],
    duplicate: 1,
  });
});

test('a negative size of a sale is rejected, because the general layout has no signs', async () => {
  expect(await processFiles({ 'x.csv': linesOf(GENERAL, `ABC,${T},10,5,1`, `ABC,${T + 1},11,-3,2`) })).toEqual({
    bars: ['general ABC 2024-03-11T15:30 10 10 10 10 5 50 1'],
    rejected: ["x.csv:3 size must be greater than 0, got: '-3'"],
  });
});
