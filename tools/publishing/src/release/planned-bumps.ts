import { diff } from 'semver';

/** What `nx release` says of the version of a project. */
export interface PlannedVersion {
  readonly currentVersion: string | null;
  /** null where it stays. */
  readonly newVersion: string | null;
}

/** The step, `patch`, `minor` or `major`, that the version of each project is about to make; none of one that stays. */
export function plannedBumps(versions: Readonly<Record<string, PlannedVersion>>): Map<string, string> {
  const bumps = new Map<string, string>();
  for (const [project, { currentVersion, newVersion }] of Object.entries(versions)) {
    const bump = currentVersion !== null && newVersion !== null ? diff(currentVersion, newVersion) : null;
    if (bump !== null) bumps.set(project, bump);
  }
  return bumps;
}
