import type { Resource } from '../../synthesis/template';
import { valueAt } from '../intrinsics';

/** Something that keeps the data of a resource from being lost or seen. */
export interface Protection {
  readonly name: string;
  /** What may happen with less of it. */
  readonly reason: string;
  /** The values that say how much of it there is, by part (a region, a flag); of the whole, under an empty name. */
  readonly parts: (resource: Resource) => Readonly<Record<string, unknown>>;
  /** How strong a value, or undefined for none, is. NaN, for what cannot be judged, is weaker than anything. */
  readonly strength: (value: unknown) => number;
  /** Whether a part that is gone is a loss by itself; otherwise it is not compared. */
  readonly ofEachPart?: boolean;
}

/** Why a protection matters. */
export const LOST = 'data may be lost that was kept';
export const SEEN = 'data may be read that was not to be';

/** A protection in one property, by its path. */
export function at(path: string, name: string, reason: string, strength: Protection['strength']): Protection {
  return { name, reason, strength, parts: ({ Properties }) => ({ '': valueAt(Properties, path) }) };
}

/** One of these values, from the weakest. */
export function ranked(...values: readonly unknown[]): Protection['strength'] {
  return (value) => {
    const rank = values.indexOf(value);
    return rank >= 0 ? rank : NaN;
  };
}

/** True is stronger. */
export function switchedOn(byDefault: boolean): Protection['strength'] {
  return (value = byDefault) => (typeof value === 'boolean' ? Number(value) : NaN);
}

/** False is stronger. */
export function switchedOff(byDefault: boolean): Protection['strength'] {
  return (value = byDefault) => (typeof value === 'boolean' ? Number(!value) : NaN);
}

/** A greater number is stronger. */
export function longer(byDefault: number): Protection['strength'] {
  return (value = byDefault) => (typeof value === 'number' ? value : NaN);
}

/** Any value is stronger than none. */
export const present: Protection['strength'] = (value) => (value === undefined ? 0 : 1);
