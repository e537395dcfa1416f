import { parseChoice } from '@trading/cli';

/** Version bumps, from the smallest to the largest. */
export const BUMPS = ['none', 'patch', 'minor', 'major'] as const;

/** A version bump, or `none`. */
export type Bump = (typeof BUMPS)[number];

/** The largest of some bumps, or `none` for an empty list. */
export function largest(bumps: Iterable<Bump>): Bump {
  return BUMPS[Math.max(0, ...Array.from(bumps, (bump) => BUMPS.indexOf(bump)))] as Bump;
}

/** True if the first bump is smaller than the second. */
export function isSmaller(bump: Bump, other: Bump): boolean {
  return BUMPS.indexOf(bump) < BUMPS.indexOf(other);
}

/** True for versions before 1.0.0, which semantic versioning calls initial development. */
export function isInitial(version: string): boolean {
  return version.startsWith('0.');
}

/**
 * The bump that a change of this size needs. Before 1.0, a major change needs a minor bump and a minor change a patch bump,
 * as npm's caret ranges and Nx have it: `^0.1.2` accepts 0.1.3 but not 0.2.0, just as `^1.2.3` accepts 1.3.0 but not 2.0.0.
 *
 * @param size `major` if users must act, `minor` if something is new, otherwise `patch`
 * @param version the version that is changed, for example `0.1.0`
 */
export function bumpOf(size: Bump, version: string): Bump {
  if (!isInitial(version)) return size;
  return size === 'major' ? 'minor' : size === 'minor' ? 'patch' : size;
}

/** @throws OperatorError unless the text is one of {@link BUMPS} */
export function parseBump(text: string): Bump {
  return parseChoice(text, BUMPS, 'the planned bump');
}
