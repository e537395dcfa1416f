import type { Resource } from '@trading/template';
import { valueAt } from '@trading/template';

/** A setting that protects the data of a resource from loss or disclosure. */
export interface Protection {
  readonly name: string;
  /** The risk of weakening it. */
  readonly reason: string;
  /** The values of the setting by part, such as a region or a flag. The name is empty for the whole resource. */
  readonly parts: (resource: Resource) => Readonly<Record<string, unknown>>;
  /** The strength of a value. NaN, for a value that cannot be judged, is weaker than any other. */
  readonly strength: (value: unknown) => number;
  /** True if the removal of a part is a loss. By default, removed parts are not compared. */
  readonly ofEachPart?: boolean;
}

/** The reason of protections against data loss. */
export const DATA_LOSS = 'data may be lost';

/** The reason of protections against disclosure. */
export const DISCLOSURE = 'data may become readable to others';

/** A protection in a single property, given by its path. */
export function at(path: string, name: string, reason: string, strength: Protection['strength']): Protection {
  return { name, reason, strength, parts: ({ Properties }) => ({ '': valueAt(Properties, path) }) };
}

/** The value must be one of these, from the weakest to the strongest. */
export function ranked(...values: readonly unknown[]): Protection['strength'] {
  return (value) => {
    const rank = values.indexOf(value);
    return rank >= 0 ? rank : NaN;
  };
}

/** True is stronger than false. */
export function switchedOn(byDefault: boolean): Protection['strength'] {
  return (value = byDefault) => (typeof value === 'boolean' ? Number(value) : NaN);
}

/** False is stronger than true. */
export function switchedOff(byDefault: boolean): Protection['strength'] {
  return (value = byDefault) => (typeof value === 'boolean' ? Number(!value) : NaN);
}

/** A larger number is stronger. */
export function longer(byDefault: number): Protection['strength'] {
  return (value = byDefault) => (typeof value === 'number' ? value : NaN);
}

/** Any value is stronger than a missing one. */
export const present: Protection['strength'] = (value) => (value === undefined ? 0 : 1);
