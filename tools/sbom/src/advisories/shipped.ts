import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '@trading/cli';
import { BILL_FILE, type Bill } from '../bill';

/** The file in which a shipped project lists its packages, by the tag of the project. */
const LISTS: Readonly<Record<string, { readonly file: string; readonly read: (text: string) => string[] }>> = {
  'type:function': { file: `dist/${BILL_FILE}`, read: componentsOf },
  'type:package': { file: BILL_FILE, read: componentsOf },
  'type:page': { file: 'dist/site/licenses.txt', read: licencedPackages },
};

/**
 * Reads which packages are shipped with the functions, the published packages and the pages of a workspace.
 *
 * @returns the projects that contain a package, by its name and version, such as `zod@4.6.7`
 * @throws OperatorError if a project is not built
 */
export function readShipped(workspace: string): Map<string, string[]> {
  const shipped = new Map<string, string[]>();
  for (const folder of ['apps', 'packages'].flatMap((group) => projectsIn(join(workspace, group)))) {
    const { nx } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly nx: { readonly name: string; readonly tags: readonly string[] };
    };
    for (const { file, read } of nx.tags.flatMap((tag) => LISTS[tag] ?? [])) {
      const path = join(folder, file);
      if (!existsSync(path)) throw new OperatorError(`Expected ${path}. Run \`npm run advisories\`, which builds it.`);
      for (const ref of read(readFileSync(path, 'utf8'))) shipped.set(ref, [...(shipped.get(ref) ?? []), nx.name]);
    }
  }
  return shipped;
}

function projectsIn(group: string): string[] {
  return readdirSync(group)
    .sort()
    .map((name) => join(group, name))
    .filter((folder) => existsSync(join(folder, 'package.json')));
}

/** The components of a bill of materials, without those that the environment provides. */
function componentsOf(text: string): string[] {
  const { components } = JSON.parse(text) as Bill;
  return components.filter(({ isExternal }) => isExternal !== true).map((component) => component['bom-ref']);
}

/** The packages in the list of licences that Vite writes, whose headings are like `## zod - 4.6.7 (MIT)`. */
function licencedPackages(text: string): string[] {
  return [...text.matchAll(/^## (\S+) - (\S+)/gm)].map(([, name, version]) => `${name}@${version}`);
}
