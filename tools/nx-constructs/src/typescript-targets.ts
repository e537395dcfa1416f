import type { TargetConfiguration } from '@nx/devkit';

/**
 * The targets every TypeScript project has: `lint`, `format`, `typecheck`, and `test` where there is a test folder.
 *
 * They read sources only (workspace packages resolve to `src` by an export condition), so none waits for a build.
 */
export function typeScriptTargets(has: (path: string) => boolean): Record<string, TargetConfiguration> {
  return {
    lint: {
      command: 'eslint --max-warnings 0 .',
      options: { cwd: '{projectRoot}' },
      cache: true,
      inputs: ['default', '^production', '{workspaceRoot}/eslint.config.mjs'],
      metadata: { description: 'ESLint, with the types and the module boundaries' },
    },
    format: {
      command: 'prettier --check --log-level warn .',
      options: { cwd: '{projectRoot}' },
      cache: true,
      inputs: ['default', '{workspaceRoot}/package.json', '{workspaceRoot}/.prettierignore'],
      metadata: { description: 'Prettier, check only' },
    },
    typecheck: {
      command: 'tsc --project tsconfig.json',
      options: { cwd: '{projectRoot}' },
      cache: true,
      inputs: ['default', '^production'],
      metadata: { description: 'The TypeScript compiler, without output' },
    },
    ...(has('test') ? { test: testTarget() } : {}),
  };
}

function testTarget(): TargetConfiguration {
  return {
    // --ci: a missing snapshot is an error, not a new file.
    command: 'jest --ci --config ../../jest.config.js --rootDir .',
    options: { cwd: '{projectRoot}' },
    cache: true,
    inputs: ['default', '^production', '{workspaceRoot}/jest.config.js', '{workspaceRoot}/.swcrc'],
    metadata: { description: 'Unit tests' },
  };
}
