import { CompatError } from './errors';

/** Steps of a version, from the smallest. */
export const BUMPS = ['none', 'patch', 'minor', 'major'] as const;

/** How far a version moves. */
export type Bump = (typeof BUMPS)[number];

/** The larger of any number of bumps; `none` of none. */
export function largest(bumps: Iterable<Bump>): Bump {
  return BUMPS[Math.max(0, ...Array.from(bumps, (bump) => BUMPS.indexOf(bump)))] as Bump;
}

export function isSmaller(bump: Bump, other: Bump): boolean {
  return BUMPS.indexOf(bump) < BUMPS.indexOf(other);
}

/** Whether a version is before 1.0.0: of initial development, as semantic versioning calls it. */
export function isInitial(version: string): boolean {
  return version.startsWith('0.');
}

/**
 * The bump of a version for a change of this size. Before 1.0 every step is one place further right, as the caret reads
 * it, and Nx: `^0.1.2` takes 0.1.3 and not 0.2.0, as `^1.2.3` takes 1.3.0 and not 2.0.0.
 *
 * @param size `major` where users must act, `minor` where something is new, `patch` otherwise
 * @param version the version it is a change of, e.g. `0.1.0`
 */
export function bumpOf(size: Bump, version: string): Bump {
  if (!isInitial(version)) return size;
  return size === 'major' ? 'minor' : size === 'minor' ? 'patch' : size;
}

/** @throws for everything but `none`, `patch`, `minor` and `major` */
export function parseBump(text: string): Bump {
  const bump = BUMPS.find((each) => each === text);
  if (!bump) throw new CompatError(`Expected the planned bump, ${BUMPS.join(', ')}, got: ${text}`);
  return bump;
}
