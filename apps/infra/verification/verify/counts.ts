import type { StackFinding } from '../findings/finding';

/** Things that no template may contain, and the rule that finds each. */
export const COUNTED: Readonly<Record<string, string>> = {
  'wildcard actions': 'no-wildcard-action',
  'hidden functions': 'no-hidden-function',
  'custom resources': 'no-custom-resource',
  'AWS-managed policies': 'no-aws-managed-policy',
  'inline policies': 'no-inline-policy',
  'trust statements without a condition': 'no-unconditional-trust',
};

/** Counts the findings of each: `wildcard actions: 0, …`. */
export function renderCounts(findings: readonly StackFinding[]): string {
  return Object.entries(COUNTED)
    .map(([name, rule]) => `${name}: ${findings.filter((finding) => finding.rule === rule).length}`)
    .join(', ');
}
