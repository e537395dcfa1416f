const { join } = require('node:path');
const { CommandError } = require('./errors');
const { installDependencies } = require('./install');
const { LoggedSteps } = require('./logged-steps');
const { runOnNode24 } = require('./node-24');
const { Progress } = require('./progress');
const { start } = require('./start');
const { test } = require('./test');
const { countTests, renderCounts } = require('./test-counts');
const { isTested } = require('./tested');
const { ROOT } = require('./workspace');

/**
 * Runs a command of the workspace, and sets the exit code of the process.
 *
 * @param {readonly string[]} argv the command and its arguments
 */
async function runCommand([command, ...args]) {
  // Only what is asked for keeps running.
  process.env.NX_DAEMON = 'false';
  // Silences the tools that warn of Node 20, also those that Nx does not run.
  process.loadEnvFile(join(ROOT, '.env'));
  try {
    process.exitCode = (await run(command, args)) ?? 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/**
 * @param {string | undefined} command
 * @param {readonly string[]} args
 * @returns {Promise<number | void>} the exit code; 0 by default
 */
async function run(command, args) {
  switch (command) {
    case 'start':
      return start(args[0]);
    case 'test':
      return test(args);
    case 'install':
      return installDependencies(new LoggedSteps(new Progress()));
    case 'count':
      console.log(renderCounts(countTests(ROOT)));
      return 0;
    case 'tested':
      return isTested(ROOT, args[0] ?? 'HEAD') ? 0 : 1;
    case 'node-24':
      return runOnNode24(args, new LoggedSteps(new Progress()));
    default:
      throw new CommandError(
        `Expected \`start\`, \`test\`, \`install\`, \`count\`, \`tested\` or \`node-24\`, got: ${command ?? 'nothing'}`,
      );
  }
}

exports.runCommand = runCommand;
