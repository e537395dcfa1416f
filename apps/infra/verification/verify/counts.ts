import type { StackFinding } from '../findings/assess-findings';

/** What must not be there at all, and the rule that finds it. */
export const COUNTED: Readonly<Record<string, string>> = {
  'wildcard actions': 'no-wildcard-action',
  'hidden functions': 'no-hidden-function',
  'custom resources': 'no-custom-resource',
  'AWS-managed policies': 'no-aws-managed-policy',
  'inline policies': 'no-inline-policy',
  'trusts without a condition': 'no-unconditional-trust',
};

/** How often each is there: `wildcard actions: 0, …`. */
export function renderCounts(findings: readonly StackFinding[]): string {
  return Object.entries(COUNTED)
    .map(([what, rule]) => `${what}: ${findings.filter((finding) => finding.rule === rule).length}`)
    .join(', ');
}
