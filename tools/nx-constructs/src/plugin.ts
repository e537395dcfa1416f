import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createNodesFromFiles, type CreateNodes, type TargetConfiguration } from '@nx/devkit';
import { cdkAppTargets } from './cdk-app-targets';
import { constructLibraryTargets } from './construct-library-targets';
import { consumerTargets } from './consumer-targets';
import { exampleTargets } from './example-targets';
import { npmLibraryTargets } from './npm-library-targets';
import { operationTargets, type Operations } from './operation-targets';
import { pageTargets } from './page-targets';
import { typeScriptTargets } from './typescript-targets';

/** The folder of example repositories, which are not part of the npm workspace. */
const EXAMPLES = 'examples/';

/** The folder of published libraries. Those without jsii are published to npm alone. */
const PACKAGES = 'packages/';

/** The fields of `package.json` that the plugin reads. */
export interface Manifest {
  /** Set in construct libraries, which are compiled with jsii. */
  readonly jsii?: {
    /** The languages, other than JavaScript, that the library is published in. */
    readonly targets?: Readonly<Record<string, object>>;
  };
  /** Set in CDK apps: the environments that the app can be synthesised for. */
  readonly cdk?: { readonly environments: readonly string[] };
  /** Set in tools for operators of environments. */
  readonly operations?: Operations;
}

/** Infers the targets of a project from its manifest and the content of its folder. */
export function inferTargets(
  root: string,
  manifest: Manifest,
  has: (path: string) => boolean,
): Record<string, TargetConfiguration> {
  if (isExample(root)) return exampleTargets();
  return {
    ...typeScriptTargets(has),
    ...pageTargets(has),
    ...consumerTargets(has),
    ...libraryTargets(root, manifest, has),
    ...(manifest.cdk ? cdkAppTargets(manifest.cdk.environments, has) : {}),
    ...(manifest.operations ? operationTargets(manifest.operations) : {}),
  };
}

function libraryTargets(
  root: string,
  { jsii }: Manifest,
  has: (path: string) => boolean,
): Record<string, TargetConfiguration> {
  if (jsii) return constructLibraryTargets(root, Object.keys(jsii.targets ?? {}), has);
  return root.startsWith(PACKAGES) ? npmLibraryTargets(root, has) : {};
}

/** The entry point of the plugin. Nx calls it with every matching `package.json`. */
export const createNodes: CreateNodes = [
  '{packages,libs,apps,tools,examples}/*/package.json',
  (files, _options, context) =>
    createNodesFromFiles(
      (file) => {
        const root = dirname(file);
        const manifest = JSON.parse(readFileSync(join(context.workspaceRoot, file), 'utf8')) as Manifest;
        const has = (path: string) => existsSync(join(context.workspaceRoot, root, path));
        const targets = inferTargets(root, manifest, has);
        return { projects: { [root]: { ...(isExample(root) ? exampleProject(root) : {}), targets } } };
      },
      files,
      undefined,
      context,
    ),
];

function isExample(root: string): boolean {
  return root.startsWith(EXAMPLES);
}

/** The name and the tags, which another team would not write into its manifest. */
function exampleProject(root: string): { name: string; tags: string[] } {
  return { name: basename(root), tags: ['type:example'] };
}
