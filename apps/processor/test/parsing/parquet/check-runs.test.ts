import { checkRuns } from '../../../src/parsing/parquet/check-runs';

describe('checkRuns', () => {
  test.each<[string, readonly number[], number, number, number]>([
    ['a repeated value', [10 << 1, 1], 1, 10, 10],
    ['a repeated value of two bytes', [10 << 1, 1, 1, 4 << 1, 0, 0], 9, 14, 14],
    ['groups of eight values', [(2 << 1) | 1, 0xff, 0xff], 1, 16, 16],
    ['bit-packed values that are filled up to 32', [(4 << 1) | 1, 0xff, 0xff, 0, 0], 1, 9, 32],
    ['a last group that is filled up', [(2 << 1) | 1, 0xff, 0xff], 1, 9, 16],
    ['a long length', [0x80, 0x02, 0], 1, 128, 128],
    ['bytes after the last value', [4 << 1, 0, 0xff, 0xff], 1, 4, 4],
    ['fewer values', [4 << 1, 0], 1, 7, 4],
    ['a group of values without bits, of which a byte is read', [3, 0, 2 << 1], 0, 10, 10],
  ])('counts %s', (_name, bytes, width, count, seen) => {
    expect(checkRuns(Uint8Array.from(bytes), width, count)).toBe(seen);
  });

  test.each<[string, readonly number[], number, number]>([
    ['repeats a value too often', [11 << 1, 1], 1, 10],
    ['has many more bit-packed values', [(34 << 1) | 1, 0, 0, 0], 1, 16],
    ['has a length of five bytes', [0x80, 0x80, 0x80, 0x80, 0x01], 1, 2 ** 24],
  ])('throws if a run %s', (_name, bytes, width, count) => {
    expect(() => checkRuns(Uint8Array.from(bytes), width, count)).toThrow('a run is longer than its page');
  });

  test('throws if the values are wider than the library can read', () => {
    expect(() => checkRuns(Uint8Array.of(2, 0, 0, 0, 0), 25, 1)).toThrow('values of 25 bits');
  });
});
