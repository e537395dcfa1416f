const { availableParallelism } = require('node:os');

// Template validation takes seconds for each suite; the synth targets keep it on, unit tests do without.
process.env.CDK_VALIDATION = 'false';
// TableV2 warns of a deprecated property that it uses itself; our own uses are found by the linter.
process.env.JSII_DEPRECATED = 'quiet';

/** One configuration for every project: Nx runs it with the project's folder as `--rootDir`. */
module.exports = {
  testEnvironment: 'node',
  // A test that hangs fails in the end. No test asserts a time, and a loaded machine may take seconds for one.
  testTimeout: 60_000,
  // Tests that may run at once (`test.concurrent`) wait for processes of their own.
  maxConcurrency: availableParallelism(),
  transform: { '^.+\\.ts$': '@swc/jest', '/node_modules/(?:hyparquet|hysnappy).*\\.js$': '@swc/jest' },
  // ES modules, which Jest cannot load as they are.
  transformIgnorePatterns: ['/node_modules/(?!hyparquet|hysnappy)'],
  // Workspace packages resolve to their sources, so tests need no compiled output.
  testEnvironmentOptions: { customExportConditions: ['@trading/source', 'node', 'require', 'default'] },
};
