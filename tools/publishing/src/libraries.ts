import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PublishingError } from './errors';

/** The folder of the whole workspace. */
export const WORKSPACE = join(__dirname, '../../..');

/** The npm scope of every library. */
export const SCOPE = '@trading';

/** A construct library that is published. */
export interface Library {
  /** Its folder. */
  readonly root: string;
  /** Its name in the workspace, such as `constructs-data`. */
  readonly project: string;
  /** Its name on npm. */
  readonly name: string;
  readonly version: string;
  /** The names of the npm packages it needs. */
  readonly peers: readonly string[];
  /** What it is called in other languages. */
  readonly targets: {
    readonly java: { readonly maven: { readonly groupId: string; readonly artifactId: string } };
    readonly go: { readonly moduleName: string; readonly packageName: string };
  };
}

/** Every library of a workspace. */
export function readLibraries(workspace: string): Library[] {
  const folder = join(workspace, 'packages');
  return readdirSync(folder)
    .map((entry) => join(folder, entry))
    .filter((root) => existsSync(join(root, 'package.json')))
    .map(readLibrary);
}

/** The library in a folder. */
export function readLibrary(root: string): Library {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    peerDependencies: Record<string, string>;
    jsii: { targets: Library['targets'] };
    nx: { name: string };
  };
  return {
    root,
    project: manifest.nx.name,
    name: manifest.name,
    version: manifest.version,
    peers: Object.keys(manifest.peerDependencies),
    targets: manifest.jsii.targets,
  };
}

/**
 * The packed npm package of a library.
 *
 * @throws PublishingError when it is not packed
 */
export function tarballOf(root: string): string {
  return packed(root, 'js', '.tgz');
}

/**
 * The packed wheel of a library.
 *
 * @throws PublishingError when it is not packed
 */
export function wheelOf(root: string): string {
  return packed(root, 'python', '.whl');
}

function packed(root: string, language: string, ending: string): string {
  const folder = join(root, 'dist', language);
  const found = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(ending)) : [];
  const [file] = found;
  if (file !== undefined && found.length === 1) return join(folder, file);
  throw new PublishingError(
    `Expected one ${ending} file in ${folder}, found ${found.length}. Run \`npx nx run-many -t package-${language}\`.`,
  );
}
