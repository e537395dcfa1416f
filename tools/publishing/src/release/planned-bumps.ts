import { diff } from 'semver';

/** The version of a project as `nx release` plans it. */
export interface PlannedVersion {
  readonly currentVersion: string | null;
  /** null if the version does not change. */
  readonly newVersion: string | null;
}

/** The planned bump (`patch`, `minor` or `major`) of each project. Omits projects whose version does not change. */
export function plannedBumps(versions: Readonly<Record<string, PlannedVersion>>): Map<string, string> {
  const bumps = new Map<string, string>();
  for (const [project, { currentVersion, newVersion }] of Object.entries(versions)) {
    const bump = currentVersion !== null && newVersion !== null ? diff(currentVersion, newVersion) : null;
    if (bump !== null) bumps.set(project, bump);
  }
  return bumps;
}
