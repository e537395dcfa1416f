const { mkdtempSync, rmSync } = require('node:fs');
const { availableParallelism, tmpdir } = require('node:os');
const { join } = require('node:path');

// Tests synthesise thousands of apps, each into a temporary folder that the CDK never deletes.
process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'trading-tests-'));
process.on('exit', () => rmSync(process.env.TMPDIR, { recursive: true, force: true }));

// Template validation takes seconds for each suite; the synth targets keep it on, unit tests do without.
process.env.CDK_VALIDATION = 'false';
// TableV2 warns of a deprecated property that it uses itself; our own uses are found by the linter.
process.env.JSII_DEPRECATED = 'quiet';

/** One configuration for every project: Nx runs it with the project's folder as `--rootDir`. */
module.exports = {
  testEnvironment: 'node',
  cacheDirectory: join(__dirname, 'node_modules/.cache/jest'),
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
