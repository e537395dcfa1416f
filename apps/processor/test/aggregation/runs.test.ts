import { encode } from '@trading/bars/write';
import { writeRun } from '../../src/aggregation/runs';
import { TemporaryFile } from '../../src/aggregation/temporary-file';
import { chunksOfTrades, tradeAt } from './trades';

const HOUR = 3600;

let file: TemporaryFile;
beforeEach(() => {
  file = new TemporaryFile(Infinity);
});
afterEach(() => file.close());

const partsOf = (hours: number, symbol = 'A') =>
  chunksOfTrades(
    ...Array.from({ length: 2 * hours }, (_, id) => tradeAt((id >> 1) * HOUR + (id & 1) * 600 + 60, id, symbol)),
  ).map((chunk) => encode(chunk, '1m'));

/** All parts of a run, with their bytes. */
const read = (run: ReturnType<typeof writeRun>) =>
  [...run()].map(({ feed, symbol, start, from, to, bytes }) => ({
    ...{ feed, symbol, start, from, to },
    bytes: Uint8Array.from(bytes),
  }));

describe('writeRun', () => {
  test.each([0, 1, 63, 64, 65, 1000])('returns %d parts as they were written', (count) => {
    const parts = partsOf(count);
    expect(read(writeRun(parts, file))).toEqual(parts);
  });

  test('returns parts of any length', () => {
    const lengths = [50_000, 20_000, 1, 200_000, 0, 65_536, 70_000, 3];
    const parts = partsOf(lengths.length).map((part, index) => ({
      ...part,
      bytes: new Uint8Array(lengths[index] as number).fill(index),
    }));
    expect(read(writeRun(parts, file))).toEqual(parts);
  });

  test('can be read several times, and at the same time as other runs', () => {
    const [a, b] = [partsOf(200), partsOf(100, 'é "\\')];
    const [first, second] = [writeRun(a, file), writeRun(b, file)];
    const iterators = [first()[Symbol.iterator](), second()[Symbol.iterator]()];
    iterators[0]?.next();
    expect(read(second)).toEqual(b);
    expect(iterators[1]?.next().value).toMatchObject({ symbol: 'é "\\', start: 0n });
    expect(read(first)).toEqual(a);
    expect(read(first)).toEqual(a);
  });

  test('does not need the parts any more when it has written them', () => {
    const parts = partsOf(3);
    const run = writeRun(parts, file);
    const written = parts.map(({ bytes }) => Uint8Array.from(bytes));
    for (const { bytes } of parts) bytes.fill(0);
    expect(read(run).map(({ bytes }) => bytes)).toEqual(written);
  });
});
