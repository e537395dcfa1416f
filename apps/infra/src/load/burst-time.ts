import { PARTITION_WRITE_UNITS } from './aws-limits';
import type { DeclaredLoad } from './declared-load';
import { DELIVERY_SECONDS, HAND_OVER_SECONDS } from './measured';
import { aggregationSeconds, type ProcessorSize } from './processor-size';
import type { WriteUnits } from './write-units';

/** How the time from the upload of a burst until its bars are there is used. All times are seconds. */
export interface BurstTime {
  /** The time within which the bars must be there. */
  readonly barsWithin: number;
  /** The attempts that a file can take in that time. */
  readonly attempts: number;
  /** The time in which an attempt aggregates the largest file. */
  readonly aggregation: number;
  /** The time that is left for writing: not delivery, and not the aggregation and the end of each attempt. */
  readonly writing: number;
}

/** Returns how the time of a burst is used, if the largest file takes every attempt that fits in. */
export function burstTimeOf(load: DeclaredLoad, processor: ProcessorSize): BurstTime {
  const barsWithin = load.barsWithin.toSeconds();
  const afterDelivery = barsWithin - DELIVERY_SECONDS;
  const attempts = Math.ceil(afterDelivery / processor.timeout.value);
  const aggregation = aggregationSeconds(load.largestFileTrades, processor.memory.value);
  return { barsWithin, attempts, aggregation, writing: afterDelivery - attempts * (aggregation + HAND_OVER_SECONDS) };
}

/**
 * Returns the units per second that a table must take, so that a burst is written in a time: all of its units, or those of the
 * other files after the largest one, which is not written faster than one partition takes it.
 *
 * @returns Infinity if not even the largest file can be written in the time
 */
export function paceOf({ burst, largestFile }: Pick<WriteUnits, 'burst' | 'largestFile'>, seconds: number): number {
  const others = seconds - largestFile / PARTITION_WRITE_UNITS;
  return others > 0 ? Math.max(burst / seconds, (burst - largestFile) / others) : Infinity;
}

/** Returns why the largest file cannot be written in the time of a burst. */
export function burstTimeProblems(
  { barsWithin, attempts, aggregation, writing }: BurstTime,
  { largestFile }: WriteUnits,
  utilization: number,
): string[] {
  const needed = largestFile / PARTITION_WRITE_UNITS;
  const available = Math.max(0, writing * utilization);
  if (needed < available) return [];
  return [
    `\`load.barsWithin\` is ${barsWithin} s, of which ${Math.floor(available)} s are for writing, but the largest file needs ` +
      `${Math.ceil(needed)} s: ${largestFile} units, ${PARTITION_WRITE_UNITS} a second, after ${attempts} × ` +
      `${Math.ceil(aggregation)} s of aggregation: raise \`load.barsWithin\`, or lower \`load.largestFileTrades\``,
  ];
}
