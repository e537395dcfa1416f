import type { TargetConfiguration } from '@nx/devkit';

/**
 * The targets of a published construct library: `compile`, and `examples`, which compiles those of README and docstrings.
 *
 * @param root the project's folder, from the workspace's
 */
export function constructLibraryTargets(root: string): Record<string, TargetConfiguration> {
  // Node 20 is beyond its end of life, and still supported here.
  const options = { cwd: '{projectRoot}', env: { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' } };
  // The README is part of the assembly. Nx ignores prose (.nxignore), hence an input of its own, in which Nx replaces
  // no {projectRoot}.
  const inputs = ['production', '^production', { runtime: `git hash-object ${root}/README.md` }];
  return {
    compile: {
      // JSII6: the deprecated `stability` of a dependency.
      command: 'jsii --fail-on-warnings --silence-warnings JSII6',
      options,
      cache: true,
      inputs,
      outputs: ['{projectRoot}/lib', '{projectRoot}/.jsii'],
      metadata: { description: 'jsii: JavaScript, declarations and the API assembly' },
    },
    examples: {
      command: 'jsii-rosetta extract --compile --strict .jsii',
      options,
      dependsOn: ['compile'],
      cache: true,
      inputs,
      outputs: ['{projectRoot}/.jsii.tabl.json'],
      metadata: { description: 'jsii-rosetta: every example of the README and the docstrings compiles' },
    },
  };
}
