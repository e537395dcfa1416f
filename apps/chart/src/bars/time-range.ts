/** A half-open range of times, milliseconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export function overlaps(a: TimeRange, b: TimeRange): boolean {
  return a.from < b.to && b.from < a.to;
}
