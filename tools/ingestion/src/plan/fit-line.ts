/** A measured value of a size. */
export interface Point {
  readonly size: number;
  readonly value: number;
}

/** The values `constant + perByte × size`. Neither is negative. */
export interface Line {
  readonly constant: number;
  readonly perByte: number;
}

const ZERO: Line = { constant: 0, perByte: 0 };

/**
 * Fits a line to points by least squares, among those whose values do not fall with the size and are not negative. If all points have
 * one size, values are proportional to the size.
 *
 * @param points at least one
 */
export function fitLine(points: readonly Point[]): Line {
  const candidates = [ordinary(points), throughOrigin(points), flat(points)];
  const allowed = candidates.filter((line) => line.constant >= 0 && line.perByte >= 0);
  return allowed.reduce(
    (best, line) => (errorOf(line, points) < errorOf(best, points) ? line : best),
    allowed[0] ?? ZERO,
  );
}

export function valueAt({ constant, perByte }: Line, size: number): number {
  return constant + perByte * size;
}

/** The line of ordinary least squares. Of points with one size, the one through the origin. */
function ordinary(points: readonly Point[]): Line {
  const [size, value] = [meanOf(points.map((each) => each.size)), meanOf(points.map((each) => each.value))];
  const variance = sum(points, (each) => (each.size - size) ** 2);
  if (variance === 0) return throughOrigin(points);
  const perByte = sum(points, (each) => (each.size - size) * (each.value - value)) / variance;
  return { constant: value - perByte * size, perByte };
}

function throughOrigin(points: readonly Point[]): Line {
  const squares = sum(points, ({ size }) => size ** 2);
  if (squares === 0) return flat(points);
  return { constant: 0, perByte: sum(points, ({ size, value }) => size * value) / squares };
}

function flat(points: readonly Point[]): Line {
  return { constant: meanOf(points.map(({ value }) => value)), perByte: 0 };
}

function errorOf(line: Line, points: readonly Point[]): number {
  return sum(points, ({ size, value }) => (value - valueAt(line, size)) ** 2);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function sum(points: readonly Point[], term: (point: Point) => number): number {
  return points.reduce((total, point) => total + term(point), 0);
}
