import type { LineAggregatorOptions } from '../../../src/aggregation/line-aggregator';
import type { Kernel } from '../../../src/aggregation/wasm/kernel';
import { setUpKernel } from '../../../src/aggregation/wasm/kernel-set-up';
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
const MINUTE = 60_000_000_000n;
/** The bar of a minute that contains the last time of 64 bits. */
const LAST_BAR = Number((2n ** 63n - 1n) / MINUTE);

/** Sets up a kernel that records its calls. Texts that are passed in its memory are read from there. */
function callsOf(options: Partial<LineAggregatorOptions>, { keys = 16 } = {}) {
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
    setFileSymbol: record('setFileSymbol'),
    addKnownContested: record('addKnownContested'),
    addKey: (start, length, role) => {
      const hasRoom = calls.length <= keys;
      calls.push(['addKey', read(start, length), role]);
      return hasRoom ? 1 : 0;
    },
    addSymbol: (start, length) => {
      calls.push(['addSymbol', read(start, length)]);
      return symbols.push(read(start, length)) - 1;
    },
  };
  setUpKernel(kernel as Kernel, { format: CSV, interval: '1m', contested: [], ...options });
  return calls;
}

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
      ['addSymbol', 'BTCUSDT'],
      ['setFileSymbol', 0],
    ]);
  });

  test('adds the keys of NDJSON with their roles', () => {
    expect(callsOf({ format: NDJSON }).slice(2)).toEqual([
      ['setUnknownKeys', 6],
      ['addKey', 's', 0],
      ['addKey', 't', 1],
      ['addKey', 'p', 2],
      ['addKey', 'q', 3],
      ['addKey', 'i', 4],
      ['addKey', 'action', 5],
      ['addKey', 'feed', 5],
    ]);
  });

  test('adds the keys that are skipped, and reserves all others, if the format lists them', () => {
    const fields = { ...NDJSON.fields, ignored: ['side', 'seventeen_letters'] } as FastFormat['fields'];
    const calls = callsOf({ format: { ...NDJSON, fields } });
    expect(calls).toContainEqual(['setUnknownKeys', 5]);
    expect(calls.slice(-1)).toEqual([['addKey', 'side', 6]]);
  });

  test('sets the bars of the plausible times', () => {
    expect(callsOf({ times: { from: 2n * MINUTE, to: 5n * MINUTE } })).toContainEqual(['setBars', 2, 4]);
    expect(callsOf({ interval: '1s' })).toContainEqual(['setBars', 0, 0xffff_ffff]);
  });

  test('throws if the kernel has no room for a key', () => {
    expect(() => callsOf({ format: NDJSON }, { keys: 7 })).toThrow(/64 keys of up to 16 bytes.*: action$/);
  });

  test('adds the contested bars of the feed, each symbol once', () => {
    const contested = [
      { feed: 'f', symbol: 'A', time: MINUTE },
      { feed: 'f', symbol: 'B', time: 2n * MINUTE },
      { feed: 'g', symbol: 'A', time: 3n * MINUTE },
      { feed: 'f', symbol: 'A', time: 4n * MINUTE },
    ];
    expect(callsOf({ contested }).slice(3)).toEqual([
      ['addSymbol', 'A'],
      ['addKnownContested', 0, 1],
      ['addSymbol', 'B'],
      ['addKnownContested', 1, 2],
      ['addKnownContested', 0, 4],
    ]);
  });

  test('omits contested bars that the kernel cannot number, whose lines it defers anyway', () => {
    const second = 1_000_000_000n;
    const contested = [0xffff_ffffn, 0x1_0000_0000n].map((bar) => ({ feed: 'f', symbol: 'A', time: bar * second }));
    expect(callsOf({ contested, interval: '1s' }).slice(3)).toEqual([
      ['addSymbol', 'A'],
      ['addKnownContested', 0, 0xffff_ffff],
    ]);
  });
});
