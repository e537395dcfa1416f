import { fingerprintOf, type Danger } from './danger';

/** An override must be decided on again within this time. */
export const MAX_OVERRIDE_DAYS = 30;

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Accepts one danger, once. */
export interface Override {
  /** The region and name of the stack, for example `us-east-1/analytics-data-production`. */
  readonly stack: string;
  /** The logical id of the resource. Empty for the stack itself. */
  readonly resource: string;
  /** The rule that finds the danger. */
  readonly rule: string;
  /** The fingerprint of the danger, which contains the values before and after it. */
  readonly fingerprint: string;
  /** Why the danger is accepted, and what happens to the data. */
  readonly reason: string;
  /** The last day on which the override applies, such as `2027-01-15`. It must be at most 30 days ahead. */
  readonly expires: string;
}

/** A danger that is not accepted, with the reason why an override for it does not apply, if there is one. */
export interface RefusedDanger {
  readonly danger: Danger;
  readonly problem?: string;
}

/** A danger and the override that accepts it. */
export interface AcceptedDanger {
  readonly danger: Danger;
  readonly override: Override;
}

/** Dangers, divided by their overrides. */
export interface Assessment {
  readonly refused: readonly RefusedDanger[];
  readonly accepted: readonly AcceptedDanger[];
}

/** Identifies an override that has served. The same danger can only be accepted again by one that expires on another day. */
export function nameOf({ fingerprint, expires }: Override): string {
  return `${fingerprint} until ${expires}`;
}

/**
 * Divides dangers into those that an override accepts, and the others.
 *
 * @param hasServed returns true if an override was used before
 */
export function assessDangers(
  dangers: readonly Danger[],
  overrides: readonly Override[],
  today: Date,
  hasServed: (override: Override, danger: Danger) => boolean,
): Assessment {
  const refused: RefusedDanger[] = [];
  const accepted: AcceptedDanger[] = [];
  for (const danger of dangers) {
    const candidates = overrides.filter((override) => isAbout(override, danger));
    const problems = candidates.map((each) => problemOf(each, danger, today, hasServed));
    const override = candidates[problems.indexOf(undefined)];
    if (override) accepted.push({ danger, override });
    else refused.push({ danger, problem: problems[0] });
  }
  return { refused, accepted };
}

/** Returns true if an override can no longer apply. */
export function hasExpired({ expires }: Override, today: Date): boolean {
  return !isDay(expires) || expires < today.toISOString().slice(0, 10);
}

function isAbout({ stack, resource, rule }: Override, danger: Danger): boolean {
  return stack === danger.stack && resource === danger.logicalId && rule === danger.rule;
}

function problemOf(
  override: Override,
  danger: Danger,
  today: Date,
  hasServed: (override: Override, danger: Danger) => boolean,
): string | undefined {
  const { fingerprint, reason, expires } = override;
  if (fingerprint !== fingerprintOf(danger)) return `its override is for another change (${fingerprint})`;
  if (reason.trim() === '') return 'its override has no reason';
  if (!isDay(expires)) return `its override must have an expiry date such as 2027-01-15, found: ${expires}`;
  if (hasExpired(override, today)) return `its override expired on ${expires}`;
  if (Date.parse(expires) - today.getTime() > MAX_OVERRIDE_DAYS * DAY_MS) {
    return `its override must expire within ${MAX_OVERRIDE_DAYS} days, found: ${expires}`;
  }
  return hasServed(override, danger) ? 'its override has served already' : undefined;
}

function isDay(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text));
}
