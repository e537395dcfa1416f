import type { Bill } from '../bill';
import type { Manifest } from './manifest';
import { versionRange } from './version-range';

/**
 * Compares the bill of materials in a package with the manifest in the same package.
 *
 * @param bill undefined if the package has none
 * @returns what is wrong, one sentence each
 */
export function billProblems(manifest: Manifest, bill: Bill | undefined): string[] {
  if (bill === undefined) return [`${manifest.name} has no bill of materials.`];
  const { component } = bill.metadata;
  const problems: string[] = [];
  if (component.name !== manifest.name || component.version !== manifest.version) {
    problems.push(
      `The bill of materials describes ${component.name}@${String(component.version)}, not ${manifest.name}@${manifest.version}.`,
    );
  }
  for (const [peer, range] of Object.entries(manifest.peerDependencies ?? {})) {
    const found = bill.components.find(({ name }) => name === peer);
    if (found?.isExternal !== true || found.versionRange !== versionRange(range) || 'scope' in found) {
      problems.push(`The bill of materials does not list ${peer} as an external component of the range ${range}.`);
    }
  }
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (!bill.components.some(({ name, isExternal }) => name === dependency && isExternal !== true)) {
      problems.push(`The bill of materials does not list the dependency ${dependency}.`);
    }
  }
  if (Object.keys(manifest.dependencies ?? {}).length === 0) {
    for (const { name, isExternal } of bill.components) {
      if (isExternal !== true)
        problems.push(`The bill of materials lists ${name}, which is not installed with the package.`);
    }
  }
  return problems;
}
