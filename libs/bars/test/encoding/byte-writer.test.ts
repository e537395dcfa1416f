import { ByteWriter } from '../../src/encoding/byte-writer';

const written = (write: (writer: ByteWriter) => ByteWriter) => [...write(new ByteWriter()).result()];

describe('ByteWriter', () => {
  test.each<[bigint | number, number[]]>([
    [0, [0]],
    [0n, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [300n, [0xac, 0x02]],
    [16_383, [0xff, 0x7f]],
    [16_384, [0x80, 0x80, 0x01]],
    [2 ** 32, [0x80, 0x80, 0x80, 0x80, 0x10]],
    [Number.MAX_SAFE_INTEGER, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]],
    [2n ** 53n, [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]],
    [2n ** 64n - 1n, [...Array.from({ length: 9 }, () => 0xff), 0x01]],
    [2n ** 70n, [...Array.from({ length: 10 }, () => 0x80), 0x01]],
  ])('writes %s as an unsigned number in 7 bits a byte, the lowest first', (value, bytes) => {
    expect(written((writer) => writer.unsigned(value))).toEqual(bytes);
  });

  test.each([
    [0n, [0]],
    [-1n, [1]],
    [1n, [2]],
    [-64n, [0x7f]],
    [64n, [0x80, 0x01]],
  ])('writes %s as a signed number', (value, bytes) => {
    expect(written((writer) => writer.signed(value))).toEqual(bytes);
  });

  test('writes text as UTF-8, preceded by its number of bytes', () => {
    expect(written((writer) => writer.text('A€').text(''))).toEqual([4, 0x41, 0xe2, 0x82, 0xac, 0]);
  });

  test('writes bytes as they are', () => {
    expect(written((writer) => writer.unsigned(7).bytes(Uint8Array.of(0, 255, 3)))).toEqual([7, 0, 255, 3]);
  });

  test('keeps everything when it grows beyond its first buffer', () => {
    const bytes = Uint8Array.from({ length: 3_000 }, (_, index) => index % 251);
    const writer = new ByteWriter();
    for (let value = 0; value < 1_500; value += 1) writer.unsigned(value % 100);

    writer.bytes(bytes);

    expect(writer.length).toBe(4_500);
    expect([...writer.result()]).toEqual([...Array.from({ length: 1_500 }, (_, value) => value % 100), ...bytes]);
  });

  test('returns a copy, which later writes do not change', () => {
    const writer = new ByteWriter().unsigned(1);
    const result = writer.result();
    result[0] = 9;

    expect([...writer.unsigned(2).result()]).toEqual([1, 2]);
    expect([...result]).toEqual([9]);
  });
});
