import { deepEqual } from '@aws-cdk/cloudformation-diff';
import type { Finding } from '../../finding';
import type { Resource } from '@trading/template';
import { render } from '../intrinsics';
import { STATEFUL_TYPES } from '../stateful-types';
import type { TemplateChange } from '../template-change';
import type { Protection } from './protection';
import { PROTECTIONS, REMOVAL_PROTECTIONS } from './protections';

/** Finds remaining stateful resources that are less protected than before. */
export function lostProtections(change: TemplateChange): Finding[] {
  return [...change.differences].flatMap(([logicalId, { oldValue, newValue }]) => {
    if (!oldValue || !newValue || !STATEFUL_TYPES.has(oldValue.Type)) return [];
    return [...REMOVAL_PROTECTIONS, ...(PROTECTIONS[oldValue.Type] ?? [])].flatMap((protection) =>
      losses(protection, oldValue, newValue).map((loss): Finding => {
        return { bump: 'major', subject: change.subject(logicalId), change: loss, reason: protection.reason };
      }),
    );
  });
}

/** The parts of a resource in which a protection is weaker than before, or can no longer be judged. */
function losses({ name, parts, strength, ofEachPart }: Protection, before: Resource, after: Resource): string[] {
  const now = parts(after);
  return Object.entries(parts(before)).flatMap(([part, value]) => {
    const left = now[part];
    if (deepEqual(value, left) || (!ofEachPart && !(part in now)) || strength(left) >= strength(value)) return [];
    return [`has less protection: ${name}${part && ` (${part})`}, ${describe(value)} → ${describe(left)}`];
  });
}

function describe(value: unknown): string {
  return value === undefined ? 'none' : render(value);
}
