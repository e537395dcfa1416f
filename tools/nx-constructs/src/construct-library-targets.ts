import type { TargetConfiguration } from '@nx/devkit';

/**
 * The targets of a published construct library: `compile`.
 *
 * @param root the project's folder, from the workspace's
 */
export function constructLibraryTargets(root: string): Record<string, TargetConfiguration> {
  return {
    compile: {
      // JSII6: the deprecated `stability` of a dependency. Node 20 is beyond its end of life, and still supported here.
      command: 'jsii --fail-on-warnings --silence-warnings JSII6',
      options: { cwd: '{projectRoot}', env: { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' } },
      cache: true,
      // The README is part of the assembly. Nx ignores prose (.nxignore), hence an input of its own, in which Nx
      // replaces no {projectRoot}.
      inputs: ['production', '^production', { runtime: `git hash-object ${root}/README.md` }],
      outputs: ['{projectRoot}/lib', '{projectRoot}/.jsii'],
      metadata: { description: 'jsii: JavaScript, declarations and the API assembly' },
    },
  };
}
