const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { runProcess } = require('./run-process');
const { ROOT } = require('./workspace');

/**
 * Installs the locked dependencies, unless they are installed.
 *
 * @param {import('./logged-steps').LoggedSteps} steps
 */
async function installDependencies(steps) {
  const stamp = join(ROOT, 'node_modules', '.installed');
  const locked = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === locked) return;
  await steps.run('Install the dependencies', 'npm ci', (onOutput) => npmCi(ROOT, onOutput));
  writeFileSync(stamp, locked);
}

/**
 * Runs `npm ci` in a folder, without the scripts of packages.
 *
 * @param {string} cwd
 * @param {(text: string) => void} onOutput called with what npm prints
 */
async function npmCi(cwd, onOutput) {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  // npm gives scripts its own path; without it, the npm on the PATH is used, which is a batch file on Windows.
  const npm = process.env.npm_execpath;
  if (npm) await runProcess('npm ci', [process.execPath, npm, ...args], { cwd, onOutput });
  else await runProcess('npm ci', ['npm', ...args], { cwd, onOutput, shell: process.platform === 'win32' });
}

exports.installDependencies = installDependencies;
exports.npmCi = npmCi;
