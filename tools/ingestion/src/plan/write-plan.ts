import type { BackfillReason, SelectedFile } from '@trading/bars/backfill';
import type { Context } from '../context';
import { PlanStore } from '../run/plan-store';
import { cutBatches, toBackfillFile } from './cut-batches';
import { estimatePlan, sumOfUses } from './estimate';
import { estimateFiles, type MeasuredFile } from './estimate-files';
import { measureFiles } from './measure-files';
import { encodePlan, type FileCount, type Plan, type PlanHeader } from './plan';

/** The part of a header that does not follow from the files. */
export type PlanRequest = Pick<
  PlanHeader,
  'prefixes' | 'mode' | 'replay' | 'toleratedFailurePercentage' | 'retryOf' | 'listed'
>;

/** A plan that was written. */
export interface WrittenPlan {
  readonly plan: Plan;
  readonly sample: readonly MeasuredFile[];
}

/**
 * Estimates files by a sample, cuts them into batches and writes the plan.
 *
 * @param files at least one
 */
export async function writePlan(
  files: readonly SelectedFile[],
  request: PlanRequest,
  context: Context,
): Promise<WrittenPlan> {
  const { parameters, clock } = context;
  const sample = await measureFiles(files, context);
  const estimated = estimateFiles(files, sample);
  const batches = cutBatches(estimated, parameters);
  const use = sumOfUses(estimated.map((file) => file.use));
  const header: PlanHeader = {
    bucket: parameters.bucketName,
    ...request,
    plannedAt: clock.now(),
    ...countOf(files),
    reasons: countByReason(files),
    sample: { files: sample.length, failed: sample.filter(({ failure }) => failure).length },
    batches: batches.length,
    estimate: estimatePlan({ ...use, files: files.length, batches: batches.length }, parameters),
  };
  const planned = batches.map((batch) => batch.map(toBackfillFile));
  const hash = await new PlanStore(context).write(encodePlan(header, planned));
  return { plan: { hash, header, batches: planned.map((some, batch) => ({ batch, files: some })) }, sample };
}

function countByReason(files: readonly SelectedFile[]): Partial<Record<BackfillReason, FileCount>> {
  const counts: Partial<Record<BackfillReason, FileCount>> = {};
  for (const { reason, bytes } of files) {
    const { files: before, bytes: bytesBefore } = counts[reason] ?? { files: 0, bytes: 0 };
    counts[reason] = { files: before + 1, bytes: bytesBefore + bytes };
  }
  return counts;
}

function countOf(files: readonly SelectedFile[]): FileCount {
  return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
