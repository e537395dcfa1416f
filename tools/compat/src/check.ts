import { compareApis } from './api/compare-apis';
import { bumpOf, isSmaller, largest, type Bump } from './bump';
import { currentCatalogue, type Catalogue } from './catalogue/catalogue';
import { CompatError } from './errors';
import type { Finding } from './finding';
import type { PackageFolders } from './package-folders';
import { readRelease } from './release/release';
import { synthesise, templatesOf, type UsageResult } from './synthesis/synthesise';
import type { UsageTemplates } from './synthesis/template';
import { compareUsages } from './templates/compare-templates';

/** What the changes of a package since its last release ask for. */
export interface Verdict {
  /** That of the last release. */
  readonly version: string;
  readonly api: readonly Finding[];
  /** What happens to a stack of each usage, by its name. */
  readonly usages: ReadonlyMap<string, readonly Finding[]>;
  /** The step that the version must make at least. */
  readonly needed: Bump;
}

/** Compares a package with its last release: the API, and what the usages of then are synthesised to now. */
export async function check({ root, released, assembly, nodeModules }: PackageFolders): Promise<Verdict> {
  const { version, api: releasedApi, catalogue, templates } = readRelease(released);
  const code = { nodeModules, published: false };
  // There is nothing to compare them with, but they must work.
  templatesOf(synthesise(unreleased(currentCatalogue(root), catalogue), code));
  const usages = new Map(
    [...synthesise(catalogue, code)].map(([usage, result]) => [usage, compareUsage(templates.get(usage), result)]),
  );
  const api = await compareApis(releasedApi, assembly);
  const size = largest([...api, ...[...usages.values()].flat()].map(({ bump }) => bump));
  return { version, api, usages, needed: bumpOf(size, version) };
}

/** @throws where the planned step of the version is smaller than the one that is needed */
export function refuseSmaller(planned: Bump, { needed, version }: Verdict): void {
  if (!isSmaller(planned, needed)) return;
  throw new CompatError(
    `Since ${version} a ${needed} bump is needed, for the reasons above, and planned is: ${planned}. Plan a ${needed} one, ` +
      'or take the changes back that need it.',
  );
}

/** The usages that the last release has not, or has otherwise. */
function unreleased({ declared, usages }: Catalogue, released: Catalogue): Catalogue {
  const isSame = (name: string, source: string) =>
    declared === released.declared && released.usages.get(name) === source;
  return { declared, usages: new Map([...usages].filter(([name, source]) => !isSame(name, source))) };
}

function compareUsage(before: UsageTemplates | undefined, result: UsageResult): Finding[] {
  if ('error' in result) {
    return [{ bump: 'major', subject: 'synthesis', change: `fails: ${result.error}`, reason: 'it did not before' }];
  }
  return compareUsages(before, result.templates);
}
