import { OperatorError } from '@trading/cli';
import { compareApis } from './api/compare-apis';
import { bumpOf, isSmaller, largest, type Bump } from './bump';
import { currentCatalogue, type Catalogue } from './catalogue/catalogue';
import type { Finding } from './finding';
import type { PackageFolders } from './package-folders';
import { readRelease } from './release/release';
import { synthesise, templatesOf, type UsageResult } from './synthesis/synthesise';
import type { UsageTemplates } from './synthesis/usage-templates';
import { compareUsages } from './templates/compare-templates';

/** The changes of a package since its last release, and the bump they need. */
export interface Verdict {
  /** The version of the last release. */
  readonly version: string;
  /** Changes of the API. */
  readonly api: readonly Finding[];
  /** Changes of the stacks of each usage, by the usage's name. */
  readonly usages: ReadonlyMap<string, readonly Finding[]>;
  /** The smallest bump that covers all changes. */
  readonly needed: Bump;
}

/**
 * Compares a package with its last release: its API, and the templates that its code now makes of the usages recorded then.
 *
 * @returns undefined if no release was recorded yet
 * @throws OperatorError if a usage that was not released yet cannot be synthesised
 */
export async function check({ root, released, assembly, nodeModules }: PackageFolders): Promise<Verdict | undefined> {
  const code = { nodeModules, published: false };
  const release = readRelease(released);
  templatesOf(await synthesise(unreleased(currentCatalogue(root), release?.catalogue), code));
  if (!release) return undefined;

  const { version, api: releasedApi, catalogue, templates } = release;
  const results = await synthesise(catalogue, code);
  const usages = new Map(
    [...results].map(([usage, result]) => [usage, compareUsage(templates.get(usage), result)] as const),
  );
  const api = await compareApis(releasedApi, assembly);
  const size = largest([...api, ...[...usages.values()].flat()].map(({ bump }) => bump));
  return { version, api, usages, needed: bumpOf(size, version) };
}

/** @throws OperatorError if the planned bump is smaller than the changes need */
export function rejectSmaller(planned: Bump, { needed, version }: Verdict): void {
  if (!isSmaller(planned, needed)) return;
  throw new OperatorError(
    `The changes since ${version} listed above need a ${needed} bump, but a ${planned} bump is planned. ` +
      `Plan a ${needed} bump, or revert the changes that need it.`,
  );
}

/** The usages that the last release does not have in the same form. */
function unreleased({ declared, usages }: Catalogue, released?: Catalogue): Catalogue {
  const isReleased = (name: string, source: string) =>
    declared === released?.declared && released.usages.get(name) === source;
  return { declared, usages: new Map([...usages].filter(([name, source]) => !isReleased(name, source))) };
}

function compareUsage(before: UsageTemplates | undefined, result: UsageResult): Finding[] {
  if ('error' in result) {
    return [{ bump: 'major', subject: 'synthesis', change: `fails: ${result.error}`, reason: 'it succeeded before' }];
  }
  return compareUsages(before, result.templates);
}
