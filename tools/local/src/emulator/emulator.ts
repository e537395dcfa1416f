import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { lastLinesOfFile } from '@trading/cli';
import { executableIn } from '../python/virtual-environment';
import { ensureCredentials, readCredentials } from './credentials';
import { emulatorFiles } from './emulator-files';
import { createRecord, isStillOurs, readRecord, removeRecord, type EmulatorRecord } from './emulator-record';
import {
  CredentialsError,
  EmulatorFailedError,
  NotInstalledError,
  OtherPortError,
  PortTakenError,
  StartedTwiceError,
  StopFailedError,
} from './errors';
import { describeListener, endpointOf, isEmulatorHealthy } from './port-listener';
import { groupMembers, isRunning } from './processes';
import { SERVER, serverVersion } from './server';
import { serverEnvironment } from './server-environment';

const START_SECONDS = 30;
/** A long poll of a queue, up to 20 s, delays the server's end. */
const STOP_SECONDS = 25;
const FUNCTION_GRACE_MS = 2_000;
const POLL_MS = 50;

/** Options of {@link stopEmulator} and {@link emulatorStatus}. */
export interface EmulatorOptions {
  /** The emulator's own folder, which only this user can read. A folder belongs to one emulator. */
  readonly directory: string;
}

/** Options of {@link startEmulator}. */
export interface StartOptions extends EmulatorOptions {
  /** The port of 127.0.0.1 to listen on. */
  readonly port: number;
  /** The Python virtual environment that `installRequirements` created. */
  readonly virtualEnvironment: string;
  /**
   * The time that the emulator has to answer, in seconds.
   * @default 30
   */
  readonly startSeconds?: number;
}

/** A running emulator. */
export interface RunningEmulator extends EmulatorOptions {
  readonly pid: number;
  readonly port: number;
  /** Its address, for `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly logPath: string;
}

/** The state of a folder's emulator. While it starts, it runs but is not healthy. */
export type EmulatorStatus =
  | { readonly running: false }
  | { readonly running: true; readonly healthy: boolean; readonly emulator: RunningEmulator };

/**
 * Starts the emulator and waits until it answers, or returns the one that already runs.
 *
 * The server is a separate process that outlives this one. It continues with the data in its folder. An emulator that
 * {@link stopOutdatedEmulator} would stop must be stopped first.
 *
 * @throws NotInstalledError if the virtual environment does not contain it.
 * @throws OtherPortError if the folder's emulator runs on another port.
 * @throws StartedTwiceError if another process started it at the same time and won.
 * @throws PortTakenError if another program listens on the port.
 * @throws EmulatorFailedError if the process ends early or does not answer in time; nothing is left running then.
 */
export async function startEmulator(options: StartOptions): Promise<RunningEmulator> {
  const { directory, port, virtualEnvironment, startSeconds = START_SECONDS } = options;
  const recorded = await currentRecord(directory);
  if (recorded) {
    if (recorded.port !== port) throw new OtherPortError(port, recorded.port, recorded.pid);
    await untilHealthy(directory, recorded, startSeconds);
    return describe(directory, recorded);
  }
  removeRecord(directory);

  const python = executableIn(virtualEnvironment, 'python');
  if (!existsSync(python)) throw new NotInstalledError(python);
  const listener = await describeListener(port);
  if (listener) throw new PortTakenError(port, listener);

  prepareFolder(directory);
  const child = launch(python, directory, port);
  const record = await recordOf(child, port, emulatorFiles(directory).log);
  try {
    createRecord(directory, record);
  } catch (error) {
    await terminate(record.pid);
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new StartedTwiceError(directory) : error;
  }
  try {
    await untilHealthy(directory, record, startSeconds);
  } catch (error) {
    await terminate(record.pid);
    removeRecord(directory);
    throw error;
  }
  return describe(directory, record);
}

/**
 * Stops the emulator and waits until it and the functions that it runs have ended. It saves its state first.
 *
 * Signals only processes of the emulator, and never kills by force. Windows has no SIGTERM: the process ends at once
 * there, and all changes since its start except objects in S3 are lost.
 *
 * @returns true if an emulator was running.
 * @throws StopFailedError if it still runs after 25 s.
 */
export async function stopEmulator({ directory }: EmulatorOptions): Promise<boolean> {
  const record = await currentRecord(directory);
  if (record) await terminate(record.pid);
  removeRecord(directory);
  return record !== undefined;
}

/**
 * Stops the emulator if it cannot be used any more: another version of its code started it, it was started from another
 * folder, or its credentials are lost.
 *
 * @returns true if an emulator was stopped.
 * @throws StopFailedError if it still runs after 25 s.
 */
export async function stopOutdatedEmulator({ directory }: EmulatorOptions): Promise<boolean> {
  const record = await currentRecord(directory);
  return record !== undefined && isOutdated(directory, record) && (await stopEmulator({ directory }));
}

/** The state of this folder's emulator. */
export async function emulatorStatus({ directory }: EmulatorOptions): Promise<EmulatorStatus> {
  const record = await currentRecord(directory);
  if (!record) return { running: false };
  const healthy = await isEmulatorHealthy(record.port, emulatorFiles(directory).certificate);
  return { running: true, healthy, emulator: describe(directory, record) };
}

async function currentRecord(directory: string): Promise<EmulatorRecord | undefined> {
  const record = readRecord(directory);
  return record && (await isStillOurs(directory, record)) ? record : undefined;
}

function isOutdated(directory: string, { executable, version }: EmulatorRecord): boolean {
  if (executable !== SERVER || version !== serverVersion()) return true;
  try {
    readCredentials(directory);
    return false;
  } catch (error) {
    if (error instanceof CredentialsError) return true;
    throw error;
  }
}

function prepareFolder(directory: string): void {
  const { home, temporary } = emulatorFiles(directory);
  mkdirSync(directory, { recursive: true });
  // The folder may exist, with the mode of an earlier version.
  chmodSync(directory, 0o700);
  // The code of functions is unpacked there again on their first call.
  rmSync(temporary, { recursive: true, force: true });
  for (const folder of [home, temporary]) mkdirSync(folder, { recursive: true });
}

function launch(python: string, directory: string, port: number): ChildProcess {
  const { log, tls } = emulatorFiles(directory);
  const output = openSync(log, 'w');
  const child = spawn(python, [SERVER, tls], {
    cwd: directory,
    env: serverEnvironment(directory, port, ensureCredentials(directory)),
    // In a separate process group, Ctrl-C does not reach it, and the group identifies its functions.
    detached: true,
    stdio: ['ignore', output, output],
    windowsHide: true,
  });
  closeSync(output);
  child.unref();
  return child;
}

function recordOf(child: ChildProcess, port: number, logPath: string): Promise<EmulatorRecord> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new EmulatorFailedError(`The emulator could not be started: ${error.message}`, logPath, ''));
    });
    child.once('spawn', () => {
      resolve({
        pid: child.pid as number,
        port,
        startedAt: new Date().toISOString(),
        executable: SERVER,
        version: serverVersion(),
      });
    });
  });
}

async function untilHealthy(directory: string, { pid, port }: EmulatorRecord, seconds: number): Promise<void> {
  const { certificate, log } = emulatorFiles(directory);
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    if (!isRunning(pid)) {
      throw new EmulatorFailedError(`The emulator ended before it answered on port ${port}`, log, lastLinesOfFile(log));
    }
    if (await isEmulatorHealthy(port, certificate)) return;
    if (Date.now() > deadline) {
      throw new EmulatorFailedError(
        `The emulator did not answer on port ${port} within ${seconds} s`,
        log,
        lastLinesOfFile(log),
      );
    }
    await sleep(POLL_MS);
  }
}

/** Ends the server and the functions that it runs; functions get a moment to finish their current event. */
async function terminate(pid: number): Promise<void> {
  const begin = Date.now();
  const remaining = (): number[] => [...(isRunning(pid) ? [pid] : []), ...functionsOf(pid)];
  signal(pid);
  for (let left = remaining(); left.length > 0; left = remaining()) {
    const elapsed = Date.now() - begin;
    if (elapsed > STOP_SECONDS * 1000) throw new StopFailedError(left, STOP_SECONDS);
    // The server itself would wait for them until their timeouts.
    if (elapsed > FUNCTION_GRACE_MS || !isRunning(pid)) functionsOf(pid).forEach(signal);
    await sleep(POLL_MS);
  }
}

/** The server leads its group; all other members are functions. */
function functionsOf(pid: number): number[] {
  return groupMembers(pid).filter((member) => member !== pid);
}

/** Does nothing if the process has ended in the meantime. */
function signal(target: number): void {
  try {
    process.kill(target, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function describe(directory: string, { pid, port, startedAt }: EmulatorRecord): RunningEmulator {
  return { directory, pid, port, endpoint: endpointOf(port), startedAt, logPath: emulatorFiles(directory).log };
}
