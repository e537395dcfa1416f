const { existsSync } = require('node:fs');
const { basename, join, relative, resolve } = require('node:path');
const { CommandError } = require('./errors');
const { installDependencies } = require('./install');
const { Log } = require('./log');
const { LoggedSteps } = require('./logged-steps');
const { Progress, seconds } = require('./progress');
const { runProcess } = require('./run-process');
const { NX, ROOT, TSX } = require('./workspace');

const LOG_FILE = join(ROOT, '.local/start.log');

/** The beginning of the part of the report that says where the bars can be seen. */
const LINKS = '\nChart ';

const HINTS = `
  npm start -- path/to/trades.csv.gz                the same with a file or a folder of your own
  npx nx run local:send -- path/to/trades.csv.gz    only send files, which is quicker
  npx nx run local:bars -- SYMBOL --interval 5m     print bars of a symbol, by the query API
  npx nx run local:emulator-status                  show whether the emulator runs, and where
  npx nx run local:emulator-stop                    stop it and keep its data
  npx nx run local:emulator-remove                  stop it and delete its data`;

/**
 * Deploys the local environment to an emulator on this machine, sends trade files, and prints their bars and the address of
 * the page that shows them.
 *
 * @param {string | undefined} path a trade file or a folder of them; a generated file if it is not given
 * @throws {CommandError} if a step fails, which by then has been shown
 */
async function start(path) {
  if (path !== undefined) requirePath(path);
  const log = new Log(LOG_FILE);
  const steps = new LoggedSteps(new Progress(), log);
  const logName = relative(process.cwd(), LOG_FILE);
  console.log(`Deploying the local environment. All output of the steps is in ${logName}.\n`);
  let isEmulatorStarted = false;
  process.once('SIGINT', () => {
    console.error('\nInterrupted. `npx nx run local:emulator-status` shows whether the emulator runs.');
    process.exit(130);
  });
  try {
    await installDependencies(steps);
    await allSettled([
      runNx(steps, 'Start the AWS emulator', 'local:emulator-start').then(() => {
        isEmulatorStarted = true;
      }),
      runNx(steps, 'Build the functions and the page, synthesise and verify the templates', 'infra:verify:local'),
    ]);
    await runNx(steps, 'Bootstrap the emulated account with the CDK CLI', 'infra:bootstrap:local');
    await runNx(steps, 'Deploy the stacks with the CDK CLI, and upload the page', 'infra:deploy:local');
    const output = await send(steps, path);
    const at = output.lastIndexOf(LINKS);
    const [report, links] = at < 0 ? [output, ''] : [output.slice(0, at), output.slice(at)];
    console.log(`\n${report}`);
    console.log(`The local environment is running on this machine (${seconds(performance.now())}).\n${HINTS}`);
    console.log(links);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const state = isEmulatorStarted ? '\nThe emulator is running; `npx nx run local:emulator-stop` stops it.' : '';
    throw new CommandError(`\`npm start\` failed for the reason above. The whole output is in ${logName}.${state}`);
  }
}

/**
 * Fails before anything is deployed if there is nothing to send.
 *
 * @param {string} path relative to {@link userFolder}
 * @throws {CommandError} if there is no such file or folder
 */
function requirePath(path) {
  const absolute = resolve(userFolder(), path);
  if (existsSync(absolute)) return;
  throw new CommandError(`There is no file or folder ${absolute}. Expected the path of a trade file or of a folder.`);
}

/** @returns {string} the folder in which the command was typed */
function userFolder() {
  return process.env.INIT_CWD ?? process.cwd();
}

/**
 * @param {import('./logged-steps').LoggedSteps} steps
 * @param {string} title
 * @param {string} task
 */
async function runNx(steps, title, task) {
  const args = /** @type {const} */ (['run', task, '--output-style=static']);
  await steps.run(title, task, (onOutput) =>
    runProcess(`npx nx run ${task}`, [process.execPath, NX, ...args], { onOutput }),
  );
}

/**
 * Sends trade files to the deployed environment.
 *
 * @param {import('./logged-steps').LoggedSteps} steps
 * @param {string | undefined} path relative to {@link userFolder}
 * @returns {Promise<string>} the report, with the bars and at its end where they can be seen
 */
function send(steps, path) {
  const sent = path === undefined ? 'a generated trade file' : basename(resolve(userFolder(), path));
  const title = `Send ${sent} and read its bars`;
  const command = /** @type {const} */ ([process.execPath, TSX, 'tools/local/src/pipeline/main.ts']);
  const env = { INIT_CWD: userFolder(), ...(process.stdout.hasColors?.() ? { FORCE_COLOR: '1' } : {}) };
  // Without Nx, whose own lines would surround the report.
  return steps.run(title, 'local:send', (onOutput) =>
    runProcess('npx nx run local:send', [...command, ...(path === undefined ? [] : [path])], { onOutput, env }),
  );
}

/**
 * Waits for all promises, even if one of them is rejected.
 *
 * @param {readonly Promise<unknown>[]} promises
 * @throws the first reason for a rejection
 */
async function allSettled(promises) {
  const results = await Promise.allSettled(promises);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

exports.start = start;
