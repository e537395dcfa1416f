import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CompatError } from './errors';

/** Where things are in the folder of a construct library. */
export interface PackageFolders {
  /** Its name on npm, e.g. `@trading/constructs-data`. */
  readonly name: string;
  readonly root: string;
  /** The assembly that jsii compiles. */
  readonly assembly: string;
  /** What is kept of the last release. */
  readonly released: string;
  /** Where its peers are found. */
  readonly nodeModules: string;
}

/** @throws where there is no construct library */
export function packageFolders(folder: string): PackageFolders {
  const root = resolve(folder);
  const manifest = join(root, 'package.json');
  if (!existsSync(manifest) || !existsSync(join(root, 'compat'))) {
    throw new CompatError(`Expected the folder of a construct library with a folder compat, got: ${root}`);
  }
  const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string };
  return {
    name,
    root,
    assembly: join(root, '.jsii'),
    released: join(root, 'compat', 'released'),
    nodeModules: resolve(root, '../../node_modules'),
  };
}
