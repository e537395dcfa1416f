import { isDeepStrictEqual } from 'node:util';
import { isNarrowedBy, type Condition } from './condition';
import { matches } from './pattern';

/** The smallest unit of a policy: one action on one resource, for one principal. */
export interface Grant {
  readonly effect: 'Allow' | 'Deny';
  /** The role, or the resource with a resource policy, that the policy belongs to. */
  readonly holder: Holder;
  /** Empty in identity-based policies. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: Condition;
}

/** The owner of a policy. */
export interface Holder {
  /** The logical id of the role, or of the resource that the policy protects. */
  readonly logicalId: string;
  /** `permissions`, or the property with the policy, for example `AssumeRolePolicyDocument`. */
  readonly policy: string;
}

/** Stands for all principals, actions or resources. */
export const EVERYTHING = '*';

/** True if the wide grant includes everything in the narrow one. */
export function covers(wide: Grant, narrow: Grant): boolean {
  return (
    wide.effect === narrow.effect &&
    isDeepStrictEqual(wide.holder, narrow.holder) &&
    (wide.principal === EVERYTHING || wide.principal === narrow.principal) &&
    matches(wide.action.toLowerCase(), narrow.action.toLowerCase()) &&
    matches(wide.resource, narrow.resource) &&
    isNarrowedBy(wide.condition, narrow.condition)
  );
}
