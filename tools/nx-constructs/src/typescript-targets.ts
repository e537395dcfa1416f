import type { TargetConfiguration } from '@nx/devkit';

/** The name of a target that generates source code. Most projects do not have it. */
const GENERATE = 'generate';

/** Folders of tests, each with a target of the same name. */
const TEST_FOLDERS = {
  test: 'Runs the unit tests',
  simulation: 'Runs the code in random worlds in which every call can fail',
  fuzz: 'Runs the code on random and malformed inputs',
  breaks: 'Breaks each rule of the code once, and checks that the unit tests fail',
};

/** Environment variables that say which random tests run, and how many. */
const RANDOM_TESTS: Readonly<Record<string, readonly string[]>> = {
  simulation: ['BUGS', 'CASES', 'FAULTS', 'PREEMPTIONS', 'SEED', 'SHARES', 'WORLDS'].map(
    (name) => `SIMULATION_${name}`,
  ),
  fuzz: ['BUGS', 'FILES', 'SEED', 'SIZE'].map((name) => `FUZZ_${name}`),
};

/** Requires tests of every line and branch. jsii requires some functions that are never called, so functions are exempt. */
const COVERED = [
  '--coverage',
  "--collectCoverageFrom 'src/**/*.ts'",
  '--coverageReporters text',
  `--coverageThreshold '${JSON.stringify({ global: { lines: 100, branches: 100 } })}'`,
];

/**
 * The targets of every TypeScript project: `lint`, `format` and `typecheck`, and `test`, `simulation`, `fuzz` and `breaks` if
 * the project has a folder of that name.
 *
 * They read source code only, because an export condition resolves workspace packages to `src`. They therefore do not depend on
 * a build, but on the target `generate` of a project that generates source code.
 */
export function typeScriptTargets(has: (path: string) => boolean): Record<string, TargetConfiguration> {
  return {
    lint: {
      executor: '@trading/nx-constructs:lint',
      dependsOn: [GENERATE],
      cache: true,
      inputs: ['default', '^production', '{workspaceRoot}/.oxlintrc.json', '{workspaceRoot}/eslint.config.mjs'],
      metadata: { description: 'Runs oxlint, with types, and ESLint for module boundaries and constructs' },
    },
    format: {
      executor: '@trading/nx-constructs:format',
      cache: true,
      inputs: ['default', '{workspaceRoot}/.oxfmtrc.json'],
      metadata: { description: 'Checks the formatting with oxfmt' },
    },
    typecheck: {
      executor: '@trading/nx-constructs:typecheck',
      dependsOn: [GENERATE],
      cache: true,
      inputs: ['default', '^production'],
      metadata: { description: 'Checks the types with the TypeScript compiler' },
    },
    ...Object.fromEntries(
      Object.entries(TEST_FOLDERS)
        .filter(([folder]) => has(folder))
        .map(([folder, description]) => [folder, jestTarget(folder, description)]),
    ),
  };
}

/**
 * A target that runs the tests in a folder of the project with jest and writes a report, from which `npm test` counts the
 * tests. A configuration may give the report another name (`outputFile`).
 *
 * @param folder the folder, which is also the target's name and the suffix of its files, as in `e2e/**\/*.e2e.ts`
 * @param options further options for jest
 */
export function jestTarget(folder: string, description: string, options: readonly string[] = []): TargetConfiguration {
  const files = `<rootDir>/${folder}/**/*.${folder}.ts`;
  return {
    // --ci: a missing snapshot is an error, not a new file.
    command: [`jest --ci --config ../../jest.config.js --rootDir . --testMatch '${files}' --json`, ...options].join(
      ' ',
    ),
    // Nx passes the options that it does not know to the command.
    options: { cwd: '{projectRoot}', outputFile: `${folder}-report.json` },
    dependsOn: [GENERATE],
    cache: true,
    inputs: [
      ...['default', '^production', '{workspaceRoot}/jest.config.js', '{workspaceRoot}/.swcrc'],
      ...(RANDOM_TESTS[folder] ?? []).map((env) => ({ env })),
    ],
    outputs: ['{projectRoot}/{options.outputFile}'],
    metadata: { description },
  };
}

/** The target `test` of a published library. */
export function coveredTestTarget(): TargetConfiguration {
  return jestTarget('test', 'Runs the unit tests, which must cover every line and branch', COVERED);
}
