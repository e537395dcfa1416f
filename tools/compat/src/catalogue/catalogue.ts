import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readmeExamples } from './readme-examples';

/** Example usages of a package at one point in time, as source code, so that they stay available when the README changes. */
export interface Catalogue {
  /** The module `declared`, with a function that creates each value that an example declares but does not create itself. */
  readonly declared: string;
  /** Modules that export a `stack`, by name. */
  readonly usages: ReadonlyMap<string, string>;
}

/**
 * Reads the current catalogue of a package: the modules in `compat/usages`, and all examples in its README.
 *
 * @param packageFolder the folder of its `package.json`
 */
export function currentCatalogue(packageFolder: string): Catalogue {
  const { declared, usages } = readCatalogue(join(packageFolder, 'compat'));
  const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
  const fixture = readFileSync(join(packageFolder, 'rosetta', 'default.ts-fixture'), 'utf8');
  return { declared, usages: new Map([...usages, ...readmeExamples(readme, fixture, declared)]) };
}

/** Reads a catalogue that {@link writeCatalogue} wrote. */
export function readCatalogue(folder: string): Catalogue {
  const usages = join(folder, 'usages');
  const files = existsSync(usages) ? readdirSync(usages).sort() : [];
  return {
    declared: readFileSync(join(folder, 'declared.ts'), 'utf8'),
    usages: new Map(files.map((file) => [basename(file, '.ts'), readFileSync(join(usages, file), 'utf8')])),
  };
}

/** Writes a catalogue as `declared.ts` and `usages/<name>.ts`. */
export function writeCatalogue(folder: string, { declared, usages }: Catalogue): void {
  mkdirSync(join(folder, 'usages'), { recursive: true });
  writeFileSync(join(folder, 'declared.ts'), declared);
  for (const [name, source] of usages) writeFileSync(join(folder, 'usages', `${name}.ts`), source);
}
