import { memoryLimits } from '../../../src/aggregation/memory-limits';
import { TemporaryFile } from '../../../src/aggregation/temporary-file';
import { WasmLineAggregator } from '../../../src/aggregation/wasm/wasm-line-aggregator';
import type { FastFormat } from '../../../src/parsing/fast-format';
import { detectLayout } from '../../../src/parsing/recognition/detect-layout';
import { MAX_LINE_LENGTH } from '../../../src/parsing/read-lines';
import { START } from '@trading/bars/testing';
import { plausibleTimes } from '../../../src/parsing/plausible-times';
import { aggregateBothWays } from './aggregate-both-ways';

const SECOND = 1_000_000_000n;
/** 15:00 in US Eastern time, in the regular session. The start of most other times is after it. */
const IN_SESSION = BigInt(Date.UTC(2024, 7, 8, 19)) * 1_000_000n;

const MASSIVE =
  'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp';

interface Massive {
  readonly id?: number | string;
  readonly time?: bigint;
  readonly second?: number;
  readonly conditions?: string;
  readonly correction?: string;
  readonly exchange?: string;
  readonly trf?: string;
  readonly price?: string;
  readonly size?: string;
  readonly sequence?: string;
  readonly symbol?: string;
}

/** Lines of US stock trades, by default with different ids at one time. */
function massive(...trades: readonly Massive[]): string {
  const lines = trades.map(
    ({ second = 0, time = START + BigInt(second) * SECOND, id = 1, symbol = 'A', ...trade }, index) =>
      [
        ...[symbol, trade.conditions ?? '', trade.correction ?? '0', trade.exchange ?? '4', id, time],
        ...[trade.price ?? String(index + 1), trade.sequence ?? '0', time, trade.size ?? '5'],
        ...['1', trade.trf ?? '201', '0'],
      ].join(','),
  );
  return [MASSIVE, ...lines, ''].join('\n');
}

/** Lines with different ids. */
const numbered = (...trades: readonly Massive[]) => massive(...trades.map((trade, id) => ({ id: id + 1, ...trade })));

const general = (columns: string, ...lines: string[]) => [columns, ...lines, ''].join('\n');

describe('lines of CSV with rules', () => {
  test.each<[string, string]>([
    ['trades with an order and ids of several columns', numbered({ sequence: '9' }, { sequence: '8' }, { second: 70 })],
    [
      'trades of one time and order, by their ids',
      massive(...['9', '10', 'a9', 'a10', 'a010', 'b'].map((id) => ({ id }))),
    ],
    [
      'trades of one time and order, by all columns of their ids',
      massive(...['10', '9', '', 'N', '_'].flatMap((exchange) => ['201', ''].map((trf) => ({ exchange, trf })))),
    ],
    [
      'trades of one time, by their order',
      numbered(...['', '007', '3', '9'.repeat(19), '0'].map((sequence) => ({ sequence }))),
    ],
    ['trades that update the volume only', numbered({ conditions: '37' }, { conditions: '2', second: 61 })],
    ['trades that update the prices only', numbered({ conditions: '38', size: '0' }, { conditions: '38', second: 61 })],
    ['trades that do not open or close a bar', numbered({ conditions: '10' }, {}, { conditions: '10' })],
    ['several conditions in quotes', numbered({ conditions: '"14,41"' }, { conditions: '"12,37"' }, {})],
    [
      'quotes around all fields',
      numbered({}, { second: 1 }).replace(/^A,.*$/gm, (line) => line.replace(/[^,]+/g, '"$&"')),
    ],
    [
      'spaces around fields and alone',
      numbered(
        { price: ' 1' },
        { id: '50  ' },
        { trf: ' ' },
        { symbol: ' A ', conditions: '"14,41"' },
        { sequence: ' ' },
      ),
    ],
    [
      'quotes at any place of a file',
      numbered(...Array.from({ length: 300 }, (_, index) => ({ conditions: '"14,41"', sequence: `"${index + 1}"` }))),
    ],
    [
      'Windows line ends after quotes',
      numbered({ trf: '"201"' }, { conditions: '"14,41"' }).replace(/,0$/gm, ',"0"\r'),
    ],
    ['Windows line ends', numbered({ conditions: '"14,41"' }, {}).replaceAll('\n', '\r\n')],
    ['blank lines', numbered({ conditions: '"14,41"' }, {}).replaceAll('\n', '\n\n\r\n')],
    ['ids in any order', massive(...[5, 3, 9, 1, 7, 2].map((id) => ({ id })))],
    [
      'many trades',
      numbered(...Array.from({ length: 3000 }, (_, index) => ({ second: index % 200, size: `0.${index + 1}` }))),
    ],
    [
      'prices that get longer',
      numbered(...['1', '1.5', '1.25', '1.12345678'].map((price) => ({ price, conditions: '37' }))),
    ],
    ['trades that are hours late', numbered(...[0, 9000, 3600, 18_000, 60, 7200, 1].map((second) => ({ second })))],
    ['the longest ids', massive({ id: 'x'.repeat(46) }, { id: 'y'.repeat(46) })],
  ])('aggregates %s', async (_what, content) => {
    const { deferred, counts } = await aggregateBothWays(content);

    expect({ deferred, rejected: counts.rejected }).toEqual({ deferred: 0, rejected: 0 });
    expect(counts.accepted).toBeGreaterThan(1);
    await aggregateBothWays(content, { interval: '1s' });
    await aggregateBothWays(content, { chunkSize: 97 });
  });

  test.each<[string, number, string]>([
    ['ids that are too long', 1, massive({ id: 'x'.repeat(47) }, {})],
    ['ids that are not valid', 4, massive({}, ...['', 'Ä', '7.0', '1e+5'].map((id) => ({ id })))],
    [
      'columns of ids that are not words',
      3,
      massive({}, { exchange: '-' }, { trf: 'x'.repeat(17) }, { exchange: '1 2' }),
    ],
    ['conditions that are not known', 1, massive({ conditions: '99' }, { id: 2 })],
    ['orders that are not whole numbers', 2, numbered({ sequence: 'x' }, { sequence: '1'.repeat(20) }, {})],
    ['sizes of zero of trades that update the volume', 1, numbered({ size: '0' }, {})],
    ['prices of zero', 2, numbered({ price: '0' }, { price: '0', conditions: '38' }, {})],
    [
      'quotes that are not closed',
      3,
      numbered({ conditions: '"14,41' }, { conditions: '14"' }, {}, {}).replace(/,0\n$/, ',"0\n'),
    ],
    [
      'text around quotes, at any place of a file',
      600,
      numbered(...Array.from({ length: 600 }, (_, sequence) => ({ sequence: String(sequence) }))).replace(
        /,0$/gm,
        (_end, place: number) => (place % 2 ? ',"0"1' : ',1"0"'),
      ),
    ],
    [
      'quotes within quotes, and text after quotes',
      3,
      numbered({ id: '"1""2"' }, { conditions: '"14"x' }, { id: '"' }, {}),
    ],
    ['tabs around fields', 2, numbered({ price: '\t1' }, { id: '5\t' }, {})],
    [
      'texts that decide what a line means and are too long',
      1,
      numbered({ conditions: `"${'14,'.repeat(30)}14"` }, {}),
    ],
    ['lines with too few or too many fields', 3, `${numbered({})}A\nA,,,,,,,,,,,,,\n"A"\n`],
    ['lines that are too long', 1, `${numbered({})}${'A,'.repeat(MAX_LINE_LENGTH)}\n`],
  ])('defers %s', async (_what, expected, content) => {
    const { deferred } = await aggregateBothWays(content);
    expect(deferred).toBe(expected);
  });

  test('counts excluded lines by rule', async () => {
    const content = numbered(...['15', '16', '15', ''].map((conditions) => ({ conditions })), { correction: '8' });
    const { deferred, exclusions, counts } = await aggregateBothWays(content);
    expect({ deferred, accepted: counts.accepted, excluded: counts.excluded }).toEqual({
      ...{ deferred: 0, accepted: 1, excluded: 4 },
    });
    expect(Object.values(exclusions).sort()).toEqual([1, 1, 2]);
  });

  test('counts excluded lines with implausible times by the reference path', async () => {
    const times = plausibleTimes(Number(START / 1_000_000n));
    const content = numbered({ correction: '8', time: 1n }, { correction: '8' }, { time: times.to }, {});
    const { deferred, counts } = await aggregateBothWays(content, { times });
    expect({ deferred, ...counts }).toMatchObject({ deferred: 2, excluded: 2, accepted: 1, rejected: 1 });
  });

  test('applies conditions that depend on the session to the bars of each half-hour', async () => {
    const halfHours = Array.from({ length: 60 }, (_, index) => IN_SESSION + BigInt(index - 30) * 1800n * SECOND);
    const content = numbered(
      ...halfHours.flatMap((time) => [time - 1n, time].map((at) => ({ time: at, conditions: '12' }))),
    );
    const { deferred, bars } = await aggregateBothWays(content);
    const withOpen = bars.filter(({ partial }) => partial.state.first);
    expect(deferred).toBe(0);
    expect([bars.length, withOpen.length]).toEqual([120, 120 - 26]);
  });

  test('applies conditions that depend on the session to trades that are days apart', async () => {
    // Their half-hours have the same number modulo 64.
    const content = numbered(
      ...[0n, 64n, 128n].map((halfHours) => ({
        time: IN_SESSION + halfHours * 1800n * SECOND,
        conditions: '12',
      })),
    );
    const { bars } = await aggregateBothWays(content);
    expect(bars.map(({ partial }) => partial.state.first !== undefined)).toEqual([false, true, true]);
  });

  test('numbers deferred lines as in the file', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => (index % 2 ? { id: index } : { id: index, price: 'x' }));
    const { deferred, rejections } = await aggregateBothWays(massive(...lines));
    expect(deferred).toBe(2500);
    expect(rejections.slice(0, 3).map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  test('asks for as many verdicts as there is room for, and defers lines with other texts', async () => {
    const codes = ['0', '1', '3', '4', '6', '8', '9', '11', '14', '17', '18', '19', '23', '24', '25', '27'];
    const pairs = codes.flatMap((a) => codes.flatMap((b) => codes.map((c) => `"${a},${b},${c}"`))).slice(0, 1100);
    const { deferred } = await aggregateBothWays(numbered(...pairs.map((conditions) => ({ conditions }))));
    expect(deferred).toBe(1100 - 1024);
  });

  test('distinguishes many conditions of the same length', async () => {
    const codes = Array.from({ length: 16 }, (_, index) => String(22 + index)).filter((code) => code !== '26');
    const pairs = codes.flatMap((a) =>
      codes.map((b) => ({ conditions: `"${a},${b}"`, second: codes.indexOf(a) * 60 })),
    );
    const { deferred } = await aggregateBothWays(numbered(...pairs, ...pairs));
    expect(pairs.length).toBe(225);
    expect(deferred).toBe(0);
  });

  test.each([
    ['in one bar', massive({ price: '5' }, { price: '5' }, { id: 2 })],
    ['with different values', massive({ price: '5' }, { price: '6' }, { id: 2 })],
    ['once in a deferred line', massive({ price: '5' }, { price: '5e0' }, { id: 2 })],
    [
      'hours apart in the file',
      massive({ price: '5' }, { id: 2, second: 9000 }, { id: 3, second: 18_000 }, { price: '5' }),
    ],
    ['in different symbols', massive({}, { symbol: 'B' })],
  ])('finds repeated ids, %s', async (_where, content) => {
    await aggregateBothWays(content);
  });

  test('reads times of day, except in the hour that the day lacks', async () => {
    const key = 'EQY_US_ALL_TRADE_20240310';
    const header =
      'Time|Exchange|Symbol|Sale Condition|Trade Volume|Trade Price|Trade Stop Stock Indicator|Trade Correction Indicator|Sequence Number|Trade Id|Source of Trade|Trade Reporting Facility|Participant Timestamp|Trade Reporting Facility TRF Timestamp|Trade Through Exempt Indicator';
    const times = ['000000000', '015959999999', '030000123456789', '235959999999999'];
    const others = ['023000000', '240000000', '006000000', '000060000', '0000000000', '00000000', 'x00000000'];
    const lines = [...times, ...others].map((time, id) => `${time}|N|A|@ TI|1|2||00|${id}|${id}|C||||0`);
    const { deferred, counts } = await aggregateBothWays([header, ...lines, 'END|20240310|11||||||||||||'].join('\n'), {
      key,
    });
    expect({ deferred, ...counts }).toMatchObject({ deferred: 8, accepted: 4, excluded: 1, rejected: 7 });
  });

  test('reads times in RFC 3339', async () => {
    const times = [
      ...[
        '2024-02-29T23:59:59Z',
        '2024-03-01t00:00:00.1z',
        '2024-03-01 00:00:00.123456789+05:30',
        '1970-01-01T00:00:00Z',
      ],
      ...['2024-12-31T23:59:59.999-00:00', '2261-12-31T23:59:59.999999999-23:59', '2000-02-29T00:00:00Z'],
    ];
    const others = [
      ...[
        '2023-02-29T00:00:00Z',
        '2024-02-30T00:00:00Z',
        '2100-02-29T00:00:00Z',
        '2024-13-01T00:00:00Z',
        '2024-00-01T00:00:00Z',
      ],
      ...[
        '2024-01-00T00:00:00Z',
        '2024-04-31T00:00:00Z',
        '2024-01-01T24:00:00Z',
        '2024-01-01T00:60:00Z',
        '2024-01-01T00:00:60Z',
      ],
      ...['2024-01-01T00:00:00', '2024-01-01T00:00:00.Z', '2024-01-01T00:00:00.1234567891Z', '2024-01-01D00:00:00Z'],
      ...[
        '2024-01-01T00:00:00+24:00',
        '2024-01-01T00:00:00+00:60',
        '2024/01/01T00:00:00Z',
        '2024-01-01T00.00:00Z',
        'Z',
        '',
      ],
      ...[
        '1970-01-01T00:00:00+00:01',
        '2262-01-01T00:00:00Z',
        '1969-12-31T23:59:59Z',
        '1723161255',
        '2024-01-01T00:00:00+0000',
      ],
    ];
    const lines = [...times, ...others].map((time, id) => `A,${time},1,2,${id}`);
    const { deferred } = await aggregateBothWays(general('symbol,timestamp,price,size,id', ...lines));
    expect(deferred).toBe(others.length);
  });

  test('reads times of kdb+, and numbers beside RFC 3339', async () => {
    const bitmex =
      'timestamp,symbol,side,size,price,tickDirection,trdMatchID,grossValue,homeNotional,foreignNotional,trdType';
    const times = [
      '2024-08-08D23:54:00.123456000',
      '2024-08-08D23:54:00',
      '2024-08-08T23:54:00',
      '2024-08-08D23:54:00Z',
    ];
    const lines = times.map((time, id) => `${time},XBTUSD,Buy,1,2,PlusTick,5b0f7f0a-${id},1,3,4,Regular`);
    expect((await aggregateBothWays(general(bitmex, ...lines))).deferred).toBe(2);
    const alpaca = ['1712323800000', '2024-04-05 13:30:00.123456+00:00', '1712323800000.5', '-1', '17-2'];
    const rows = alpaca.map((time, id) => `A,${time},V,1,2,${id},C,"['@', 'I']"`);
    const columns = 'symbol,timestamp,exchange,price,size,id,tape,conditions';
    expect((await aggregateBothWays(general(columns, ...rows))).deferred).toBe(3);
  });

  test('aggregates the trades of each feed of a file, and defers those with sizes in contracts', async () => {
    const columns = 'exchange,symbol,timestamp,local_timestamp,id,side,price,amount';
    const instruments = [',X', 'bitmex,X', 'b,Y', 'a,X', 'a,X', 'b,Y', ',X', 'b,X'];
    const lines = instruments.map(
      (instrument, id) => `${instrument},1723161255342000,${id},${id < 4 ? 7 : 8},buy,${id + 1},2`,
    );
    const { deferred, bars } = await aggregateBothWays(general(columns, ...lines));
    expect(bars.map(({ feed, symbol }) => `${feed} ${symbol}`)).toEqual(['tardis-a X', 'tardis-b X', 'tardis-b Y']);
    expect(deferred).toBe(3);
  });

  test('aggregates ids that are whole numbers, texts, or missing', async () => {
    const columns = 'symbol,timestamp_s,price,size,id,sequence';
    const ids = ['1', '0', '9223372036854775807', '9223372036854775808', '007', '5b0f7f0a-0000', 'x', '2', ''];
    const lines = ids.flatMap((id, index) => [`A,60,${index + 1},1,${id},3`, `B,${60 + index},1,1,${id},`]);
    const { deferred } = await aggregateBothWays(general(columns, ...lines));
    expect(deferred).toBe(2);
  });

  test('keeps trades that another line cancels', async () => {
    const columns = 'symbol,timestamp_s,price,size,id,action';
    const lines = ['A,60,1,1,1,', 'A,61,2,1,2,trade', 'A,61,,,2,cancel', 'A,62,3,1,x,', 'A,200,3,1,3,'];
    const { counts } = await aggregateBothWays(general(columns, ...lines));
    expect(counts).toMatchObject({ accepted: 3, excluded: 2 });
  });

  test('defers trades that are retracted without their time, in whatever bar they are', () => {
    const format = detectLayout('x.csv', MASSIVE).fast as FastFormat;
    const contestedTrades = [
      { feed: 'massive-stocks', symbol: 'A', id: '4:201:2' },
      ...Array.from({ length: 100 }, (_, id) => ({ feed: 'massive-stocks', symbol: 'B', id: `4:201:${id}` })),
    ];
    const aggregator = new WasmLineAggregator({
      ...{ format, interval: '1m', contested: [], contestedTrades },
      ...{ limits: memoryLimits(), temporaryFile: new TemporaryFile(0) },
    });
    const trades = [1, 2, 3, 2].flatMap((id) => ['A', 'B', 'C'].map((symbol) => ({ id, symbol, second: 100 * id })));
    const lines = [...aggregator.push(Buffer.from(massive(...trades))), ...aggregator.end()];
    expect(lines.map(({ number }) => number - 2)).toEqual([1, 3, 4, 7, 9, 10]);
  });
});

describe('lines of trades that are known by their values', () => {
  const KRAKEN = { key: 'kraken/XBTUSD.csv' };
  const BYBIT = { key: 'bybit/spot/BTCUSDT_2024-08-08.csv' };
  const DATABENTO =
    'ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,ts_in_delta,sequence,symbol';
  const databento = (
    ...trades: readonly { time?: bigint | string; price?: string; sequence?: string; side?: string }[]
  ) =>
    general(
      DATABENTO,
      ...trades.map(({ time = START, price = '61837500000000', sequence = '4000000001', side = 'B' }) =>
        [time, START, 0, 2, 1_234_567_890, 'T', side, 0, price, 3, 0, 0, sequence, 'ESU4'].join(','),
      ),
    );
  const TARDIS = 'exchange,symbol,timestamp,local_timestamp,id,side,price,amount';
  const tardis = (...trades: readonly [received: number, id: string][]) =>
    general(TARDIS, ...trades.map(([received, id]) => `a,X,1723161255342000,${received},${id},Buy,5,2`));

  test.each<[string, string, { readonly key?: string }]>([
    ['equal trades', '60,10,1\n60,10,1\n61,10,1\n60,10,1\n', KRAKEN],
    ['equal values that are written in different ways', '60,10,1\n60.0,10.0,1.00\n60,10.00,1e-0\n', KRAKEN],
    ['values that differ in one digit', '60,10,1\n60,10.01,1\n60,1.001,1\n60,10,1.1\n60.000000001,10,1\n', KRAKEN],
    ['small and large numbers', '60,0.00000001,123456789012\n60,123456789,1\n60,1,2.5E-8\n', KRAKEN],
    [
      'more equal trades than have one digit',
      `${'60,10,1\n60,11,1\n'.repeat(120)}7200,10,1\n14400,10,1\n60,10,1\n`,
      KRAKEN,
    ],
    [
      'sides in any case, and fields that the header does not name',
      'id,timestamp,price,volume,side\n1,60000,5,2,buy\n2,60000,5,2,Buy,0\n3,60000,5,2,sell\n4,60000,5,2,,0\n',
      BYBIT,
    ],
    [
      'prices with implied decimals',
      databento(
        {},
        { price: '1' },
        { price: '61837.5' },
        { price: '0.123456789' },
        { price: '5e-0' },
        { price: `5.${'0'.repeat(20)}` },
        { price: '123456789012345678' },
      ),
      {},
    ],
    [
      'ids of two blocks of SHA-256',
      databento(
        ...['1', '12', '123', '1234567890123456789'].flatMap((sequence) => [{ sequence }, { sequence }]),
        ...Array.from({ length: 17 }, (_, length) => ({ side: 'S'.repeat(length), sequence: '10'.repeat(length % 9) })),
      ),
      {},
    ],
    [
      'values with spaces around them, and in quotes',
      databento(...['S', ' S', 'S  ', '" S"', '"S "', ' ', ''].map((side) => ({ side }))),
      {},
    ],
    ['trades with and without id', tardis([1, ''], [2, '7'], [3, ''], [4, 'ETH-1'], [4, '']), {}],
    [
      'equal trades in quotes',
      tardis([1, ''], [1, '']).replace(/^a,.*$/gm, (line) => `"${line.replaceAll(',', '","')}"`),
      {},
    ],
  ])('aggregates %s', async (_what, content, options) => {
    const { deferred, counts } = await aggregateBothWays(content, options);

    expect({ deferred, rejected: counts.rejected, duplicate: counts.duplicate }).toEqual({
      ...{ deferred: 0, rejected: 0, duplicate: 0 },
    });
    await aggregateBothWays(content, { ...options, chunkSize: 97 });
  });

  test('numbers equal trades', async () => {
    const { bars } = await aggregateBothWays('60,10,1\n60,10,1\n', KRAKEN);
    const [{ partial }] = bars as [(typeof bars)[0]];
    expect(partial.ids).toHaveLength(2);
    expect([partial.state.first?.id, partial.state.last?.id]).toEqual(['60000000000/10/1', '60000000000/10/1#2']);
  });

  test.each<[string, number, string, { readonly key?: string }]>([
    ['prices that stand for none', 1, databento({}, { price: '9223372036854775807' }), {}],
    ['values that are too long', 1, databento({}, { side: 'x'.repeat(62) }, { side: 'y'.repeat(63) }), {}],
    [
      'numbers of equal trades for which there is no room',
      1 + 2,
      databento({ side: 'x'.repeat(52) }, { side: 'x'.repeat(52) }),
      {},
    ],
    ['values that are not plain', 1, databento({}, { side: 'Ä' }), {}],
    ['times that are not valid', 1, databento({}, { time: 'x' }), {}],
    ['lines with too many fields', 1, 'id,timestamp,price,volume,side\n1,60000,5,2,buy\n2,60000,5,2,buy,0,0\n', BYBIT],
  ])('defers %s', async (_what, expected, content, options) => {
    expect((await aggregateBothWays(content, options)).deferred).toBe(expected);
  });

  test('leaves equal trades that are not in their order to the reference path', async () => {
    const { deferred, bars } = await aggregateBothWays(tardis([2, ''], [1, '']));
    expect(deferred).toBe(1 + 2);
    expect(bars[0]?.partial.ids).toHaveLength(2);
  });

  test('resolves equal trades that are too far apart in the file to be remembered', async () => {
    const others = Array.from({ length: 5000 }, (_, index) => `60,${index + 1},2`);
    const { deferred, counts } = await aggregateBothWays(['60,1,2', ...others, '60,1,2'].join('\n'), KRAKEN);
    expect(counts).toMatchObject({ accepted: 5002, duplicate: 0 });
    expect(deferred).toBe(5002);
  });
});

describe('lines with signed sizes', () => {
  test('aggregates sizes without their sign', async () => {
    const key = 'bitfinex/tBTCUSD-trades-2024-08-08.csv';
    const lines = ['1,1723161240123,-0.25,61836', '2,1723161240123,0.25,61836', '3,1723161240124,-2.5e-05,61836'];
    const { deferred, counts } = await aggregateBothWays([...lines, '4,1723161240124,--1,5'].join('\n'), { key });
    expect({ deferred, ...counts }).toMatchObject({ deferred: 1, accepted: 3, rejected: 1 });
  });
});

describe('lines of NDJSON with rules', () => {
  const KEY = { key: 'AAPL-trades-2024-08-08.ndjson' };
  const trade = (id: number | string, rest = '', time = '2024-08-08T23:54:15.5Z') =>
    `{"t":"${time}","x":"V","p":1.5,"s":2,"i":${id}${rest}}`;
  const codes = (list: string, tape = 'C') => `,"c":${list},"z":"${tape}"`;

  test.each<[string, string[]]>([
    [
      'trades of the symbol in the name of the file',
      [trade(1), trade(2, codes('["@","I"]')), trade(3, codes('[" "]'))],
    ],
    ['symbols of lines', [trade(1, ',"S":"A"'), trade(1, ',"S":"B","T":"t"'), trade(2)]],
    ['conditions of both tapes', ['A', 'B', 'C'].map((tape, id) => trade(id, codes('["@","T"]', tape)))],
    [
      'conditions as a text, an empty list or null',
      ['"@"', '[]', 'null', '""'].map((list, id) => trade(id, codes(list))),
    ],
    [
      'spaces',
      [
        trade(1, codes('[ "@" , "I" ]'))
          .replaceAll(':', ' : ')
          .replace('2024-08-08T23 : 54 : 15', '2024-08-08T23:54:15'),
      ],
    ],
    ['updates', [trade(1, ',"u":"corrected"'), trade(2, ',"u":"canceled"'), trade(3)]],
    ['ids that are texts', ['"a"', '"7"', '"5b0f7f0a-0000"'].map((id) => trade(id))],
    ['blank lines', ['', trade(1), ' \r', trade(2)]],
    ['numbers with signs and exponents', ['1e-5', '2.50E-3'].map((price, id) => trade(id).replace('1.5', price))],
    ['many lines', Array.from({ length: 3000 }, (_, id) => trade(id, codes(id % 3 ? '["@"]' : '["@","I"]')))],
  ])('aggregates %s', async (_what, lines) => {
    const { deferred, counts } = await aggregateBothWays(lines.join('\n'), KEY);
    expect({ deferred, rejected: counts.rejected }).toEqual({ deferred: 0, rejected: 0 });
    await aggregateBothWays(lines.join('\r\n'), { ...KEY, chunkSize: 61 });
  });

  test.each<[string, string[]]>([
    [
      'conditions that are not lists of texts',
      ['{}', 'true', '[["@"]]', '[{}]', '["@"', '["\\u0040"]'].map((list) => codes(list)),
    ],
    ['invalid lists', ['["@" "I"]', '[,]', '["@",]', '[@]'].map((list) => codes(list))],
    ['quotes, and records of other types', [',"T":"q"', ',"T":"s"', ',"T":"unknown"']],
    ['repeated keys', [',"p":2', `${codes('["@"]')},"c":["I"]`]],
    ['keys that are not known', [',"X":1', ',"P":1', ',"condition":1']],
    ['conditions of unknown tapes', [codes('["@"]', 'Z')]],
    ['objects that do not end', [',']],
  ])('defers %s', async (_what, endings) => {
    const lines = [trade(1), ...endings.map((rest, id) => trade(id + 2, rest)), trade(1000), trade(1001)];
    const { deferred } = await aggregateBothWays(lines.join('\n'), KEY);
    expect(deferred).toBe(endings.length);
  });

  test('defers lines that are too long', async () => {
    const long = [' '.repeat(MAX_LINE_LENGTH + 1), trade(2, codes(`[${'"@",'.repeat(20_000)}"@"]`))];
    const { counts } = await aggregateBothWays([trade(1), ...long, trade(3)].join('\n'), KEY);
    expect(counts).toMatchObject({ accepted: 2, rejected: 2 });
  });

  test('resolves trades that are retracted without their time', async () => {
    const cancel = '{"T":"x","S":"AAPL","i":2,"x":"V","p":1.5,"s":2,"a":"C","z":"C","t":"2024-08-08T23:59:15Z"}';
    const correction =
      '{"T":"c","S":"AAPL","x":"V","oi":3,"op":1.5,"os":2,"oc":["@"],"ci":4,"cp":1.75,"cs":3,"cc":["@"],"z":"C","t":"2024-08-08T23:59:16Z"}';
    const lines = [trade(1), trade(2), trade(3), trade(5), cancel, correction];
    const { counts, exclusions } = await aggregateBothWays(lines.join('\n'), KEY);
    expect(counts).toMatchObject({ accepted: 3, excluded: 3, rejected: 0 });
    expect(Object.keys(exclusions)).toHaveLength(3);
  });
});

describe('lines of NDJSON with nested values', () => {
  const ccxt = (id: string, info = '{}', symbol = 'BTC/USDT') =>
    `{"info":${info},"timestamp":1723161240123,"datetime":"x","symbol":"${symbol}","id":${id},"order":null,"type":null,"side":"buy","takerOrMaker":null,"price":61837.5,"amount":1e-05,"cost":1,"fee":null,"fees":[]}`;
  const KEY = { key: 'ccxt/trades.ndjson' };

  test('skips objects and lists, and knows trades without id by their values', async () => {
    const infos = [
      '{}',
      '[]',
      '{"a":1,"b":[-1.5,2e3,{"c" : "x"} , true ] }',
      '[[[[[[[{}]]]]]]]',
      '{ }',
      '"x"',
      '-2E+1',
    ];
    const lines = infos.flatMap((info, id) => [ccxt(`${id}`, info), ccxt('null', info), ccxt('""', info)]);
    const { deferred, counts } = await aggregateBothWays(lines.join('\n'), KEY);
    expect({ deferred, ...counts }).toMatchObject({ deferred: 0, accepted: lines.length, rejected: 0 });
  });

  test('defers values that are not valid, and those that are nested too deeply', async () => {
    const infos = [
      '{',
      '{"a"}',
      '{"a":}',
      '{"a":1,}',
      '[1,]',
      '[1 2]',
      '{1:2}',
      '[01]',
      '[1e]',
      '[-]',
      '["\\n"]',
      '[nul]',
    ];
    const lines = [...infos, '[[[[[[[[[]]]]]]]]]', '{"a" 1}', ']'].map((info, id) => ccxt(`${id}`, info));
    const { deferred } = await aggregateBothWays([ccxt('100'), ...lines, ccxt('101')].join('\n'), KEY);
    expect(deferred).toBe(lines.length);
  });

  test('notices keys that are repeated after null', async () => {
    const lines = [ccxt('1'), ccxt('null,"id":5'), ccxt('6,"symbol":null'), ccxt('null,"side":"sell"')];
    const { counts } = await aggregateBothWays(lines.join('\n'), KEY);
    expect(counts).toMatchObject({ accepted: 1, rejected: 3 });
  });
});
