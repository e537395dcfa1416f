import { linesOf, processFiles } from './process-files';

const MINUTE = '2024-03-11T15:30';
const at = (second: string) => `${MINUTE}:${second}Z`;
const message = (fields: object) => JSON.stringify(fields);

/** Messages of a recorded stream of Alpaca. */
const trade = (i: number, p: number, s: number, t: string, x = 'N') =>
  message({ T: 't', S: 'XYZ', i, x, p, s, c: ['@'], z: 'C', t });
const cancel = (i: number, t: string, x = 'N') => message({ T: 'x', S: 'XYZ', i, x, p: 20, s: 100, a: 'C', z: 'C', t });
const correction = (oi: number, ci: number, cp: number, cs: number, t: string, cc = ['@']) =>
  message({ T: 'c', S: 'XYZ', x: 'N', oi, op: 20, os: 100, oc: ['@'], ci, cp, cs, cc, z: 'C', t });
const QUOTE = message({
  T: 'q',
  S: 'XYZ',
  bx: 'N',
  bp: 1,
  bs: 1,
  ax: 'N',
  ap: 90,
  as: 1,
  c: ['R'],
  z: 'C',
  t: at('05'),
});

const CANCEL = 'a cancel of another line';
const CANCELLED = 'cancelled by another line';
const CORRECTED = 'corrected by another line';

/** Processes the lines in their order and in reverse, which must not matter. */
async function processInAnyOrder(key: string, lines: readonly string[]) {
  const forward = await processFiles({ [key]: linesOf(...lines) });
  const backward = await processFiles({ [key]: linesOf(...[...lines].reverse()) });
  expect({ ...backward, rejected: backward.rejected?.length }).toEqual({
    ...forward,
    rejected: forward.rejected?.length,
  });
  return forward;
}

describe('a cancel of a recorded stream', () => {
  test.each([
    ['in the minute of its trade', '59'],
    ['minutes later', '59.5'],
  ])('retracts the trade that it names, %s', async (_when, second) => {
    const time = second === '59.5' ? '2024-03-11T15:36:59.5Z' : at(second);
    const lines = [trade(1, 20, 100, at('00')), trade(2, 99, 5000, at('10')), cancel(2, time)];

    expect(await processInAnyOrder('s.ndjson', lines)).toEqual({
      bars: [`alpaca XYZ ${MINUTE} 20 20 20 20 100 2000 1`],
      excluded: { [CANCEL]: 1, [CANCELLED]: 1 },
    });
  });

  test('is one cancel if it is repeated, and does not retract the trade of another exchange', async () => {
    const lines = [
      trade(7, 20, 100, at('00')),
      trade(7, 21, 100, at('00'), 'V'),
      cancel(7, at('30')),
      cancel(7, at('30')),
    ];

    expect(await processInAnyOrder('s.ndjson', lines)).toEqual({
      bars: [`alpaca XYZ ${MINUTE} 21 21 21 21 100 2100 1`],
      excluded: { [CANCEL]: 1, [CANCELLED]: 1 },
      duplicate: 1,
    });
  });

  test('retracts the latest trade before it if ids are used again', async () => {
    const lines = [
      trade(7, 20, 100, '2024-03-08T15:30:00Z'),
      trade(7, 21, 100, at('00')),
      cancel(7, '2024-03-08T15:31:00Z'),
    ];

    expect(await processInAnyOrder('s.ndjson', lines)).toEqual({
      bars: [`alpaca XYZ ${MINUTE} 21 21 21 21 100 2100 1`],
      excluded: { [CANCEL]: 1, [CANCELLED]: 1 },
    });
  });

  test('is rejected if its trade is in another file, and the trade stays', async () => {
    const files = {
      'a.ndjson': linesOf(trade(1, 20, 100, at('00'))),
      'b.ndjson': linesOf(trade(2, 21, 100, at('30')), cancel(1, at('40'))),
    };

    expect(await processFiles(files)).toEqual({
      bars: [`alpaca XYZ ${MINUTE} 20 21 20 21 200 4100 2`],
      rejected: ['b.ndjson:2 cancels a trade that the file does not have'],
    });
  });
});

test.each([
  ['a control message', message({ T: 'success', msg: 'connected' })],
  ['a control message', message({ T: 'subscription', trades: ['XYZ'], quotes: [], bars: [] })],
  ['a quote', QUOTE],
  ['a minute bar', message({ T: 'b', S: 'XYZ', o: 1, h: 1, l: 1, c: 1, v: 1, n: 1, vw: 1, t: at('00') })],
])('the first line of a recorded stream can be %s', async (name, first) => {
  expect(await processFiles({ 's.ndjson': linesOf(first, trade(1, 20, 100, at('00'))) })).toEqual({
    bars: [`alpaca XYZ ${MINUTE} 20 20 20 20 100 2000 1`],
    rejected: [`s.ndjson:1 the record is ${name}, not a trade`],
  });
});

test('the first line of a recorded stream of Coinbase is the subscription', async () => {
  const subscription = message({ type: 'subscriptions', channels: [{ name: 'matches', product_ids: ['LTC-USD'] }] });
  const match = message({
    ...{ type: 'match', trade_id: 7, maker_order_id: 'a', taker_order_id: 'b', side: 'buy', size: '2', price: '20' },
    ...{ product_id: 'LTC-USD', sequence: 9, time: at('01.5') },
  });

  expect(await processFiles({ 's.ndjson': linesOf(subscription, match) })).toEqual({
    bars: [`coinbase LTC-USD ${MINUTE} 20 20 20 20 2 40 1`],
    rejected: ['s.ndjson:1 the record is a control message, not a trade'],
  });
});

describe('a correction of a recorded stream', () => {
  test('replaces the trade at its time, and other records are no trades', async () => {
    const lines = [
      trade(1, 20, 100, at('00')),
      QUOTE,
      message({ T: 'b', S: 'XYZ', o: 1, h: 1, l: 1, c: 1, v: 1, t: at('00') }),
      trade(2, 20.5, 100, at('10')),
      correction(1, 3, 20.25, 40, '2024-03-11T15:45:00Z'),
      message({ T: 'y', S: 'XYZ', i: 9, x: 'N', p: 1, s: 1, c: [], z: 'C', t: at('11') }),
      message({ T: 't', S: 'XYZ', i: 9, x: 'N', p: 1, s: 1, c: [], z: 'C', t: at('11'), cancelled: true }),
    ];

    expect(await processFiles({ 's.ndjson': linesOf(...lines) })).toEqual({
      bars: [`alpaca XYZ ${MINUTE} 20.25 20.5 20.25 20.5 140 2860 2`],
      excluded: { [CORRECTED]: 1 },
      rejected: [
        's.ndjson:2 the record is a quote, not a trade',
        's.ndjson:3 the record is a minute bar, not a trade',
        "s.ndjson:6 T must be one of t, x, c, got: 'y'",
        "s.ndjson:7 the key 'cancelled' is not known in Alpaca trades",
      ],
    });
  });

  test('can itself be corrected and cancelled', async () => {
    const corrected = [
      trade(1, 20, 100, at('00')),
      correction(1, 2, 21, 100, at('10')),
      correction(2, 3, 22, 50, at('20')),
    ];

    expect(await processInAnyOrder('s.ndjson', corrected)).toEqual({
      bars: [`alpaca XYZ ${MINUTE} 22 22 22 22 50 1100 1`],
      excluded: { [CORRECTED]: 2 },
    });
    const others = [trade(9, 19, 1, at('05')), cancel(3, at('30'))];
    expect(await processInAnyOrder('s.ndjson', [...corrected, ...others])).toEqual({
      bars: [`alpaca XYZ ${MINUTE} 19 19 19 19 1 19 1`],
      excluded: { [CANCEL]: 1, [CANCELLED]: 1, [CORRECTED]: 2 },
    });
  });

  test('keeps the id, and states the conditions of the corrected trade', async () => {
    const lines = [
      trade(1, 20, 100, at('00')),
      trade(2, 30, 100, at('01')),
      correction(1, 1, 21, 100, at('10')),
      correction(2, 2, 31, 5, at('11'), ['@', 'I']),
    ];

    expect(await processInAnyOrder('s.ndjson', lines)).toEqual({
      bars: [`alpaca XYZ ${MINUTE} 21 21 21 21 105 2255 2`],
      excluded: { [CORRECTED]: 2 },
    });
  });
});

describe('a cancel of the general layout', () => {
  const lineOf = (price: string, id: string, action: string, symbol = 'ABC') =>
    `${symbol},1710171000000,${price},1,${id},${action}`;
  const file = (...lines: string[]) => linesOf('symbol,timestamp_ms,price,size,id,action', ...lines);

  test.each([
    ['after its trade', [lineOf('10', '1', ''), lineOf('11', '2', 'trade'), lineOf('10', '1', 'cancel')]],
    ['before its trade', [lineOf('', '1', 'cancel'), lineOf('11', '2', ''), lineOf('10', '1', '')]],
  ])('is %s', async (_when, lines) => {
    expect(await processFiles({ 'x.csv': file(...lines) })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 11 11 11 11 1 11 1'],
      excluded: { [CANCEL]: 1, [CANCELLED]: 1 },
    });
  });

  test('is repeated, and its trade too', async () => {
    const one = [lineOf('10', '1', ''), lineOf('', '1', 'cancel')];

    expect(await processFiles({ 'x.csv': file(...one, ...one, lineOf('11', '2', '')) })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 11 11 11 11 1 11 1'],
      excluded: { [CANCEL]: 1, [CANCELLED]: 2 },
      duplicate: 1,
    });
  });

  test('does not retract a trade of another instrument', async () => {
    expect(await processFiles({ 'x.csv': file(lineOf('10', '1', ''), lineOf('', '1', 'cancel', 'XYZ')) })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 10 10 10 10 1 10 1'],
      rejected: ['x.csv:3 cancels a trade that the file does not have'],
    });
  });

  test('in NDJSON needs no price and no size', async () => {
    const lineOfFields = (fields: object) =>
      JSON.stringify({ symbol: 'ABC', timestamp_ms: 1_710_171_000_000, ...fields });
    const lines = [
      lineOfFields({ price: 10, size: 1, id: 1 }),
      lineOfFields({ price: 11, size: 1, id: 2 }),
      lineOfFields({ id: 1, action: 'cancel' }),
    ];

    expect(await processInAnyOrder('x.ndjson', lines)).toEqual({
      bars: ['general ABC 2024-03-11T15:30 11 11 11 11 1 11 1'],
      excluded: { [CANCEL]: 1, [CANCELLED]: 1 },
    });
  });

  test.each(['Cancel', 'TRADE', 'new', 'x'])('is not the action %s', async (action) => {
    expect(await processFiles({ 'x.csv': file(lineOf('10', '1', ''), lineOf('99', '2', action)) })).toEqual({
      bars: ['general ABC 2024-03-11T15:30 10 10 10 10 1 10 1'],
      rejected: [`x.csv:3 action must be one of trade, cancel, got: '${action}'`],
    });
  });
});
