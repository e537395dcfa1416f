import type { EnvironmentName } from '../environments';
import { FLOORS, type EnvironmentClass, type Floor } from './floor';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Lowers one minimum of an environment for some time. */
export type FloorException = {
  readonly [Guarantee in keyof Floor]: {
    readonly guarantee: Guarantee;
    /** The minimum that applies instead of that of the class. */
    readonly minimum: Floor[Guarantee];
    readonly reason: string;
    /** The last day on which the exception applies, such as `2027-03-31`. */
    readonly expires: string;
  };
}[keyof Floor];

/** The class of an environment, and the exceptions from its floor. */
export interface Guarantees {
  readonly class: EnvironmentClass;
  /** None by default. */
  readonly exceptions?: readonly FloorException[];
}

/**
 * The guarantees of each environment.
 *
 * They are deliberately separate from the table of environments, so that the gates detect a mistake in that table.
 */
export const GUARANTEES: Readonly<Record<EnvironmentName, Guarantees>> = {
  local: { class: 'local' },
  dev: { class: 'disposable' },
  staging: { class: 'shared' },
  production: { class: 'production' },
};

/**
 * Returns the minimums of an environment: the floor of its class, lowered by the exceptions that have not expired.
 *
 * @param today the day on which exceptions must not have expired
 */
export function floorOf({ class: name, exceptions = [] }: Guarantees, today: Date): Floor {
  const lowered = exceptions.filter((exception) => !hasExpired(exception, today));
  return { ...FLOORS[name], ...Object.fromEntries(lowered.map(({ guarantee, minimum }) => [guarantee, minimum])) };
}

/** Returns true if an exception no longer applies, or if its expiry date is not valid. */
export function hasExpired({ expires }: FloorException, today: Date): boolean {
  return !isDay(expires) || expires < today.toISOString().slice(0, 10);
}

/** Returns true if a text is a day such as `2027-03-31`. */
export function isDay(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text));
}
