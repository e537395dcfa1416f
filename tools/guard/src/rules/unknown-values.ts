import { deepEqual } from '@aws-cdk/cloudformation-diff';
import type { Template } from '@trading/template';
import { render } from '../templates';
import type { StackDanger } from '../danger';
import type { StackChange } from '../stack-change';

/** The sections of a template that decide values of its resources. */
const SECTIONS = ['Parameters', 'Mappings', 'Conditions'];

/**
 * Finds guarded resources whose definition refers to a parameter, mapping or condition that changes. Their values cannot be
 * compared before the deployment.
 */
export function unknownValues(change: StackChange): StackDanger[] {
  const changed = SECTIONS.flatMap((section) => changedNames(change.before, change.after, section));
  if (changed.length === 0) return [];
  return change.remaining.flatMap((logicalId) => {
    const definition = JSON.stringify(change.after.Resources?.[logicalId]);
    return changed
      .filter(({ name }) => definition.includes(`"${name}"`))
      .map(({ text }): StackDanger => ({
        ...{ logicalId, rule: 'unknown-value', certainty: 'possible' },
        change: `depends on ${text}`,
        reason: 'its values are only known during the deployment, so it may be replaced or protected less',
      }));
  });
}

function changedNames(before: Template, after: Template, section: string): { name: string; text: string }[] {
  const [left, right] = [before, after].map((template) => (template[section] ?? {}) as Record<string, unknown>);
  return Object.keys({ ...left, ...right })
    .filter((name) => !deepEqual(left?.[name], right?.[name]))
    .map((name) => ({
      name,
      text: `${name} of ${section}, ${describe(left?.[name])} → ${describe(right?.[name])}`,
    }));
}

function describe(value: unknown): string {
  return value === undefined ? 'none' : render(value);
}
