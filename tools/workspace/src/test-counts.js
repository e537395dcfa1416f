const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The folders whose subfolders are projects. */
const PROJECT_FOLDERS = ['packages', 'libs', 'apps', 'tools', 'examples'];

/** The ending of the files in which jest leaves its report, in each project. */
const REPORT = '-report.json';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} TestCounts
 */

/**
 * Adds up the reports that jest left in the projects.
 *
 * @param {string} root the folder of the workspace
 * @param {readonly string[]} [targets] those whose reports are added up; all by default
 * @returns {TestCounts}
 */
function countTests(root, targets) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const project of projects(root)) {
    for (const file of readdirSync(project).filter((name) => name.endsWith(REPORT))) {
      if (targets && !targets.includes(file.slice(0, -REPORT.length))) continue;
      const report = JSON.parse(readFileSync(join(project, file), 'utf8'));
      total.passed += report.numPassedTests;
      // A file that cannot be run counts as a failed test.
      total.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
      total.skipped += report.numPendingTests;
    }
  }
  return total;
}

/**
 * @param {TestCounts} counts
 * @returns {string}
 */
function renderCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @param {string} root */
function projects(root) {
  return PROJECT_FOLDERS.map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(folder, name)),
    );
}

exports.countTests = countTests;
exports.renderCounts = renderCounts;
