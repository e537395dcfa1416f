import { NANOSECONDS, statedPeriodOf, type Manifest, type TimeRange } from '@trading/bars';

const MILLISECOND = 1_000_000n;

/**
 * The period of which a file is known to have all trades of its instruments. It is the period that the name of the file
 * states, unless something contradicts it: a bar outside of the period, a rejected line, or an upload before the end of the
 * period, which can have only a part of its trades.
 */
export function periodOfFile({
  file: { key, uploadedAt },
  interval,
  rejected,
  coverage,
}: Pick<Manifest, 'file' | 'interval' | 'rejected' | 'coverage'>): TimeRange | undefined {
  const period = statedPeriodOf(key);
  if (!period || rejected > 0) return undefined;
  if (BigInt(uploadedAt) * MILLISECOND < period.to) return undefined;
  const isInside = coverage.every(({ from, to }) => from >= period.from && to + NANOSECONDS[interval] <= period.to);
  return isInside ? period : undefined;
}
