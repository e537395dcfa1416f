import type { EnvironmentName } from '../../src/environments';
import type { StackId } from '../assembly';
import type { Acknowledgement } from './acknowledgement';

/** Most acknowledgements of a stack: more are no exceptions any more. */
export const MAX_ACKNOWLEDGEMENTS = 10;

/** Something that a tool finds fault with, and where. */
export interface StackFinding {
  readonly environment: EnvironmentName;
  readonly stack: StackId;
  readonly rule: string;
  readonly logicalId: string;
  readonly description: string;
}

/** What is left to do, after the acknowledgements. */
export interface Verdict {
  /** Findings that nobody has acknowledged. */
  readonly open: readonly StackFinding[];
  /** How many findings are acknowledged. */
  readonly acknowledged: number;
  /** Acknowledgements, or parts of them, that no finding answers to any more. */
  readonly stale: readonly string[];
  /** Stacks with more acknowledgements than are allowed. */
  readonly excessive: readonly string[];
}

/**
 * Holds findings against the acknowledgements: each must be for an exact rule on an exact resource that is found.
 *
 * @param verified the environments that the findings are of
 */
export function judge(
  findings: readonly StackFinding[],
  acknowledgements: readonly Acknowledgement[],
  verified: readonly EnvironmentName[],
): Verdict {
  const answered = new Set<string>();
  const open = findings.filter((finding) => {
    const keys = acknowledgements
      .filter((acknowledgement) => covers(acknowledgement, finding))
      .map((acknowledgement) => keyOf(acknowledgement, finding.rule, nameOf(finding.logicalId)));
    keys.forEach((key) => answered.add(key));
    return keys.length === 0;
  });
  const stale = acknowledgements
    .filter(({ environments }) => !environments || environments.some((name) => verified.includes(name)))
    .flatMap((acknowledgement) =>
      acknowledgement.rules.flatMap((rule) =>
        acknowledgement.resources.map((resource) => keyOf(acknowledgement, rule, resource)),
      ),
    )
    .filter((key) => !answered.has(key));
  return { open, acknowledged: findings.length - open.length, stale, excessive: excessiveStacks(acknowledgements) };
}

function covers({ environments, stack, rules, resources }: Acknowledgement, finding: StackFinding): boolean {
  return (
    (!environments || environments.includes(finding.environment)) &&
    stack === finding.stack &&
    rules.includes(finding.rule) &&
    resources.includes(nameOf(finding.logicalId))
  );
}

/** A logical id without the hash that the CDK puts behind it. */
function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

function keyOf({ stack }: Acknowledgement, rule: string, resource: string): string {
  return `${stack}: ${rule} on ${resource}`;
}

function excessiveStacks(acknowledgements: readonly Acknowledgement[]): string[] {
  const counts = new Map<string, number>();
  for (const { stack } of acknowledgements) counts.set(stack, (counts.get(stack) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > MAX_ACKNOWLEDGEMENTS)
    .map(([stack, count]) => `${stack}: ${count} acknowledgements, at most ${MAX_ACKNOWLEDGEMENTS} are allowed`);
}
