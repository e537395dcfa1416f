import type { TargetConfiguration } from '@nx/devkit';

/** The target that generates sources, of projects that have it. */
const GENERATE = 'generate';

/** Folders of tests, of which each has a target of its name. */
const TEST_FOLDERS = {
  test: 'Unit tests',
  simulation: 'The code in worlds in which everything can fail',
  fuzz: 'The code on inputs that nobody would write',
  breaks: 'The unit tests on code that breaks a rule, each of which they must see',
};

/**
 * The targets every TypeScript project has: `lint`, `format`, `typecheck`, and `test`, `simulation`, `fuzz` and `breaks`
 * where there is a folder of that name.
 *
 * They read sources only (workspace packages resolve to `src` by an export condition), so none waits for a build; but
 * where a project generates some of its sources, by a target `generate` of its own, they wait for that.
 */
export function typeScriptTargets(has: (path: string) => boolean): Record<string, TargetConfiguration> {
  return {
    lint: {
      command: 'eslint --max-warnings 0 .',
      options: { cwd: '{projectRoot}' },
      dependsOn: [GENERATE],
      cache: true,
      inputs: ['default', '^production', '{workspaceRoot}/eslint.config.mjs'],
      metadata: { description: 'ESLint, with the types and the module boundaries' },
    },
    format: {
      command: 'prettier --check --log-level warn --ignore-path ../../.prettierignore .',
      options: { cwd: '{projectRoot}' },
      cache: true,
      inputs: ['default', '{workspaceRoot}/package.json', '{workspaceRoot}/.prettierignore'],
      metadata: { description: 'Prettier, check only' },
    },
    typecheck: {
      command: 'tsc --project tsconfig.json',
      options: { cwd: '{projectRoot}' },
      dependsOn: [GENERATE],
      cache: true,
      inputs: ['default', '^production'],
      metadata: { description: 'The TypeScript compiler, without output' },
    },
    ...Object.fromEntries(
      Object.entries(TEST_FOLDERS)
        .filter(([folder]) => has(folder))
        .map(([folder, description]) => [folder, jestTarget(folder, description)]),
    ),
  };
}

/**
 * A target that runs the tests of a folder of the project with jest, and leaves a report for whoever counts them.
 *
 * @param folder also the target's name, and the ending of its files: `e2e/**\/*.e2e.ts`
 * @param options further options of jest
 */
export function jestTarget(folder: string, description: string, options: readonly string[] = []): TargetConfiguration {
  const report = `${folder}-report.json`;
  const files = `<rootDir>/${folder}/**/*.${folder}.ts`;
  return {
    // --ci: a missing snapshot is an error, not a new file.
    command: [
      `jest --ci --config ../../jest.config.js --rootDir . --testMatch '${files}' --json --outputFile ${report}`,
      ...options,
    ].join(' '),
    options: { cwd: '{projectRoot}' },
    dependsOn: [GENERATE],
    cache: true,
    inputs: ['default', '^production', '{workspaceRoot}/jest.config.js', '{workspaceRoot}/.swcrc'],
    outputs: [`{projectRoot}/${report}`],
    metadata: { description },
  };
}
