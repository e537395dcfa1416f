import { tradesOfBars } from '../../src/aggregation/trades-of-bars';
import type { ByteRange } from '../../src/ports';
import { LINE_AGGREGATORS, type MakeLineAggregator } from './line-aggregators';

const MINUTE = 60_000_000_000n;
const HEADER = 'symbol,timestamp_ms,price,size,id';

/** The ids of the trades of two bars of A, by minute, and the number of times that the file was opened. */
async function read(key: string, lines: readonly string[], makeLineAggregator?: MakeLineAggregator) {
  const bytes = Buffer.from([...lines, ''].join('\n'));
  let opened = 0;
  const open = async (range?: ByteRange) => {
    opened += 1;
    return (async function* () {
      yield bytes.subarray(range?.start, range?.end);
    })();
  };
  const settings = { interval: '1m', layouts: [], makeLineAggregator } as const;
  const bars = [1n, 2n].map((minute) => ({ feed: 'general', symbol: 'A', time: minute * MINUTE }));
  const found = await tradesOfBars(key, open, settings, { throwIfLate: () => undefined }, bars);
  const ids = [...(found ?? [])].map(([time, trades]) => [Number(time / MINUTE), trades.map(({ id }) => id).sort()]);
  return { ids: Object.fromEntries(ids) as Record<string, string[]>, opened };
}

describe.each(LINE_AGGREGATORS)('tradesOfBars by %s', (_name, makeLineAggregator) => {
  test('returns the trades of the bars, and no others', async () => {
    const lines = [HEADER, 'A,60000,1,1,1', 'B,60000,1,1,2', 'A,119999,1,1,3', 'A,120000,1,1,4', 'A,180000,1,1,5'];
    const { ids, opened } = await read('x.csv', lines, makeLineAggregator);
    expect(ids).toEqual({ 1: ['1', '3'], 2: ['4'] });
    expect(opened).toBe(1);
  });

  test('counts repeated lines once, and leaves out those that contradict each other', async () => {
    const lines = [HEADER, 'A,60000,1,1,1', 'A,60000,1,1,1', 'A,60001,2,1,2', 'A,60001,3,1,2', 'A,120000,1,1,3'];
    const { ids } = await read('x.csv', lines, makeLineAggregator);
    expect(ids).toEqual({ 1: ['1'], 2: ['3'] });
  });

  test('does not see the contested trades of other bars', async () => {
    const lines = [HEADER, 'A,60000,1,1,1', 'A,180000,1,1,2', 'A,180000,1,1,2'];
    expect((await read('x.csv', lines, makeLineAggregator)).ids).toEqual({ 1: ['1'] });
  });
});

test('tradesOfBars returns undefined if the bytes of the file were replaced', async () => {
  const clock = { throwIfLate: () => undefined };
  const settings = { interval: '1m', layouts: [] } as const;
  expect(await tradesOfBars('x.csv', async () => undefined, settings, clock, [])).toBeUndefined();
});
