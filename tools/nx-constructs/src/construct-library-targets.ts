import type { TargetConfiguration } from '@nx/devkit';
import { jsiiPackagingTargets } from './packaging-targets';
import { coveredTestTarget } from './typescript-targets';

/** The documents that `docs` writes, besides the tables in the README. */
const GENERATED_DOCUMENTS = ['API.md', 'docs/python.md', 'docs/java.md', 'docs/go.md'];

/** The version bumps, which are the configurations of `compat`. */
const BUMPS = ['patch', 'minor', 'major'];

/**
 * The targets of a published construct library. `compile` compiles it with jsii, `examples` compiles the examples in its
 * README and docstrings, `docs` and `docs-check` write and check its generated documents, and `test` requires full line and
 * branch coverage.
 *
 * If the library has a folder `compat`, `compat` determines the bump that its changes need, `compat-record` records a release
 * for later comparisons, `compat-usages` and `compat-usages-check` write and check the usages of its optional features, and
 * `compat-range` tests the newest peers. The targets for packaging are added as well.
 *
 * @param root the project's folder, relative to the workspace
 * @param languages the jsii names of the languages, other than JavaScript, that the library is published in
 * @param has checks if a path exists in the project's folder
 */
export function constructLibraryTargets(
  root: string,
  languages: readonly string[],
  has: (path: string) => boolean,
): Record<string, TargetConfiguration> {
  const options = { cwd: '{projectRoot}' };
  // The README is part of the assembly, but Nx ignores prose (.nxignore). Nx does not expand {projectRoot} in a runtime input.
  const inputs = ['production', '^production', { runtime: `git hash-object ${root}/README.md` }];
  return {
    ...(has('test') ? { test: coveredTestTarget() } : {}),
    compile: {
      // JSII6 warns about a dependency with the deprecated field `stability`.
      command: 'jsii --fail-on-warnings --silence-warnings JSII6',
      options,
      cache: true,
      inputs,
      outputs: ['{projectRoot}/lib', '{projectRoot}/.jsii'],
      metadata: { description: 'Compiles the library with jsii to JavaScript, type declarations and the API assembly' },
    },
    examples: {
      command: 'jsii-rosetta extract --compile --strict .jsii',
      options,
      dependsOn: ['compile'],
      cache: true,
      inputs,
      outputs: ['{projectRoot}/.jsii.tabl.json'],
      metadata: { description: 'Compiles all examples in the README and the docstrings with jsii-rosetta' },
    },
    ...documentationTargets(root, inputs),
    ...(has('compat') ? compatTargets(inputs) : {}),
    ...jsiiPackagingTargets(languages, options, inputs),
  };
}

/** The targets of the generated documents: `docs` writes them, and `docs-check` fails if they are out of date. */
function documentationTargets(
  root: string,
  inputs: NonNullable<TargetConfiguration['inputs']>,
): Record<string, TargetConfiguration> {
  const target = (command: string): TargetConfiguration => ({
    command: `tsx ../../tools/docgen/src/main.ts ${command}`,
    options: { cwd: '{projectRoot}' },
    dependsOn: ['examples'],
  });
  const generated = GENERATED_DOCUMENTS.map((path) => `${root}/${path}`).join(' ');
  return {
    docs: {
      ...target('write'),
      cache: false,
      metadata: { description: 'Writes the tables of defaults, the examples in other languages and the API reference' },
    },
    'docs-check': {
      ...target('check'),
      cache: true,
      inputs: [
        ...inputs,
        '{workspaceRoot}/tools/{docgen,cli}/src/**/*',
        // Nx ignores prose. The check reports missing files.
        { runtime: `git hash-object ${generated} || echo missing` },
      ],
      metadata: { description: 'Checks that the generated documents are up to date' },
    },
  };
}

function compatTargets(inputs: TargetConfiguration['inputs'] = []): Record<string, TargetConfiguration> {
  const target = (command: string, description: string): TargetConfiguration => ({
    command: `tsx ../../tools/compat/src/main.ts ${command}`,
    options: { cwd: '{projectRoot}' },
    dependsOn: ['compile'],
    cache: false,
    metadata: { description },
  });
  return {
    compat: {
      ...target(
        'check . {args.bump}',
        'Determines the bump that the changes since the last release need; fails if a smaller one is planned',
      ),
      // Without a planned bump, the target only reports.
      options: { cwd: '{projectRoot}', bump: '' },
      configurations: Object.fromEntries(BUMPS.map((bump) => [bump, { bump }])),
      cache: true,
      inputs: [...inputs, '{workspaceRoot}/tools/{compat,cli}/src/**/*'],
    },
    'compat-record': target('record .', 'Records the API and the templates as those of the last release'),
    'compat-usages': target('usages .', 'Writes a usage of each optional feature to `compat/usages`'),
    'compat-usages-check': {
      ...target('usages-check .', 'Checks that each optional feature has a usage'),
      cache: true,
      inputs: [...inputs, '{workspaceRoot}/tools/{compat,cli}/src/**/*'],
    },
    'compat-range': target('range .', 'Compares the templates of all usages with the newest and the oldest peers'),
  };
}
