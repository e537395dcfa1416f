import type { BackfillReason } from '@trading/bars/backfill';
import type { BackfillParameters } from '../backfill-parameters';
import { formatBytes, formatDollars, formatDuration, formatNumber } from '../text/format';
import { renderRows } from '../text/table';
import type { MeasuredFile } from './estimate-files';
import type { Bottleneck, Estimate } from './estimate';
import type { Plan, PlanHeader } from './plan';

const REASONS: Readonly<Record<BackfillReason, string>> = {
  missing: 'missing: no bars of the upload are stored',
  failed: 'failed: the upload was refused',
  older: 'older: made by an older version of the processor',
  'former-writer': 'former-writer: made by another region shortly before it ceased to be the writer, or afterwards',
  requested: 'requested: every trade file',
};

/** Maximum number of failures of the sample that are shown. */
const MAX_FAILURES = 3;

/** Renders what a plan contains, and what is expected of it. */
export function renderPlan({ hash, header }: Plan, parameters: BackfillParameters): string {
  const { listed, reasons, files, bytes, batches, estimate } = header;
  const counts = Object.entries(reasons).map(([reason, count]) => [
    REASONS[reason as BackfillReason],
    formatNumber(count.files),
    formatBytes(count.bytes),
  ]);
  return [
    `Plan ${hash} of ${header.prefixes.join(' ')} (${describe(header)})`,
    `${formatNumber(listed.tradeFiles)} trade files were listed, and ${formatNumber(listed.others)} other objects.`,
    '',
    renderRows([['reason', 'files', 'bytes'], ...counts, ['total', formatNumber(files), formatBytes(bytes)]]),
    '',
    ...renderEstimate(estimate, batches),
    ...bottleneckOf(estimate.bottleneck, parameters),
  ].join('\n');
}

/** Renders the files of a sample that could not be measured. */
export function renderSample(sample: readonly MeasuredFile[]): string[] {
  const failed = sample.filter(({ failure }) => failure);
  if (failed.length === 0) return [`The estimate follows from ${sample.length} files that were measured.`];
  const all = failed.length === sample.length;
  return [
    `${failed.length} of the ${sample.length} files that were measured cannot be processed now; they are estimated as files without ` +
      `trades${all ? ', so that the estimate says little' : ''}:`,
    ...failed.slice(0, MAX_FAILURES).map(({ file, failure }) => `  ${file.key}: ${failure?.name}: ${failure?.reason}`),
  ];
}

function describe({ mode, replay, retryOf }: PlanHeader): string {
  if (retryOf !== undefined) return `the failed files of ${retryOf}`;
  return `mode ${mode}${replay === 0 ? '' : ', a replay: bars that exist are made again'}`;
}

function renderEstimate(estimate: Estimate, batches: number): string[] {
  const { trades, writeUnits, gigabyteSeconds, seconds, cost } = estimate;
  return [
    'Estimate:',
    renderRows([
      ['  trades', formatNumber(trades)],
      ['  write units', formatNumber(writeUnits)],
      ['  GB-seconds of the function', formatNumber(gigabyteSeconds)],
      ['  batches', formatNumber(batches)],
      ['  duration', formatDuration(seconds)],
      ['  cost, with the prices of us-east-1', formatDollars(cost.total)],
      ['    function', formatDollars(cost.function)],
      ['    table', formatDollars(cost.table)],
      ['    requests to the bucket', formatDollars(cost.bucket)],
      ['    state machine', formatDollars(cost.stateMachine)],
    ]),
  ];
}

function bottleneckOf(bottleneck: Bottleneck, { concurrency, writeUnitsPerSecond }: BackfillParameters): string[] {
  const limit =
    bottleneck === 'table'
      ? `the ${formatNumber(writeUnitsPerSecond)} write units a second that backfills may use; backfill.writeSharePercent raises them`
      : `the function, with ${concurrency} batches at once; --concurrency of backfill-run raises them`;
  return [`Most of the time is spent on ${limit}.`];
}
