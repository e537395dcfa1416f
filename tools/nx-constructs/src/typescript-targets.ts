import type { TargetConfiguration } from '@nx/devkit';

/** The target that generates sources, of projects that have it. */
const GENERATE = 'generate';

/** The folders of tests. Each has a target of its name. */
const TEST_FOLDERS = {
  test: 'Unit tests',
  simulation: 'The code in simulated worlds, where every call can fail',
  fuzz: 'The code on random and damaged inputs',
  breaks: 'The unit tests on code that breaks a rule: each break must fail a test',
};

/** Environment variables that say which random tests run, and how many. */
const RANDOM_TESTS: Readonly<Record<string, readonly string[]>> = {
  simulation: ['SIMULATION_SEED', 'SIMULATION_WORLDS', 'SIMULATION_PREEMPTIONS'],
  fuzz: ['FUZZ_SEED', 'FUZZ_FILES'],
};

/**
 * The targets of every TypeScript project: `lint`, `format` and `typecheck`, and `test`, `simulation`, `fuzz` and `breaks`
 * if the project has a folder of that name.
 *
 * They read only sources (workspace packages resolve to `src` by an export condition), so they wait for no build. If a
 * project generates some of its sources with a target `generate`, they wait for that.
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
 * A target that runs the tests in a folder of the project with jest and writes a report, which `npm test` reads to count
 * the tests. A configuration may give the report another name (`outputFile`).
 *
 * @param folder also the target's name, and the ending of its files: `e2e/**\/*.e2e.ts`
 * @param options further options of jest
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
