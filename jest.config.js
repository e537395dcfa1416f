// Template validation takes seconds for each suite; the synth targets keep it on, unit tests do without.
process.env.CDK_VALIDATION = 'false';

/** One configuration for every project: Nx runs it with the project's folder as `--rootDir`. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  // Workspace packages resolve to their sources, so tests need no compiled output.
  testEnvironmentOptions: { customExportConditions: ['@trading/source', 'node', 'require', 'default'] },
};
