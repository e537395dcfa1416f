/** A minute of the modelled time: 0 is midnight UTC of the first day. */
export type Minute = number;

export const HOUR = 60;
export const DAY = 1440;

/** A value that a service reports in a minute, and how often. */
export interface Sample {
  readonly value: number;
  readonly count: number;
}

/** A metric as CloudWatch stores it: a namespace, a name, and an exact set of dimensions. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** A metric, and the samples of each minute. None is missing data. */
export interface Metric extends MetricId {
  readonly at: (minute: Minute) => readonly Sample[];
}

/** A text that is equal for equal metrics. */
export function metricKey({ namespace, name, dimensions }: MetricId): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Returns one sample of a value. */
export function once(value: number): readonly Sample[] {
  return [{ value, count: 1 }];
}

/** No data. */
export const MISSING: readonly Sample[] = [];
