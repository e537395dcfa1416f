import type { Percentiles } from './percentiles';
import { RECOVERY } from './recovery-time';
import type { Rehearsal } from './record';

/** What must be true of every world. `TwoRegions` checks it. */
const INVARIANTS = [
  'no file is lost that the bucket of the writer has, and none is counted twice',
  'the newest upload of a file is current, and the change log names it',
  'a reader gets whole files at any moment',
  'a region whose replica names another writer changes nothing, and keeps its messages',
  'both tables are equal in the end',
];

/** Renders a rehearsal as text for an operator. */
export function renderRehearsal(rehearsal: Rehearsal): string {
  const { worlds, seeds, wrong, unplannedFailOvers, recoveryPoint, recoveryTime } = rehearsal;
  return [
    `${worlds} worlds of two regions, seeds ${seeds.first} to ${seeds.last}: ${wrong.length === 0 ? 'none' : wrong.length} went wrong`,
    ...wrong.map((each) => `  ${each}`),
    'In each of them:',
    ...INVARIANTS.map((each) => `  ${each}`),
    '',
    `RPO: uploads that the lost region alone had, at ${unplannedFailOvers} unplanned fail-overs`,
    row('files', recoveryPoint.files),
    row('trades', recoveryPoint.trades),
    row('oldest, s', recoveryPoint.seconds),
    '',
    'RTO in seconds, by assumptions alone: nothing of it was measured in AWS',
    ...(['detect', 'decide', 'act', 'total'] as const).map((part) => row(part, recoveryTime[part])),
    ...Object.entries(RECOVERY).flatMap(([phase, assumptions]) =>
      assumptions.map(
        ({ part, seconds, source }) => `  assumed to ${phase}: ${part}, ${seconds.join(' to ')} s (${source})`,
      ),
    ),
  ].join('\n');
}

function row(name: string, { p50, p99, max }: Percentiles): string {
  const cell = (label: string, value: number) => `${label} ${String(value).padStart(6)}`;
  return `  ${name.padEnd(10)} ${cell('p50', p50)}  ${cell('p99', p99)}  ${cell('max', max)}`;
}
