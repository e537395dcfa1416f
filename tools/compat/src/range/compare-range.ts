import { OperatorError } from '@trading/cli';
import { currentCatalogue } from '../catalogue/catalogue';
import type { Finding } from '../finding';
import type { PackageFolders } from '../package-folders';
import { synthesise, templatesOf } from '../synthesis/synthesise';
import { compareUsages } from '../templates/compare-templates';
import { readManifest, versionsIn, withNewestPeers } from './newest-peers';

/** The templates of a package with its newest peers, compared with those with its oldest peers. */
export interface RangeComparison {
  /** The versions of the oldest peers, by name. */
  readonly oldest: Readonly<Record<string, string>>;
  /** The versions of the newest peers, by name. */
  readonly newest: Readonly<Record<string, string>>;
  /** Changes of the stacks of each usage, by the usage's name, if only the peers are upgraded. */
  readonly usages: ReadonlyMap<string, readonly Finding[]>;
}

/**
 * Synthesises the catalogue with the compiled package at both ends of its peer range, and compares the templates.
 *
 * @throws OperatorError if a usage cannot be synthesised, or the workspace does not use the oldest peers
 */
export async function compareRange(folders: PackageFolders): Promise<RangeComparison> {
  const { root, nodeModules } = folders;
  const { peerDependencies } = readManifest(root);
  const oldest = versionsIn(nodeModules, Object.keys(peerDependencies));
  assertOldest(peerDependencies, oldest);

  const catalogue = currentCatalogue(root);
  const before = templatesOf(await synthesise(catalogue, { nodeModules, published: true }));
  return withNewestPeers(folders, async (project) => {
    const after = templatesOf(await synthesise(catalogue, { nodeModules: project.nodeModules, published: true }));
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
    throw new OperatorError(
      `The workspace must use the oldest peers. Expected ${name} ${range.slice(1)}, the lowest version in ${range}, ` +
        `found: ${installed[name] ?? 'none'}`,
    );
  }
}
