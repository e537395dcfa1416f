import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '@trading/cli';

/** The root folder of the workspace. */
export const WORKSPACE = join(__dirname, '../../..');

/** The npm scope of every library. */
export const SCOPE = '@trading';

/** A published library. */
export interface Library {
  /** The folder of its `package.json`. */
  readonly root: string;
  /** Its name in the workspace, for example `constructs-data`. */
  readonly project: string;
  /** Its name on npm. */
  readonly name: string;
  readonly version: string;
  /** The names of its peer dependencies. */
  readonly peers: readonly string[];
  /** Its names in other languages. Undefined if it is published to npm alone. */
  readonly targets: ConstructLibrary['targets'] | undefined;
}

/** A published construct library, which is compiled with jsii. */
export interface ConstructLibrary extends Library {
  readonly targets: {
    readonly java: { readonly maven: { readonly groupId: string; readonly artifactId: string } };
    readonly go: { readonly moduleName: string; readonly packageName: string };
  };
}

/** Reads every library of a workspace. */
export function readLibraries(workspace: string): Library[] {
  const folder = join(workspace, 'packages');
  return readdirSync(folder)
    .map((entry) => join(folder, entry))
    .filter((root) => existsSync(join(root, 'package.json')))
    .map(readLibrary);
}

/** Reads the library in a folder. */
export function readLibrary(root: string): Library {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    peerDependencies?: Record<string, string>;
    jsii?: { targets: ConstructLibrary['targets'] };
    nx: { name: string };
  };
  return {
    root,
    project: manifest.nx.name,
    name: manifest.name,
    version: manifest.version,
    peers: Object.keys(manifest.peerDependencies ?? {}),
    targets: manifest.jsii?.targets,
  };
}

/** True if a library is compiled with jsii. */
export function isConstructLibrary(library: Library): library is ConstructLibrary {
  return library.targets !== undefined;
}

/**
 * The path of a library's packed npm package.
 *
 * @throws OperatorError if the library is not packed
 */
export function tarballOf(root: string): string {
  return packed(root, 'js', '.tgz');
}

/**
 * The path of a library's packed Python wheel.
 *
 * @throws OperatorError if the library is not packed
 */
export function wheelOf(root: string): string {
  return packed(root, 'python', '.whl');
}

function packed(root: string, language: string, extension: string): string {
  const folder = join(root, 'dist', language);
  const found = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(extension)) : [];
  const [file] = found;
  if (file !== undefined && found.length === 1) return join(folder, file);
  throw new OperatorError(
    `Expected one ${extension} file in ${folder}, found ${found.length}. Run \`npx nx run-many -t package-${language}\`.`,
  );
}
