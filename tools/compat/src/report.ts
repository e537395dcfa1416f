import { BUMPS, isInitial, largest, type Bump } from './bump';
import type { Verdict } from './check';
import type { Finding } from './finding';

/** The verdict as text: what differs and why it matters, the largest first, and the bump that is needed. */
export function renderVerdict(name: string, { version, api, usages, needed }: Verdict): string {
  const parts: [string, readonly Finding[]][] = [
    ['API', api],
    ...[...usages].map(([usage, findings]): [string, readonly Finding[]] => [`usage ${usage}`, findings]),
  ];
  const changed = parts.filter(([, findings]) => findings.length > 0);
  return [
    ...changed.map(([part, findings]) => renderFindings(part, findings)),
    `${name} since ${version}: of its API and ${usages.size} usages, ${changed.length} changed`,
    `Needed: ${needed === 'none' ? 'no bump' : `a ${needed} bump`}${shift(version, needed)}`,
  ].join('\n');
}

/** The findings of one part, under its name. */
export function renderFindings(part: string, findings: readonly Finding[]): string {
  const sorted = [...findings].sort((a, b) => BUMPS.indexOf(b.bump) - BUMPS.indexOf(a.bump));
  const lines = sorted.flatMap(({ bump, subject, change, reason }) => [
    `  ${bump.padEnd('major'.length)}  ${subject} ${change}`,
    `         ${reason}`,
  ]);
  return [`${part}: ${largest(findings.map(({ bump }) => bump))}`, ...lines, ''].join('\n');
}

function shift(version: string, needed: Bump): string {
  if (!isInitial(version) || needed === 'none') return '';
  return ', since before 1.0 a major change is a minor bump, and any other a patch';
}
