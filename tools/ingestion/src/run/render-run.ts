import type { BackfillParameters } from '../backfill-parameters';
import type { Estimate } from '../plan/estimate';
import { formatDollars, formatDuration, formatNumber } from '../text/format';
import { renderRows } from '../text/table';
import { useOf, type RunUse } from './run-cost';
import type { RunProgress } from './run-progress';

/** Renders how far a run came as one line. */
export function renderCounts({ finished, failed, unchanged, left }: RunProgress): string {
  const same = unchanged === 0 ? '' : ` (${formatNumber(unchanged)} had nothing to do)`;
  return `${formatNumber(finished - failed)} files done${same}, ${formatNumber(failed)} failed, ${formatNumber(left)} left`;
}

/**
 * Renders the progress of a run that is followed, as one line.
 *
 * @param since the progress when it began to be followed, and the seconds since then
 * @param seconds the time of all executions of the run
 */
export function renderProgress(
  progress: RunProgress,
  since: { readonly finished: number; readonly seconds: number },
  seconds: number,
  parameters: BackfillParameters,
): string {
  const perSecond = (progress.finished - since.finished) / since.seconds;
  return [
    renderCounts(progress),
    `${perSecond.toFixed(1)} files/s`,
    `${formatDuration(progress.left / perSecond)} to go`,
    `${formatDollars(useOf(progress, seconds, parameters).dollars)} so far`,
  ].join('; ');
}

/** Renders what was estimated for a plan beside what was counted. */
export function renderComparison(estimate: Estimate, counted: RunUse): string {
  const { trades, writeUnits, gigabyteSeconds, seconds, cost } = estimate;
  return renderRows([
    ['', 'estimated', 'counted'],
    ['trades', formatNumber(trades), formatNumber(counted.trades)],
    ['write units', formatNumber(writeUnits), formatNumber(counted.writeUnits)],
    ['GB-seconds of the function', formatNumber(gigabyteSeconds), formatNumber(counted.gigabyteSeconds)],
    ['cost', formatDollars(cost.total), formatDollars(counted.dollars)],
    ['duration', formatDuration(seconds), formatDuration(counted.seconds)],
  ]);
}
