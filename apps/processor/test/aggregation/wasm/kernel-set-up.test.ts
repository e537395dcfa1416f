import { idKeyOf } from '@trading/bars';
import type { Kernel } from '../../../src/aggregation/wasm/kernel';
import { setUpKernel, type KernelOptions } from '../../../src/aggregation/wasm/kernel-set-up';
import type { FastFormat } from '../../../src/parsing/fast-format';

const CSV: FastFormat = {
  feed: 'f',
  unit: 'ms',
  hasHeader: false,
  fields: { kind: 'csv', separator: '|', count: 7, symbol: 6, time: 5, price: 4, size: 3, id: 2 },
};
const NDJSON: FastFormat = {
  feed: 'f',
  unit: 'ns',
  hasHeader: false,
  fields: { kind: 'ndjson', symbol: 's', time: 't', price: 'p', size: 'q', id: 'i', reserved: ['action', 'feed'] },
};
const ROWS: FastFormat = {
  unit: 'ns',
  hasHeader: true,
  fields: {
    ...{ kind: 'csv-rows', separator: ',', count: 9, symbol: 8, time: 7, price: 6, size: 5, order: 4, id: [3, 2] },
    decisive: [1, 0],
    verdictOf: () => undefined,
    isInContracts: () => false,
  },
};
/** The address of the hours of a day. */
const HOURS = 512;
const MINUTE = 60_000_000_000n;
/** The bar of a minute that contains the last time of 64 bits. */
const LAST_BAR = Number((2n ** 63n - 1n) / MINUTE);

/** Sets up a kernel that records its calls. Texts that are passed in its memory are read from there. */
function setUp(options: Partial<KernelOptions>, { keys = 16 } = {}) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const calls: unknown[][] = [];
  const symbols: string[] = [];
  const read = (start: number, length: number) => Buffer.from(memory.buffer, start, length).toString();
  const record =
    (name: string) =>
    (...values: unknown[]) =>
      void calls.push([name, ...values]);
  const kernel: Partial<Kernel> = {
    memory,
    inputStart: () => 1024,
    setTime: record('setTime'),
    setBars: record('setBars'),
    setUnknownKeys: record('setUnknownKeys'),
    setCsv: record('setCsv'),
    setRows: record('setRows'),
    addRowColumn: record('addRowColumn'),
    setTimeFormat: record('setTimeFormat'),
    hoursStart: () => HOURS,
    addContestedName: record('addContestedName'),
    setFileSymbol: record('setFileSymbol'),
    addKnownContested: record('addKnownContested'),
    addKey: (start, length, role) => {
      const hasRoom = calls.length <= keys;
      calls.push(['addKey', read(start, length), role]);
      return hasRoom ? 1 : 0;
    },
    addSymbol: (start, length, feed) => {
      calls.push(['addSymbol', read(start, length), feed]);
      return symbols.push(read(start, length)) - 1;
    },
  };
  const feeds: string[] = [];
  const numberOfFeed = (feed: string) => (feeds.includes(feed) ? feeds.indexOf(feed) : feeds.push(feed) - 1);
  setUpKernel(kernel as Kernel, { format: CSV, interval: '1m', contested: [], ...options }, numberOfFeed);
  return { calls, memory };
}

const callsOf = (...given: Parameters<typeof setUp>) => setUp(...given).calls;

describe('setUpKernel', () => {
  test.each<[FastFormat['unit'], number]>([
    ['s', 9],
    ['ms', 6],
    ['us', 3],
    ['ns', 0],
    ['ms-or-us', 10],
  ])('sets the decimals of times in %s to %d', (unit, decimals) => {
    expect(callsOf({ format: { ...CSV, unit } })).toContainEqual(['setTime', decimals, MINUTE, 60]);
  });

  test('sets the interval, and how many bars a chunk has', () => {
    expect(callsOf({ interval: '1s' })).toContainEqual(['setTime', 6, 1_000_000_000n, 300]);
  });

  test('sets the columns of CSV', () => {
    expect(callsOf({})).toEqual([
      ['setTime', 6, MINUTE, 60],
      ['setBars', 0, LAST_BAR],
      ['setCsv', '|'.charCodeAt(0), 7, 6, 5, 4, 3, 2],
    ]);
  });

  test('sets the symbol of a file without a column for it', () => {
    const { symbol: _symbol, ...fields } = CSV.fields as Extract<FastFormat['fields'], { kind: 'csv' }>;
    expect(callsOf({ format: { ...CSV, symbol: 'BTCUSDT', fields } })).toEqual([
      ['setTime', 6, MINUTE, 60],
      ['setBars', 0, LAST_BAR],
      ['setCsv', '|'.charCodeAt(0), 7, 0, 5, 4, 3, 2],
      ['addSymbol', 'BTCUSDT', 0],
      ['setFileSymbol', 0],
    ]);
  });

  test('adds the keys of NDJSON with their roles', () => {
    expect(callsOf({ format: NDJSON }).slice(2)).toEqual([
      ['setUnknownKeys', 17],
      ['addKey', 's', 0],
      ['addKey', 't', 1],
      ['addKey', 'p', 2],
      ['addKey', 'q', 3],
      ['addKey', 'i', 4],
      ['addKey', 'action', 16],
      ['addKey', 'feed', 16],
    ]);
  });

  test('adds the keys that are skipped, and reserves all others, if the format lists them', () => {
    const fields = { ...NDJSON.fields, ignored: ['side', 'seventeen_letters'] } as FastFormat['fields'];
    const calls = callsOf({ format: { ...NDJSON, fields } });
    expect(calls).toContainEqual(['setUnknownKeys', 16]);
    expect(calls.slice(-1)).toEqual([['addKey', 'side', 17]]);
  });

  test('sets the bars of the plausible times', () => {
    expect(callsOf({ times: { from: 2n * MINUTE, to: 5n * MINUTE } })).toContainEqual(['setBars', 2, 4]);
    expect(callsOf({ interval: '1s' })).toContainEqual(['setBars', 0, 0xffff_ffff]);
  });

  test('throws if the kernel has no room for a key', () => {
    expect(() => callsOf({ format: NDJSON }, { keys: 7 })).toThrow(/64 keys of up to 16 bytes.*: action$/);
  });

  test('adds the contested bars, each instrument once', () => {
    const contested = [
      { feed: 'f', symbol: 'A', time: MINUTE },
      { feed: 'f', symbol: 'B', time: 2n * MINUTE },
      { feed: 'g', symbol: 'A', time: 3n * MINUTE },
      { feed: 'f', symbol: 'A', time: 4n * MINUTE },
    ];
    expect(callsOf({ contested }).slice(3)).toEqual([
      ['addSymbol', 'A', 0],
      ['addKnownContested', 0, 1],
      ['addSymbol', 'B', 0],
      ['addKnownContested', 1, 2],
      ['addSymbol', 'A', 1],
      ['addKnownContested', 2, 3],
      ['addKnownContested', 0, 4],
    ]);
  });

  test('omits contested bars that the kernel cannot number, whose lines it defers anyway', () => {
    const second = 1_000_000_000n;
    const contested = [0xffff_ffffn, 0x1_0000_0000n].map((bar) => ({ feed: 'f', symbol: 'A', time: bar * second }));
    expect(callsOf({ contested, interval: '1s' }).slice(3)).toEqual([
      ['addSymbol', 'A', 0],
      ['addKnownContested', 0, 0xffff_ffff],
    ]);
  });

  test('sets the columns of lines with rules, each with its role', () => {
    expect(callsOf({ format: ROWS }).slice(2)).toEqual([
      ['setCsv', ','.charCodeAt(0), 9, 0, 0, 0, 0, 0],
      ['setRows', 2, 2],
      ...[8, 7, 6, 5, 4].map((column, role) => ['addRowColumn', column, role]),
      ...[3, 2].map((column, part) => ['addRowColumn', column, 5 + part]),
      ...[1, 0].map((column, index) => ['addRowColumn', column, 9 + index]),
    ]);
  });

  test('adds the keys of lines with rules, each with its role', () => {
    const fields: FastFormat['fields'] = {
      ...{ kind: 'ndjson-rows', symbol: 'S', time: 't', price: 'p', size: 's', order: 'o', id: ['x', 'i'] },
      ...{ decisive: ['c', 'T'], reserved: ['u'], ignored: ['z'] },
      verdictOf: () => undefined,
      isInContracts: () => false,
    };
    expect(callsOf({ format: { ...ROWS, fields } }).slice(2)).toEqual([
      ['setRows', 2, 2],
      ['setUnknownKeys', 16],
      ...['S', 't', 'p', 's', 'o'].map((key, role) => ['addKey', key, role]),
      ...['x', 'i'].map((key, part) => ['addKey', key, 5 + part]),
      ...['c', 'T'].map((key, index) => ['addKey', key, 9 + index]),
      ['addKey', 'u', 16],
      ['addKey', 'z', 17],
    ]);
  });

  test('adds the contested trades, each instrument once', () => {
    const contested = [{ feed: 'f', symbol: 'A', time: MINUTE }];
    const contestedTrades = [
      { feed: 'f', symbol: 'A', id: '7' },
      { feed: 'g', symbol: 'A', id: 'x' },
    ];
    expect(callsOf({ format: ROWS, contested, contestedTrades }).slice(-5)).toEqual([
      ['addSymbol', 'A', 0],
      ['addKnownContested', 0, 1],
      ['addContestedName', 0, 7n],
      ['addSymbol', 'A', 1],
      ['addContestedName', 1, idKeyOf('x')],
    ]);
  });

  test.each<[FastFormat['unit'], number, decimals: number]>([
    ['rfc3339', 1, 0],
    ['rfc3339-or-ms', 2, 6],
    ['rfc3339-or-ns', 2, 0],
    ['kdb', 3, 0],
    ['eastern-time-of-day', 4, 0],
  ])('sets the format of times in %s to %d', (unit, format, decimals) => {
    const calls = callsOf({ format: { ...ROWS, unit } });
    expect(calls).toContainEqual(['setTimeFormat', format]);
    expect(calls).toContainEqual(['setTime', decimals, MINUTE, 60]);
  });

  test.each<[string, string, (bigint | undefined)[]]>([
    ['a usual day', '20240808', [4n, 5n, 6n, 7n, 8n]],
    ['the day on which daylight saving time begins', '20240310', [5n, 6n, undefined, 7n, 8n]],
    ['the day on which it ends', '20241103', [4n, 5n, 7n, 8n, 9n]],
  ])('sets the first hours of %s', (_what, date, expected) => {
    const { memory } = setUp({ format: { ...ROWS, unit: 'eastern-time-of-day', date } });
    const hours = [...new BigUint64Array(memory.buffer, HOURS, 24)];
    const midnight = BigInt(Date.parse(date.replace(/(....)(..)/, '$1-$2-'))) * 1_000_000n;
    const inUtc = hours.map((hour) => (hour === 2n ** 64n - 1n ? undefined : (hour - midnight) / (60n * MINUTE)));
    expect(inUtc.slice(0, 5)).toEqual(expected);
    expect(inUtc[23]).toBe((expected[4] as bigint) + 19n);
  });
});
