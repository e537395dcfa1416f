import fc from 'fast-check';
import { fitLine, valueAt, type Line, type Point } from '../../src/plan/fit-line';

const SIZE = fc.integer({ min: 0, max: 1_000_000 });
const POINTS = fc.array(fc.record({ size: SIZE, value: fc.integer({ min: 0, max: 1_000_000 }) }), {
  minLength: 1,
  maxLength: 30,
});

test.each<[string, Point[], Line]>([
  [
    'of a line',
    [
      { size: 1, value: 5 },
      { size: 3, value: 9 },
    ],
    { constant: 3, perByte: 2 },
  ],
  [
    'of one size',
    [
      { size: 10, value: 4 },
      { size: 10, value: 6 },
    ],
    { constant: 0, perByte: 0.5 },
  ],
  [
    'of empty files',
    [
      { size: 0, value: 4 },
      { size: 0, value: 6 },
    ],
    { constant: 5, perByte: 0 },
  ],
  [
    'that would begin below zero',
    [
      { size: 1, value: 0 },
      { size: 2, value: 5 },
    ],
    { constant: 0, perByte: 2 },
  ],
  [
    'that fall',
    [
      { size: 1, value: 6 },
      { size: 2, value: 4 },
    ],
    { constant: 5, perByte: 0 },
  ],
  [
    'without values',
    [
      { size: 1, value: 0 },
      { size: 2, value: 0 },
    ],
    { constant: 0, perByte: 0 },
  ],
])('fits points %s', (_, points, expected) => {
  const { constant, perByte } = fitLine(points);
  expect(constant).toBeCloseTo(expected.constant);
  expect(perByte).toBeCloseTo(expected.perByte);
});

test('finds any line with two sizes again', () => {
  const line = fc.record({
    constant: fc.integer({ min: 0, max: 1_000 }),
    perByte: fc.double({ min: 0, max: 10, noNaN: true }),
  });
  fc.assert(
    fc.property(line, fc.uniqueArray(SIZE, { minLength: 2, maxLength: 10 }), (expected, sizes) => {
      const found = fitLine(sizes.map((size) => ({ size, value: valueAt(expected, size) })));
      for (const size of sizes) {
        expect(Math.abs(valueAt(found, size) - valueAt(expected, size))).toBeLessThan(
          1e-3 * (1 + valueAt(expected, size)),
        );
      }
    }),
  );
});

test('no value is negative, and no line of the kind is nearer to the points', () => {
  const errorOf = (line: Line, points: readonly Point[]) =>
    points.reduce((sum, { size, value }) => sum + (value - valueAt(line, size)) ** 2, 0);
  const shift = fc.record({
    constant: fc.double({ min: -2, max: 2, noNaN: true }),
    perByte: fc.double({ min: -2, max: 2, noNaN: true }),
  });
  fc.assert(
    fc.property(POINTS, shift, (points, { constant, perByte }) => {
      const line = fitLine(points);
      expect(line.constant).toBeGreaterThanOrEqual(0);
      expect(line.perByte).toBeGreaterThanOrEqual(0);
      const other = {
        constant: Math.max(0, line.constant + constant),
        perByte: Math.max(0, line.perByte * (1 + perByte) + perByte * 1e-6),
      };
      expect(errorOf(line, points)).toBeLessThanOrEqual(errorOf(other, points) * (1 + 1e-9) + 1e-3);
    }),
    { numRuns: 300 },
  );
});
