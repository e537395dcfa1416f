import { currentCatalogue } from '../catalogue/catalogue';
import { CompatError } from '../errors';
import type { Finding } from '../finding';
import type { PackageFolders } from '../package-folders';
import { synthesise, templatesOf } from '../synthesis/synthesise';
import { compareUsages } from '../templates/compare-templates';
import { readManifest, versionsIn, withNewestPeers } from './newest-peers';

/** What a package makes with its oldest peers, and with the newest. */
export interface RangeComparison {
  readonly oldest: Readonly<Record<string, string>>;
  readonly newest: Readonly<Record<string, string>>;
  /** What happens to a stack of each usage, by its name, whose owner upgrades the peers alone. */
  readonly usages: ReadonlyMap<string, readonly Finding[]>;
}

/**
 * Synthesises the catalogue with what is published of a package, at both ends of its peer range.
 *
 * @throws where a usage fails, or the workspace has not the oldest peers
 */
export function compareRange(folders: PackageFolders): RangeComparison {
  const { root, nodeModules } = folders;
  const { peerDependencies } = readManifest(root);
  const oldest = versionsIn(nodeModules, Object.keys(peerDependencies));
  assertOldest(peerDependencies, oldest);

  const catalogue = currentCatalogue(root);
  const before = templatesOf(synthesise(catalogue, { nodeModules, published: true }));
  return withNewestPeers(folders, (project) => {
    const after = templatesOf(synthesise(catalogue, { nodeModules: project.nodeModules, published: true }));
    const usages = [...after].map(([usage, templates]): [string, Finding[]] => [
      usage,
      compareUsages(before.get(usage), templates),
    ]);
    return { oldest, newest: project.peers, usages: new Map(usages) };
  });
}

function assertOldest(ranges: Readonly<Record<string, string>>, installed: Readonly<Record<string, string>>): void {
  for (const [name, range] of Object.entries(ranges)) {
    if (range === `^${installed[name] ?? ''}`) continue;
    throw new CompatError(
      `The workspace tests the oldest peers. Expected ${name} ${range.slice(1)}, the first version of ${range}, ` +
        `found: ${installed[name] ?? 'none'}`,
    );
  }
}
