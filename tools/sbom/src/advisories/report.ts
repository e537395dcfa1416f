import { SEVERITIES, type Advisory, type Audit } from './npm-audit';

/** The lowest severity that must not be shipped. */
const LIMIT = SEVERITIES.indexOf('high');

/** The printed text, and whether it reports a failure. */
export interface Report {
  readonly text: string;
  readonly failed: boolean;
}

/**
 * Reports known advisories. Only those of what is shipped, of high or critical severity, are a failure.
 *
 * @param shipped the projects that contain a package, by its name and version
 */
export function reportAdvisories(audit: Audit, shipped: ReadonlyMap<string, readonly string[]>): Report {
  if ('notChecked' in audit) return { text: `Advisories: not checked: ${audit.notChecked}.`, failed: false };

  const sorted = [...audit.advisories].sort(
    (a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || a.ref.localeCompare(b.ref),
  );
  const inShipped = sorted.filter(({ ref }) => shipped.has(ref));
  const inTools = sorted.filter(({ ref }) => !shipped.has(ref));
  return {
    text: [
      `Advisories: ${inShipped.length} in the ${shipped.size} packages that are shipped, ${inTools.length} in those that only work here.`,
      ...inShipped.map((advisory) => `  ${describe(advisory)}; in ${(shipped.get(advisory.ref) ?? []).join(', ')}`),
      ...inTools.map((advisory) => `  ${describe(advisory)}; not shipped`),
    ].join('\n'),
    failed: inShipped.some(({ severity }) => SEVERITIES.indexOf(severity) >= LIMIT),
  };
}

function describe({ severity, ref, title, id }: Advisory): string {
  return `${severity}: ${ref}: ${title} (${id})`;
}
