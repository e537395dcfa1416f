import { deepEqual } from '@aws-cdk/cloudformation-diff';
import type { Resource } from '@trading/template';
import { render } from '../intrinsics';
import { STATEFUL_TYPES } from '../stateful-types';
import type { TemplateChange } from '../template-change';
import type { Protection } from './protection';
import { PROTECTIONS, REMOVAL_PROTECTIONS } from './protections';
import { soonerExpirations } from './sooner-expirations';

/** A protection of a resource that remains in its stack, and is weaker than before or can no longer be judged. */
export interface ProtectionLoss {
  readonly logicalId: string;
  /** The name of the protection, such as `point-in-time recovery`. */
  readonly protection: string;
  /** The part of the resource, such as the region of a replica. Empty for the whole resource. */
  readonly part: string;
  /** The value, rendered. `none` if there is none. */
  readonly before: string;
  readonly after: string;
  /** The risk. */
  readonly reason: string;
  /** False if a value is only known during the deployment, so that it cannot be compared. */
  readonly isCertain: boolean;
}

/** Finds remaining stateful resources that are less protected than before. */
export function lostProtections(change: TemplateChange): ProtectionLoss[] {
  return [...change.differences].flatMap(([logicalId, { oldValue, newValue }]) => {
    if (!oldValue || !newValue || !STATEFUL_TYPES.has(oldValue.Type)) return [];
    return [
      ...[...REMOVAL_PROTECTIONS, ...(PROTECTIONS[oldValue.Type] ?? [])].flatMap((protection) =>
        losses(protection, oldValue, newValue),
      ),
      ...(oldValue.Type === 'AWS::S3::Bucket' ? soonerExpirations(oldValue, newValue) : []),
    ].map((loss) => ({ logicalId, ...loss }));
  });
}

function losses(
  { name, reason, parts, strength, ofEachPart }: Protection,
  before: Resource,
  after: Resource,
): Omit<ProtectionLoss, 'logicalId'>[] {
  const now = parts(after);
  return Object.entries(parts(before)).flatMap(([part, value]) => {
    const left = now[part];
    if (deepEqual(value, left) || (!ofEachPart && !(part in now)) || strength(left) >= strength(value)) return [];
    const isCertain = !Number.isNaN(strength(left)) && !Number.isNaN(strength(value));
    return [{ protection: name, part, before: describe(value), after: describe(left), reason, isCertain }];
  });
}

/** Describes a loss as the predicate of the resource. */
export function describeLoss({ protection, part, before, after }: ProtectionLoss): string {
  return `has less protection: ${protection}${part && ` (${part})`}, ${before} → ${after}`;
}

function describe(value: unknown): string {
  return value === undefined ? 'none' : render(value);
}
