import { raiseEpoch } from '@trading/bars/regions';
import type { Context } from '../context';
import { commandOfPlan } from '../context';
import { formatNumber } from '../text/format';
import { listFiles } from './list-files';
import { currentFiles, isReplay, type PlanMode, type SelectedFile, selectFiles } from '@trading/bars/backfill';
import { findProcessorVersion } from './measure-files';
import { distinctPrefixes } from './prefixes';
import { readStatuses } from './read-statuses';
import { renderPlan, renderSample } from './render-plan';
import { writePlan } from './write-plan';

/** Options of the command `plan`. */
export interface PlanOptions {
  readonly prefixes: readonly string[];
  readonly mode: PlanMode;
  readonly toleratedFailurePercentage: number;
}

/**
 * Plans a backfill: lists the files, selects those that are to be processed, estimates them and writes the plan. Nothing is written
 * if there is nothing to do. A catch-up first raises the epoch of the writer if that is not the latest one: see `raiseEpoch`.
 *
 * @returns the hash of the plan, or undefined if there is nothing to do
 * @throws PrefixError, UnknownVersionError
 */
export async function planFiles(
  { prefixes: requested, mode, toleratedFailurePercentage }: PlanOptions,
  context: Context,
): Promise<string | undefined> {
  const { parameters, clock, output } = context;
  const prefixes = distinctPrefixes(requested, parameters.tradesPrefix);
  const { files, others } = await listFiles(prefixes, context);
  const statuses = await readStatuses(prefixes, context);
  const current = mode === 'older' ? currentFiles(files, statuses) : [];
  const version = current.length > 0 ? await findProcessorVersion(current, context) : 0;
  const authors = [...statuses.values()].flatMap(({ manifest }) => manifest ?? []);
  const writers = mode === 'catch-up' ? await raiseEpoch(context.table, authors, clock.now()) : [];
  const selected: SelectedFile[] = selectFiles({ files, statuses, version, writers }, mode);
  if (selected.length === 0) {
    output.print(
      `Nothing is to be done: of ${formatNumber(files.length)} trade files and ${formatNumber(others)} other objects, ` +
        `none is selected by --mode=${mode}.`,
    );
    return undefined;
  }
  const { plan, sample } = await writePlan(
    selected,
    {
      ...{ prefixes, mode, replay: isReplay(mode) ? clock.now() : 0, toleratedFailurePercentage },
      listed: { tradeFiles: files.length, others },
    },
    context,
  );
  output.print(
    [
      renderPlan(plan, parameters),
      ...renderSample(sample),
      '',
      'Run it with:',
      `  ${commandOfPlan(context, 'backfill-run', plan.hash)}`,
    ].join('\n'),
  );
  return plan.hash;
}
