import fc from 'fast-check';
import { ByteReader } from '../../src/encoding/byte-reader';
import { ByteWriter } from '../../src/encoding/byte-writer';
import { IdMemory, readIds, writeIds } from '../../src/encoding/id-codec';

function encode(ids: readonly bigint[], base = 0n): Uint8Array {
  const writer = new ByteWriter();
  writeIds(writer, BigUint64Array.from(ids), base);
  return writer.result();
}

const decode = (bytes: Uint8Array, base = 0n) => [...readIds(new ByteReader(bytes), base)];

/** Ascending, distinct keys: far from each other, close to each other, and runs of consecutive ones. */
const idLists = fc
  .array(
    fc.record({
      key: fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.bigInt({ min: 0n, max: 99n })),
      run: fc.integer({ min: 1, max: 5 }),
    }),
  )
  .map((list) => list.flatMap(({ key, run }) => Array.from({ length: run }, (_, step) => key + BigInt(step))))
  .map((keys) => [...new Set(keys)].filter((key) => key < 2n ** 64n).sort((a, b) => (a < b ? -1 : 1)));

describe('writeIds', () => {
  // The number of keys, then for each run: the doubled gap, plus one and the number of further keys if there are some.
  test.each<[string, bigint[], bigint, number[]]>([
    ['no keys', [], 5n, [0]],
    ['the base itself', [5n], 5n, [1, 0]],
    ['a key above the base', [8n], 5n, [1, 6 * 2]],
    ['a key below the base', [4n], 5n, [1, 1 * 2]],
    ['a run', [5n, 6n, 7n], 5n, [3, 1, 2]],
    ['a key, a gap and a run', [5n, 8n, 9n], 5n, [3, 0, 2 * 2 + 1, 1]],
    ['two runs', [0n, 1n, 3n, 4n, 5n], 0n, [5, 1, 1, 1 * 2 + 1, 2]],
  ])('writes %s', (_name, ids, base, bytes) => {
    expect([...encode(ids, base)]).toEqual(bytes);
    expect(decode(Uint8Array.from(bytes), base)).toEqual(ids);
  });

  test.each([
    ['repeated', [5n, 5n]],
    ['not ascending', [5n, 8n, 7n]],
  ])('throws if keys are %s', (_name, ids) => {
    expect(() => encode(ids)).toThrow(RangeError);
  });

  test('writes keys that readIds reads, whatever the keys and the base', () => {
    fc.assert(
      fc.property(idLists, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (ids, base) => {
        expect(decode(encode(ids, base), base)).toEqual(ids);
      }),
    );
  });

  test('writes any number of consecutive keys in a few bytes', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => 2n ** 63n - 50_000n + BigInt(index));
    expect(encode(ids, ids[0]).length).toBeLessThan(10);
  });
});

describe('IdMemory', () => {
  test('lets lists of any length keep their own keys', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 700 })), (lengths) => {
        const memory = new IdMemory();
        const lists = lengths.map((length) => Array.from({ length }, (_, step) => BigInt(1_000 * length + step)));
        const read = lists.map((ids) => readIds(new ByteReader(encode(ids)), 0n, memory));
        expect(read.map((ids) => [...ids])).toEqual(lists);
      }),
    );
  });
});
