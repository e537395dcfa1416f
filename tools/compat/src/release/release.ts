import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readCatalogue, writeCatalogue, type Catalogue } from '../catalogue/catalogue';
import type { UsageTemplates } from '../synthesis/usage-templates';

/** The record of a release of a package, which later code is compared with. */
export interface Release {
  readonly version: string;
  /** The path of its API, a jsii assembly. */
  readonly api: string;
  readonly catalogue: Catalogue;
  /** The templates of its usages, by the usage's name. */
  readonly templates: ReadonlyMap<string, UsageTemplates>;
}

/** Fields of an assembly that are not part of the API: dependencies, prose, and fields that differ between builds. */
const NO_API: ReadonlySet<string> = new Set([
  'dependencyClosure',
  'readme',
  'fingerprint',
  'locationInModule',
  'symbolId',
]);

/** Reads the release recorded in a folder. Undefined before the first release. */
export function readRelease(folder: string): Release | undefined {
  const api = join(folder, 'api.json');
  if (!existsSync(api)) return undefined;
  const { version } = JSON.parse(readFileSync(api, 'utf8')) as { version: string };
  const templates = readdirSync(join(folder, 'templates')).map((file): [string, UsageTemplates] => [
    basename(file, '.json'),
    JSON.parse(readFileSync(join(folder, 'templates', file), 'utf8')) as UsageTemplates,
  ]);
  return { version, api, catalogue: readCatalogue(folder), templates: new Map(templates) };
}

/**
 * Records a release in a folder, and deletes the previous record.
 *
 * @param assembly the path of the compiled jsii assembly
 */
export function writeRelease(
  folder: string,
  assembly: string,
  catalogue: Catalogue,
  templates: ReadonlyMap<string, UsageTemplates>,
): void {
  rmSync(folder, { recursive: true, force: true });
  writeCatalogue(folder, catalogue);
  mkdirSync(join(folder, 'templates'));
  const api: unknown = JSON.parse(readFileSync(assembly, 'utf8'), (key, value: unknown) =>
    NO_API.has(key) ? undefined : value,
  );
  writeFileSync(join(folder, 'api.json'), render(api));
  for (const [name, template] of templates) {
    writeFileSync(join(folder, 'templates', `${name}.json`), render(template));
  }
}

function render(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
