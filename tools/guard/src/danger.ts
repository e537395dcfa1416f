import { createHash } from 'node:crypto';

/** The length of a fingerprint, in hex digits. */
const FINGERPRINT_DIGITS = 12;

/**
 * `possible` if CloudFormation decides during the deployment, or a value is only known then. Otherwise `certain`.
 */
export type Certainty = 'certain' | 'possible';

/** An effect of a deployment by which data, an address or a protection is lost. */
export interface Danger {
  /** The region and name of the stack, for example `us-east-1/analytics-data-production`. */
  readonly stack: string;
  /** The logical id of the resource. Empty for the stack itself. */
  readonly logicalId: string;
  /** The type of the resource. */
  readonly type: string;
  /** The rule that found it, for example `replaced`. Overrides name it. */
  readonly rule: string;
  readonly certainty: Certainty;
  /** The predicate of the resource, with the values before and after, for example `retention, 30 → 7`. */
  readonly change: string;
  /** The risk. */
  readonly reason: string;
}

/** A danger of a stack that is known. */
export type StackDanger = Omit<Danger, 'stack' | 'type'>;

/**
 * Identifies a danger with the values before and after it. It is 12 hex digits, and the same whenever the same change of the same
 * resource is found.
 */
export function fingerprintOf({ stack, logicalId, rule, change }: Danger): string {
  const digest = createHash('sha256').update(JSON.stringify([stack, logicalId, rule, change]));
  return digest.digest('hex').slice(0, FINGERPRINT_DIGITS);
}
