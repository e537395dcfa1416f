import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OperatorError } from '@trading/cli';

/** The paths of a construct library. */
export interface PackageFolders {
  /** The name on npm, for example `@trading/constructs-data`. */
  readonly name: string;
  /** The folder of its `package.json`. */
  readonly root: string;
  /** The jsii assembly, which the target `compile` writes. */
  readonly assembly: string;
  /** The folder with the record of the last release. It does not exist before the first one. */
  readonly released: string;
  /** The folder in which its peers are installed. */
  readonly nodeModules: string;
}

/** @throws OperatorError unless the folder has a construct library with a catalogue of usages */
export function packageFolders(folder: string): PackageFolders {
  const root = resolve(folder);
  const manifest = join(root, 'package.json');
  if (!existsSync(manifest) || !existsSync(join(root, 'compat'))) {
    throw new OperatorError(`Expected the folder of a construct library, with a subfolder \`compat\`, got: ${root}`);
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
