import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { OperatorError, reportFailure, stopwatch } from '@trading/cli';
import { installRequirements } from '../python/install-requirements';
import { defaultPort, parsePort } from './default-port';
import { emulatorStatus, startEmulator, stopEmulator, stopOutdatedEmulator } from './emulator';
import { UsageError } from './errors';
import { localPaths } from './local-paths';
import { REQUIREMENTS } from './server';
import { shellVariables } from './shell-variables';
import { runningEmulator } from './use-emulator';

const USAGE = `Usage: main.ts <command> [--port N]
  install  install the pinned emulator into .local/python
  start    install it if necessary, and start it
  stop     stop it and keep its data
  status   tell whether it runs
  env      print shell variables for the AWS CLI
  remove   stop it and delete its data`;

/** The region of the printed variables. */
const REGION = 'us-east-1';

const paths = localPaths();

async function main(): Promise<void> {
  const { command, port } = readArguments();
  switch (command) {
    case 'install':
      return install();
    case 'start':
      return start(port);
    case 'stop':
      return stop();
    case 'status':
      return status();
    case 'env':
      console.log(shellVariables(await runningEmulator(), REGION));
      return;
    case 'remove':
      await stop();
      for (const folder of [paths.emulator, paths.cdkHome]) {
        rmSync(folder, { recursive: true, force: true });
        console.log(`Deleted ${folder}`);
      }
      return;
    default:
      throw new UsageError(USAGE);
  }
}

function readArguments(): { command: string | undefined; port: number } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } });
    if (positionals.length > 1) throw new UsageError(USAGE);
    return { command: positionals[0], port: values.port ? parsePort(values.port, '--port') : defaultPort() };
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function install(): Promise<void> {
  const seconds = stopwatch();
  const { virtualEnvironment } = paths;
  const installed = await installRequirements({
    requirements: REQUIREMENTS,
    description: 'MiniStack',
    virtualEnvironment,
    report: (line) => {
      console.log(`${line} …`);
    },
  });
  console.log(installed ? `Installed the emulator (${seconds()})` : 'The emulator is installed');
}

async function start(port: number): Promise<void> {
  const { virtualEnvironment, emulator: directory } = paths;
  // Before the installation, which may replace the packages that it runs on.
  if (await stopOutdatedEmulator({ directory })) {
    console.log('Stopped the running emulator, which is outdated or lost its credentials; its data is kept');
  }
  await install();
  const seconds = stopwatch();
  console.log('Starting the emulator …');
  const { endpoint, pid, logPath } = await startEmulator({ directory, port, virtualEnvironment });
  console.log(`The emulator answers at ${endpoint} (${seconds()}; process ${pid}, log ${logPath})`);
}

async function stop(): Promise<void> {
  const seconds = stopwatch();
  const stopped = await stopEmulator({ directory: paths.emulator });
  console.log(stopped ? `Stopped the emulator (${seconds()})` : 'The emulator does not run');
}

async function status(): Promise<void> {
  const current = await emulatorStatus({ directory: paths.emulator });
  if (!current.running) {
    console.log('The emulator does not run');
    return;
  }
  const { endpoint, pid, startedAt, logPath } = current.emulator;
  const answer = current.healthy ? 'answers' : 'does not answer';
  console.log(`The emulator ${answer} at ${endpoint} (process ${pid}, since ${startedAt}, log ${logPath})`);
}

main().catch(reportFailure);
