const { spawnSync } = require('node:child_process');
const { cpSync, existsSync, mkdirSync, readFileSync } = require('node:fs');
const { delimiter, dirname, join } = require('node:path');
const { CommandError } = require('./errors');
const { npmCi } = require('./install');
const { ROOT } = require('./workspace');

/** Locks the npm package that holds Node 24, for each platform that has one. */
const LOCKED = join(__dirname, '../node-24');

/** It is installed here, only by this command. */
const INSTALLED = join(ROOT, '.local/node-24');

/**
 * Runs a command with Node 24 first on the PATH, and installs that Node if the current one is older.
 *
 * @param {readonly string[]} command
 * @param {import('./logged-steps').LoggedSteps} steps
 * @returns {Promise<number>} the command's exit code
 * @throws {CommandError} if there is no Node 24 for this platform
 */
async function runOnNode24([file, ...args], steps) {
  if (file === undefined) throw new CommandError('Expected a command to run on Node 24.');
  const node = Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : await installNode24(steps);
  const PATH = [dirname(node), process.env.PATH].join(delimiter);
  const { status, error } = spawnSync(file, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH },
    shell: process.platform === 'win32',
  });
  if (error) throw new CommandError(`\`${file}\` cannot be run: ${error.message}`);
  return status ?? 1;
}

/**
 * @param {import('./logged-steps').LoggedSteps} steps
 * @returns {Promise<string>} the path of Node 24
 */
async function installNode24(steps) {
  const name = packageName();
  const { optionalDependencies } = readJson(join(LOCKED, 'package.json'));
  const version = optionalDependencies[name];
  if (version === undefined) {
    throw new CommandError(
      `npm has no current Node 24 for ${process.platform}-${process.arch}. Install it from https://nodejs.org, and run ` +
        'the command with it.',
    );
  }
  const folder = join(INSTALLED, 'node_modules', name);
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest) || readJson(manifest).version !== version) {
    mkdirSync(INSTALLED, { recursive: true });
    cpSync(LOCKED, INSTALLED, { recursive: true });
    await steps.run(`Install Node ${version}`, 'npm ci', (onOutput) => npmCi(INSTALLED, onOutput));
  }
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function packageName() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

exports.runOnNode24 = runOnNode24;
