import type { Refusal } from '@trading/bars';
import { CONFLICTS_EXPLANATION, renderConflict, renderManifest, renderTable, renderTime } from '@trading/bars/report';
import type { BarSummary, CheckedFile, FileConflict } from './checked-file';
import type { CheckOutcome } from './check-paths';
import { wrapLines } from './wrap-lines';

/** The maximum numbers of feeds and conflicts that are shown. The report counts the rest. */
const MAX_FEEDS = 5;
const MAX_CONFLICTS = 20;

/** Renders the check of a file. */
export function renderFile({ path, key, result }: CheckedFile): string {
  switch (result.status) {
    case 'processed':
      return [wrapLines(renderManifest(result.manifest)), renderBars(result.bars)].join('\n');
    case 'refused':
      return wrapLines(
        [key, `refused (${result.refusal.name}): ${result.refusal.reason}`, ...hintsOf(result.refusal)].join('\n'),
      );
    case 'unreadable':
      return wrapLines(`${path}\ncannot be read: ${result.problem}`);
  }
}

function hintsOf({ name }: Refusal): string[] {
  if (name !== 'UnsupportedCompressionError') return [];
  return [
    'The function runs on Node 24. This runs the check on it:',
    '  npm run node-24 -- npx nx run processor:check -- PATH…',
  ];
}

function renderBars({ interval, count, from, to, feeds, sample }: BarSummary): string {
  if (!sample || from === undefined || to === undefined) return 'no bars';
  const named = feeds.slice(0, MAX_FEEDS).map(({ feed, symbols }) => `${feed} (${counted(symbols, 'symbol')})`);
  const { feed, symbol, count: sampled, first, last } = sample;
  const shown =
    first.length + last.length === sampled
      ? sampled.toString()
      : `the first ${first.length} and the last ${last.length} of ${sampled}`;
  const [header, ...rows] = renderTable([...first, ...last]).split('\n');
  if (first.length + last.length < sampled) rows.splice(first.length, 0, '…'.padStart(rows[0]?.indexOf('  ') ?? 0));
  return [
    wrapLines(`feeds: ${listed(named, feeds.length)}`),
    `bars of ${interval}: ${count}, from ${renderTime(from)} to ${renderTime(to)} (UTC)`,
    '',
    wrapLines(`${feed} ${symbol}, bars of ${interval}: ${shown}`),
    '',
    ...[header, ...rows],
  ].join('\n');
}

/** Renders what concerns all files: conflicts, replaced files, and how many files are accepted as a whole. */
export function renderOutcome({ checked, conflicts, replaced, missing, skipped }: CheckOutcome): string {
  const sections = [
    conflicts.length > 0 ? renderConflicts(conflicts) : undefined,
    replaced.length > 0
      ? [
          'Files of the same key, without the suffix of a compression, are one source. The last one replaces the others:',
          ...replaced.map(({ replaced: file, by }) => `  ${file.path} is replaced by ${by.path} (${by.key})`),
        ].join('\n')
      : undefined,
    missing.length > 0 ? missing.join('\n') : undefined,
    renderTotal(checked, skipped),
  ];
  return sections
    .flatMap((section) => section ?? [])
    .map(wrapLines)
    .join('\n\n');
}

function renderConflicts(conflicts: readonly FileConflict[]): string {
  const shown = conflicts.slice(0, MAX_CONFLICTS).map(({ feed, symbol, key, ...conflict }) => {
    const rendered = renderConflict({ ...conflict, source: `${feed} ${symbol}: ${key}` }, (name) => name);
    return rendered.replace(/^/gm, '  ');
  });
  const hidden = conflicts.length - shown.length;
  return [
    'Conflicts between these files.',
    CONFLICTS_EXPLANATION,
    ...shown,
    ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
  ].join('\n');
}

function renderTotal(checked: readonly CheckedFile[], skipped: number): string {
  const of = (status: string) => checked.filter(({ result }) => result.status === status).length;
  const withRejections = checked.filter(
    ({ result }) => result.status === 'processed' && result.manifest.rejected > 0,
  ).length;
  const parts = [
    `accepted as a whole: ${of('processed') - withRejections}`,
    `with rejected lines: ${withRejections}`,
    `refused: ${of('refused')}`,
    `not readable: ${of('unreadable')}`,
  ];
  const total = `files: ${checked.length}, ${parts.join(', ')}`;
  return skipped === 0 ? total : `${total}\nskipped by their names (hidden files, markers, checksums): ${skipped}`;
}

function listed(shown: readonly string[], total: number): string {
  return `${shown.join(', ')}${total > shown.length ? ` and ${total - shown.length} more` : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
