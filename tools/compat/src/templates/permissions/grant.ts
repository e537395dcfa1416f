import { isDeepStrictEqual } from 'node:util';
import { isNarrowedBy, type Condition } from './condition';
import { matches } from './pattern';

/** The smallest part of a policy: one action on one resource, for one principal. */
export interface Grant {
  readonly effect: 'Allow' | 'Deny';
  /** Whose policy it is: a role, or a resource with a policy of its own. */
  readonly holder: Holder;
  /** Empty in a policy of an identity. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: Condition;
}

export interface Holder {
  /** The logical id of the role, or of the resource that the policy is about. */
  readonly logicalId: string;
  /** Which of its policies: rights, or the property, e.g. `AssumeRolePolicyDocument`. */
  readonly policy: string;
}

/** Stands for all principals, actions or resources. */
export const EVERYTHING = '*';

/** Whether everything that one says is also said by the other. */
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
