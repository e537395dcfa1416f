import type { EnvironmentName } from '../../src/environments';
import type { StackId } from '../assembly';
import type { Acknowledgement } from './acknowledgement';
import type { StackFinding } from './finding';

/** Acknowledgements that a stack may have. With more, they would no longer be exceptions. */
export const MAX_ACKNOWLEDGEMENTS = 10;

/** The findings after the acknowledgements were applied. */
export interface Assessment {
  readonly unacknowledged: readonly StackFinding[];
  /** The number of acknowledged findings. */
  readonly acknowledged: number;
  /** Acknowledgements, or parts of them, that match no finding. */
  readonly stale: readonly string[];
  /** Stacks with more acknowledgements than allowed. */
  readonly excessive: readonly string[];
}

/**
 * Applies acknowledgements to findings. An acknowledgement covers exact rules on exact resources.
 *
 * @param checked the stacks that were checked, by environment; acknowledgements of others cannot be stale
 */
export function assessFindings(
  findings: readonly StackFinding[],
  acknowledgements: readonly Acknowledgement[],
  checked: ReadonlyMap<EnvironmentName, readonly { readonly stack: StackId }[]>,
): Assessment {
  const matched = new Set<string>();
  const unacknowledged = findings.filter((finding) => {
    const keys = acknowledgements
      .filter((acknowledgement) => covers(acknowledgement, finding))
      .map((acknowledgement) => keyOf(acknowledgement, finding.rule, constructOf(finding.logicalId)));
    keys.forEach((key) => matched.add(key));
    return keys.length === 0;
  });
  const stale = acknowledgements
    .filter(({ environments = [...checked.keys()], stack }) =>
      environments.some((name) => checked.get(name)?.some((file) => file.stack === stack)),
    )
    .flatMap((acknowledgement) =>
      acknowledgement.rules.flatMap((rule) =>
        acknowledgement.resources.map((resource) => keyOf(acknowledgement, rule, resource)),
      ),
    )
    .filter((key) => !matched.has(key));
  const acknowledged = findings.length - unacknowledged.length;
  return { unacknowledged, acknowledged, stale, excessive: excessiveStacks(acknowledgements) };
}

function covers({ environments, stack, rules, resources }: Acknowledgement, finding: StackFinding): boolean {
  return (
    (!environments || environments.includes(finding.environment)) &&
    stack === finding.stack &&
    rules.includes(finding.rule) &&
    resources.includes(constructOf(finding.logicalId))
  );
}

/** A logical id without the hash that the CDK appends. */
function constructOf(logicalId: string): string {
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
