import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readCatalogue, writeCatalogue, type Catalogue } from '../catalogue/catalogue';
import { CompatError } from '../errors';
import type { UsageTemplates } from '../synthesis/template';

/** What is kept of a release of a package: all that later code is compared with. */
export interface Release {
  readonly version: string;
  /** The path of its API, an assembly of jsii. */
  readonly api: string;
  readonly catalogue: Catalogue;
  /** What its usages were synthesised to, by their name. */
  readonly templates: ReadonlyMap<string, UsageTemplates>;
}

/** Fields of an assembly that are no API: of its dependencies, prose, and what changes with every build. */
const NO_API: ReadonlySet<string> = new Set([
  'dependencyClosure',
  'readme',
  'fingerprint',
  'locationInModule',
  'symbolId',
]);

/** @throws where none was recorded */
export function readRelease(folder: string): Release {
  const api = join(folder, 'api.json');
  if (!existsSync(api)) {
    throw new CompatError(
      `Expected what is kept of the last release in ${folder}, found none: record it, by compat-record.`,
    );
  }
  const { version } = JSON.parse(readFileSync(api, 'utf8')) as { version: string };
  const templates = readdirSync(join(folder, 'templates')).map((file): [string, UsageTemplates] => [
    basename(file, '.json'),
    JSON.parse(readFileSync(join(folder, 'templates', file), 'utf8')) as UsageTemplates,
  ]);
  return { version, api, catalogue: readCatalogue(folder), templates: new Map(templates) };
}

/**
 * Writes a release into a folder, instead of what is there.
 *
 * @param assembly the path of the assembly that jsii compiled
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
