import type { TargetConfiguration } from '@nx/devkit';
import { packagingTargets } from './packaging-targets';
import { jestTarget } from './typescript-targets';

/** Every line and every branch of what others rely on is tested. Not every function: jsii asks for some never called. */
const COVERED = [
  '--coverage',
  "--collectCoverageFrom 'src/**/*.ts'",
  '--coverageReporters text',
  `--coverageThreshold '${JSON.stringify({ global: { lines: 100, branches: 100 } })}'`,
];

/** What `docs` writes beside the tables of the README. */
const GENERATED_DOCUMENTS = ['API.md', 'docs/python.md', 'docs/java.md', 'docs/go.md'];

/** The steps of a version, which are the configurations of `compat`. */
const BUMPS = ['patch', 'minor', 'major'];

/**
 * The targets of a published construct library: `compile`, and `examples`, which compiles those of README and docstrings;
 * `docs` and `docs-check` for what is generated into its documentation; its `test` fails where a line or a branch is not
 * reached. Where there is a folder `compat`, `compat` says which bump its changes need, `compat-record` keeps what later
 * changes are compared with, and `compat-range` tries the newest peers. Those of packaging follow.
 *
 * @param root the project's folder, from the workspace's
 * @param languages those it is published in beside JavaScript, by their jsii names
 */
export function constructLibraryTargets(
  root: string,
  languages: readonly string[],
  has: (path: string) => boolean,
): Record<string, TargetConfiguration> {
  const options = { cwd: '{projectRoot}' };
  // The README is part of the assembly. Nx ignores prose (.nxignore), hence an input of its own, in which Nx replaces
  // no {projectRoot}.
  const inputs = ['production', '^production', { runtime: `git hash-object ${root}/README.md` }];
  return {
    ...(has('test') ? { test: jestTarget('test', 'Unit tests, of every line and branch', COVERED) } : {}),
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
    ...documentationTargets(root, inputs),
    ...(has('compat') ? compatTargets(inputs) : {}),
    ...packagingTargets(languages, options, inputs),
  };
}

/** What is generated into the documentation: `docs` writes it, `docs-check` fails where it is not as it would be written. */
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
      metadata: { description: 'Write the tables of defaults, the examples in other languages and the API reference' },
    },
    'docs-check': {
      ...target('check'),
      cache: true,
      inputs: [
        ...inputs,
        '{workspaceRoot}/tools/docgen/src/**/*',
        // Nx ignores prose. Where a file is missing, the check says so.
        { runtime: `git hash-object ${generated} || echo missing` },
      ],
      metadata: { description: 'Whether the documentation is as the source says' },
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
      ...target('check . {args.bump}', 'Which bump the changes since the last release need; fails if less is planned'),
      // Without a planned bump it only says.
      options: { cwd: '{projectRoot}', bump: '' },
      configurations: Object.fromEntries(BUMPS.map((bump) => [bump, { bump }])),
      cache: true,
      inputs: [...inputs, '{workspaceRoot}/tools/compat/src/**/*'],
    },
    'compat-record': target('record .', 'Keep API and templates as those of the last release'),
    'compat-range': target('range .', 'The catalogue with the newest peers, compared with the oldest'),
  };
}
