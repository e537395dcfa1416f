import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { lastLinesOfFile } from '@trading/cli';
import { executableIn } from '../python/virtual-environment';
import { createRecord, isStillOurs, readRecord, removeRecord, type EmulatorRecord } from './emulator-record';
import {
  EmulatorFailedError,
  NotInstalledError,
  OtherPortError,
  PortTakenError,
  StartedTwiceError,
  StopFailedError,
} from './errors';
import { describeListener, endpointOf, isMiniStackHealthy } from './port-listener';
import { groupMembers, isRunning } from './processes';
import { serverEnvironment } from './server-environment';

const START_SECONDS = 30;
/** A long poll of a queue, up to 20 s, holds the server up. */
const STOP_SECONDS = 25;
const FUNCTION_GRACE_MS = 2_000;
const POLL_MS = 50;

/** What {@link stopEmulator} and {@link emulatorStatus} take. */
export interface EmulatorOptions {
  /** The emulator's own folder: `state/`, `s3/`, `tmp/`, `emulator.log`, `emulator.json`. One emulator a folder. */
  readonly directory: string;
}

/** What {@link startEmulator} takes. */
export interface StartOptions extends EmulatorOptions {
  /** The port of 127.0.0.1 to listen on. */
  readonly port: number;
  /** The Python virtual environment that `installRequirements` made. */
  readonly virtualEnvironment: string;
  /**
   * How long the emulator gets to answer.
   * @default 30
   */
  readonly startSeconds?: number;
}

/** An emulator that runs. */
export interface RunningEmulator {
  readonly pid: number;
  readonly port: number;
  /** Its address, for `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly logPath: string;
}

/** Whether the emulator of a folder runs, and whether it answers (not yet, while it starts). */
export type EmulatorStatus =
  | { readonly running: false }
  | { readonly running: true; readonly healthy: boolean; readonly emulator: RunningEmulator };

/**
 * Starts the emulator and waits until it answers; returns the one that runs already, if it does.
 *
 * The server is a process of its own that outlives this one. What earlier ones kept in the folder is there again.
 *
 * @throws NotInstalledError when the virtual environment does not hold it.
 * @throws OtherPortError when the folder's emulator runs on another port.
 * @throws StartedTwiceError when another start in this folder got ahead of this one.
 * @throws PortTakenError when something else listens on the port.
 * @throws EmulatorFailedError when the process ends early or does not answer in time; nothing is left running then.
 */
export async function startEmulator(options: StartOptions): Promise<RunningEmulator> {
  const { directory, port, virtualEnvironment, startSeconds = START_SECONDS } = options;
  const logPath = logIn(directory);
  const recorded = await currentRecord(directory);
  if (recorded) {
    if (recorded.port !== port) throw new OtherPortError(port, recorded.port, recorded.pid);
    await untilHealthy(recorded, startSeconds, logPath);
    return describe(directory, recorded);
  }
  removeRecord(directory);

  const executable = executableIn(virtualEnvironment, 'ministack');
  if (!existsSync(executable)) throw new NotInstalledError(executable);
  const listener = await describeListener(port);
  if (listener) throw new PortTakenError(port, listener);

  // Code of functions is unpacked there again when they are first called.
  rmSync(join(directory, 'tmp'), { recursive: true, force: true });
  mkdirSync(join(directory, 'tmp'), { recursive: true });
  const child = launch(executable, directory, port, logPath);
  const record = await recordOf(child, port, executable, logPath);
  try {
    createRecord(directory, record);
  } catch (error) {
    await terminate(record.pid);
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new StartedTwiceError(directory) : error;
  }
  try {
    await untilHealthy(record, startSeconds, logPath);
  } catch (error) {
    await terminate(record.pid);
    removeRecord(directory);
    throw error;
  }
  return describe(directory, record);
}

/**
 * Asks the emulator to end, and waits until it and the functions it runs are gone. It writes its state on the way out.
 *
 * Never touches a process that is not the emulator, and never ends one by force. On Windows, which has no SIGTERM, the
 * process ends at once: what was changed since the start is lost there, except for objects in S3.
 *
 * @returns whether there was one to stop.
 * @throws StopFailedError when it is still there after 25 s.
 */
export async function stopEmulator({ directory }: EmulatorOptions): Promise<boolean> {
  const record = await currentRecord(directory);
  if (record) await terminate(record.pid);
  removeRecord(directory);
  return record !== undefined;
}

/** Whether the emulator of this folder runs. */
export async function emulatorStatus({ directory }: EmulatorOptions): Promise<EmulatorStatus> {
  const record = await currentRecord(directory);
  if (!record) return { running: false };
  return { running: true, healthy: await isMiniStackHealthy(record.port), emulator: describe(directory, record) };
}

async function currentRecord(directory: string): Promise<EmulatorRecord | undefined> {
  const record = readRecord(directory);
  return record && (await isStillOurs(record)) ? record : undefined;
}

function launch(executable: string, directory: string, port: number, logPath: string): ChildProcess {
  const log = openSync(logPath, 'w');
  const child = spawn(executable, [], {
    cwd: directory,
    env: serverEnvironment(directory, port),
    // A session and process group of its own: Ctrl-C does not reach it, and its functions can be found by the group.
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  return child;
}

function recordOf(child: ChildProcess, port: number, executable: string, logPath: string): Promise<EmulatorRecord> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new EmulatorFailedError(`The emulator could not be started: ${error.message}`, logPath, ''));
    });
    child.once('spawn', () => {
      resolve({ pid: child.pid as number, port, startedAt: new Date().toISOString(), executable });
    });
  });
}

async function untilHealthy({ pid, port }: EmulatorRecord, seconds: number, logPath: string): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    // Before the health request: a MiniStack of somebody else may answer it.
    if (!isRunning(pid)) {
      throw new EmulatorFailedError(
        `The emulator ended before it answered on port ${port}`,
        logPath,
        lastLinesOfFile(logPath),
      );
    }
    if (await isMiniStackHealthy(port)) return;
    if (Date.now() > deadline) {
      throw new EmulatorFailedError(
        `The emulator did not answer on port ${port} within ${seconds} s`,
        logPath,
        lastLinesOfFile(logPath),
      );
    }
    await sleep(POLL_MS);
  }
}

/** Ends the server and the functions it runs; a function in the middle of an event gets a moment to finish it. */
async function terminate(pid: number): Promise<void> {
  const asked = Date.now();
  const remaining = (): number[] => [...(isRunning(pid) ? [pid] : []), ...functionsOf(pid)];
  signal(pid);
  for (let left = remaining(); left.length > 0; left = remaining()) {
    const elapsed = Date.now() - asked;
    if (elapsed > STOP_SECONDS * 1000) throw new StopFailedError(left, STOP_SECONDS);
    // The server itself would wait for them as long as their timeouts are.
    if (elapsed > FUNCTION_GRACE_MS || !isRunning(pid)) functionsOf(pid).forEach(signal);
    await sleep(POLL_MS);
  }
}

/** The server leads its group; its functions are what else is in there. */
function functionsOf(pid: number): number[] {
  return groupMembers(pid).filter((member) => member !== pid);
}

/** A process that ended in the meantime is what was wanted. */
function signal(target: number): void {
  try {
    process.kill(target, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function describe(directory: string, { pid, port, startedAt }: EmulatorRecord): RunningEmulator {
  return { pid, port, endpoint: endpointOf(port), startedAt, logPath: logIn(directory) };
}

function logIn(directory: string): string {
  return join(directory, 'emulator.log');
}
