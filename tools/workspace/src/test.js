const { spawnSync } = require('node:child_process');
const { installDependencies } = require('./install');
const { LoggedSteps } = require('./logged-steps');
const { Progress, seconds } = require('./progress');
const { countTests, renderCounts } = require('./test-counts');
const { committedTree, recordTested } = require('./tested');
const { NX, ROOT } = require('./workspace');

/** The targets that run tests and leave a report. */
const TESTS = ['test', 'simulation', 'fuzz', 'e2e'];

const CHECKS = ['lint', 'format', 'typecheck', ...TESTS, 'compile', 'bundle', 'synth', 'verify'];

/**
 * Runs every check through the Nx task graph, and counts the tests. If all pass on a committed state, it is recorded as tested,
 * which a release asks for.
 *
 * @param {readonly string[]} nxOptions
 * @returns {Promise<number>} the exit code
 */
async function test(nxOptions) {
  await installDependencies(new LoggedSteps(new Progress()));
  const tree = committedTree(ROOT);
  const args = ['run-many', `--targets=${CHECKS}`, '--configuration=all', ...nxOptions];
  const { status } = spawnSync(process.execPath, [NX, ...args], { cwd: ROOT, stdio: 'inherit' });
  const counts = countTests(ROOT, TESTS);
  if (counts.skipped > 0) {
    console.log('\nSkipped tests need recorded trades or a browser; `infra:e2e` names the reason (CONTRIBUTING.md).');
  }
  console.log(`\n(${seconds(performance.now())})\n${renderCounts(counts)}`);
  // Options may leave out some of the checks, and files may have been changed meanwhile.
  if (status === 0 && nxOptions.length === 0 && tree !== undefined && tree === committedTree(ROOT)) {
    recordTested(ROOT, tree);
  }
  return status ?? 1;
}

exports.test = test;
