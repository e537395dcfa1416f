#!/usr/bin/env node
/**
 * What `npm start` and `npm test` do, from a clone in which nothing is installed: this file needs Node alone.
 *
 *   node tools/run.mjs start [path]   install, start the emulator, deploy `local`, send a trade file, show its bars
 *   node tools/run.mjs install        only install the dependencies
 *   node tools/run.mjs test           install, then every check through the Nx task graph
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MIN_NODE = [20, 19];
const CHECKS = [
  ...['lint', 'format', 'typecheck', 'test', 'simulation', 'fuzz'],
  ...['compile', 'examples', 'check-package', 'consume-typescript', 'bundle', 'synth', 'verify', 'e2e'],
];

/** Paths are meant from where the command was typed; npm says it, plain node does not. */
process.env.INIT_CWD ??= process.cwd();
/** Nothing is left running but what is asked for. */
process.env.NX_DAEMON = 'false';

function main([command, ...args]) {
  if (command === 'start') start(args);
  else if (command === 'test') test(args);
  else if (command === 'install') install();
  else fail(`Expected \`start\`, \`test\` or \`install\`, got: ${command}`);
}

function start([path]) {
  const file = path && resolve(process.env.INIT_CWD, path);
  if (file && !existsSync(file)) fail(`There is no file ${file}. Expected the path of a trade file, or nothing.`);
  install();
  step('Starting the emulator, building and verifying what is deployed');
  nx('run-many', '--targets=emulator-start,verify', '--projects=local,infra', '--configuration=local');
  step('Bootstrapping and deploying the local environment with the CDK CLI');
  nx('run', 'infra:bootstrap:local');
  nx('run', 'infra:deploy:local');
  step('From trades to bars');
  nx('run', 'local:send', ...(file ? ['--', file] : []));
  console.log(`
The local environment runs: its stacks on an emulator on this machine, no account, nothing outside.
  send a file of your own   npm start -- path/to/trades.csv.gz
                            or, quicker: npx nx run local:send -- path/to/trades.csv.gz
  see where it runs         npx nx run local:emulator-status
  stop it, keep its data    npx nx run local:emulator-stop
  remove everything         npx nx run local:emulator-remove
(${elapsed()})`);
}

function test(args) {
  install();
  step(`Checking: ${CHECKS.join(', ')}`);
  const status = run(nxBin(), ['run-many', `--targets=${CHECKS}`, '--configuration=all', ...args]);
  const { passed, failed, skipped } = countTests();
  if (skipped > 0) {
    console.log('\nSkipped: the tests on recorded trades, which are no part of the repository (CONTRIBUTING.md).');
  }
  console.log(`\n(${elapsed()})\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (status !== 0) process.exit(status);
}

/** Installs the locked dependencies, unless they are there. */
function install() {
  const found = process.versions.node.split('.').map(Number);
  if (found[0] < MIN_NODE[0] || (found[0] === MIN_NODE[0] && found[1] < MIN_NODE[1])) {
    fail(
      `Node ${MIN_NODE.join('.')} or newer is needed, this is ${process.versions.node}: install one from nodejs.org.`,
    );
  }
  const stamp = join(ROOT, 'node_modules', '.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  step('Installing the dependencies (npm ci)');
  // npm gives scripts its own path; without it, the npm beside Node is on the PATH.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const status = npm ? run(npm, args) : run('npm', args, { command: true });
  if (status !== 0) fail('npm ci failed; the reason is above. When it is gone, run the same command again.');
  writeFileSync(stamp, wanted);
}

function nx(...args) {
  const status = run(nxBin(), args);
  if (status !== 0) fail(`\`npx nx ${args.join(' ')}\` failed; the reason is above.`);
}

function nxBin() {
  return join(ROOT, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
}

/** Runs a script with this Node, or a command; its exit code. */
function run(script, args, { command = false } = {}) {
  const options = { cwd: ROOT, stdio: 'inherit', shell: command && process.platform === 'win32' };
  const { status, error } = command
    ? spawnSync(script, args, options)
    : spawnSync(process.execPath, [script, ...args], options);
  if (error) fail(`${script} cannot be run: ${error.message}`);
  return status ?? 1;
}

/** Adds up the reports that jest left in each project. */
function countTests() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const projects = ['packages', 'apps', 'tools', 'examples'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(ROOT, folder, name)),
  );
  for (const project of projects) {
    for (const name of readdirSync(project).filter((file) => file.endsWith('-report.json'))) {
      const report = JSON.parse(readFileSync(join(project, name), 'utf8'));
      total.passed += report.numPassedTests;
      total.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
      total.skipped += report.numPendingTests;
    }
  }
  return total;
}

function elapsed() {
  return `${(performance.now() / 1000).toFixed(1)} s`;
}

function step(title) {
  console.log(`\n— ${title}`);
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

main(process.argv.slice(2));
