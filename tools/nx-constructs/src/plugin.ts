import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createNodesFromFiles, type CreateNodes, type TargetConfiguration } from '@nx/devkit';
import { cdkAppTargets } from './cdk-app-targets';
import { constructLibraryTargets } from './construct-library-targets';
import { consumerTargets } from './consumer-targets';
import { exampleTargets } from './example-targets';
import { typeScriptTargets } from './typescript-targets';

/** Repositories as other teams have them, which are no part of npm's workspace. */
const EXAMPLES = 'examples/';

/** What the plugin reads of a project's `package.json`. */
export interface Manifest {
  /** Present in a construct library that jsii compiles. */
  readonly jsii?: {
    /** A key for each language it is published in beside JavaScript. */
    readonly targets?: Readonly<Record<string, object>>;
  };
  /** Present in a CDK app: the environments it can be synthesised for. */
  readonly cdk?: { readonly environments: readonly string[] };
}

/** The targets of the project in a folder, inferred from its manifest and what the folder has. */
export function inferTargets(
  root: string,
  manifest: Manifest,
  has: (path: string) => boolean,
): Record<string, TargetConfiguration> {
  if (isExample(root)) return exampleTargets();
  return {
    ...typeScriptTargets(has),
    ...consumerTargets(has),
    ...(manifest.jsii ? constructLibraryTargets(root, Object.keys(manifest.jsii.targets ?? {}), has) : {}),
    ...(manifest.cdk ? cdkAppTargets(manifest.cdk.environments, has) : {}),
  };
}

/** Nx calls this with every `package.json` of the workspace's folders. */
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

/** What other projects say of themselves in their manifests, and another team would not. */
function exampleProject(root: string): { name: string; tags: string[] } {
  return { name: basename(root), tags: ['type:example'] };
}
