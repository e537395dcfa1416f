const { spawn } = require('node:child_process');
const { CommandError, ProcessError } = require('./errors');
const { ROOT } = require('./workspace');

/**
 * Runs a command without a terminal, to its end.
 *
 * @param {string} name the command as the user would type it, for error messages
 * @param {readonly [string, ...string[]]} command
 * @param {object} options
 * @param {(text: string) => void} [options.onOutput] called with everything that the command prints, as it comes
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env] added to the environment variables of this process
 * @param {boolean} [options.shell]
 * @returns {Promise<string>} what it printed to its standard output
 * @throws {ProcessError} if it fails
 */
function runProcess(name, [file, ...args], { onOutput = () => {}, cwd = ROOT, env = {}, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        if (stream === child.stdout) stdout += text;
        output += text;
        onOutput(text);
      });
    }
    child.on('error', (error) => reject(new CommandError(`\`${name}\` cannot be run: ${error.message}`)));
    child.on('close', (status) => (status === 0 ? resolve(stdout) : reject(new ProcessError(name, output))));
  });
}

exports.runProcess = runProcess;
