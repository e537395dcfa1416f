import fc from 'fast-check';
import { ByteReader } from '../../src/encoding/byte-reader';
import { ByteWriter } from '../../src/encoding/byte-writer';

/** Kinds of values, by the method that writes and reads them. */
const values = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('unsigned' as const), value: fc.bigInt({ min: 0n, max: 1n << 130n }) }),
    fc.record({ kind: fc.constant('signed' as const), value: fc.bigInt({ min: -(1n << 130n), max: 1n << 130n }) }),
    fc.record({ kind: fc.constant('count' as const), value: fc.maxSafeNat() }),
    fc.record({ kind: fc.constant('text' as const), value: fc.string({ unit: 'grapheme' }) }),
  ),
);

describe('ByteReader', () => {
  test.each([
    [[0x00], 0n],
    [[0x7f], 127n],
    [[0xac, 0x02], 300n],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], 2n ** 49n - 1n],
    [[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], 2n ** 49n],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], 2n ** 64n - 1n],
  ])('reads the bytes %j as the unsigned number %s', (bytes, expected) => {
    expect(new ByteReader(Uint8Array.from(bytes)).unsigned()).toBe(expected);
  });

  test('reads everything that a ByteWriter wrote, in the same order', () => {
    fc.assert(
      fc.property(values, (list) => {
        const writer = new ByteWriter();
        for (const one of list) {
          if (one.kind === 'text') writer.text(one.value);
          else if (one.kind === 'signed') writer.signed(one.value);
          else writer.unsigned(one.value);
        }
        const reader = new ByteReader(writer.result());
        expect(list.map(({ kind }) => reader[kind]())).toEqual(list.map(({ value }) => value));
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  test('reads bytes, and is at the end only after the last one', () => {
    const reader = new ByteReader(Uint8Array.of(1, 2, 3));

    expect([...reader.bytes(2)]).toEqual([1, 2]);
    expect(reader.isAtEnd).toBe(false);
    expect(reader.count()).toBe(3);
    expect(reader.isAtEnd).toBe(true);
  });

  test.each<[string, number[], (reader: ByteReader) => unknown, number]>([
    ['a number', [0x80, 0x80], (reader) => reader.unsigned(), 2],
    ['a number of more than 49 bits', Array.from({ length: 8 }, () => 0x80), (reader) => reader.unsigned(), 8],
    ['a text', [3, 0x41, 0x42], (reader) => reader.text(), 3],
    ['bytes', [1, 2], (reader) => reader.bytes(3), 2],
  ])('rejects %s that is cut off', (_name, bytes, read, end) => {
    const reader = new ByteReader(Uint8Array.from(bytes));
    expect(() => read(reader)).toThrow(new RangeError(`The bytes end at ${end}, in the middle of a value.`));
  });
});
