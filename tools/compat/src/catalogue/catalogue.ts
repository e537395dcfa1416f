import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readmeExamples } from './readme-examples';

/** Usages of a package as it can be used at one moment: sources, so that they outlive their README. */
export interface Catalogue {
  /** The module `declared` that usages import: a function for each name that an example declares and does not make. */
  readonly declared: string;
  /** Modules that export a `stack`, by their name. */
  readonly usages: ReadonlyMap<string, string>;
}

/**
 * The catalogue of a package today: the modules of `compat/usages`, and every example of its README.
 *
 * @param packageFolder where its `package.json` is
 */
export function currentCatalogue(packageFolder: string): Catalogue {
  const { declared, usages } = readCatalogue(join(packageFolder, 'compat'));
  const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
  const fixture = readFileSync(join(packageFolder, 'rosetta', 'default.ts-fixture'), 'utf8');
  return { declared, usages: new Map([...usages, ...readmeExamples(readme, fixture, declared)]) };
}

/** Reads a catalogue from the files that `writeCatalogue` makes. */
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
