import { BUMPS, isInitial, largest, type Bump } from './bump';
import type { Verdict } from './check';
import type { Finding } from './finding';

/** Describes a verdict: each change and its reason, the largest first, and the bump that they need. */
export function renderVerdict(name: string, { version, api, usages, needed }: Verdict): string {
  const parts: [string, readonly Finding[]][] = [
    ['API', api],
    ...[...usages].map(([usage, findings]): [string, readonly Finding[]] => [`usage ${usage}`, findings]),
  ];
  const changed = parts.filter(([, findings]) => findings.length > 0);
  return [
    ...changed.map(([part, findings]) => renderFindings(part, findings)),
    `${name} since ${version}: ${changed.length} of ${parts.length} changed (the API and ${usages.size} usages)`,
    `Required bump: ${needed}${explanation(version, needed)}`,
  ].join('\n');
}

/** Describes a package without a recorded release. */
export function renderUnreleased(name: string): string {
  return (
    `${name} has no release to compare with yet, so any bump is allowed. All its usages can be synthesised. ` +
    '`npm run release` records its first release.'
  );
}

/** Lists the findings of one part below its name. */
export function renderFindings(part: string, findings: readonly Finding[]): string {
  const sorted = [...findings].sort((a, b) => BUMPS.indexOf(b.bump) - BUMPS.indexOf(a.bump));
  const lines = sorted.flatMap(({ bump, subject, change, reason }) => [
    `  ${bump.padEnd('major'.length)}  ${subject} ${change}`,
    `         ${reason}`,
  ]);
  return [`${part}: ${largest(findings.map(({ bump }) => bump))}`, ...lines, ''].join('\n');
}

function explanation(version: string, needed: Bump): string {
  if (!isInitial(version) || needed === 'none') return '';
  return ' (before 1.0, a major change needs a minor bump, and any other change a patch bump)';
}
