import type { Sample } from './metric';

/** The value of a statistic over the samples of a period, of which there is at least one. */
export type Statistic = (samples: readonly Sample[]) => number;

const STATISTICS: Readonly<Record<string, Statistic>> = {
  Sum: (samples) => samples.reduce((sum, { value, count }) => sum + value * count, 0),
  SampleCount: countOf,
  Average: (samples) => samples.reduce((sum, { value, count }) => sum + value * count, 0) / countOf(samples),
  Minimum: (samples) => Math.min(...samples.map(({ value }) => value)),
  Maximum: (samples) => Math.max(...samples.map(({ value }) => value)),
};

const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?|100)$/;

/** The statistic with a name of CloudWatch, such as `Sum` or `p99`. Undefined if it is not known. */
export function statisticOf(name: string): Statistic | undefined {
  const percentile = PERCENTILE.exec(name)?.[1];
  if (percentile === undefined) return Object.hasOwn(STATISTICS, name) ? STATISTICS[name] : undefined;
  return (samples) => percentileOf(samples, Number(percentile));
}

function countOf(samples: readonly Sample[]): number {
  return samples.reduce((sum, { count }) => sum + count, 0);
}

function percentileOf(samples: readonly Sample[], percentile: number): number {
  const sorted = [...samples].sort((a, b) => a.value - b.value);
  const rank = (percentile / 100) * countOf(samples);
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (passed >= rank) return value;
  }
  return (sorted.at(-1) as Sample).value;
}
