import { readFileSync, rmSync, writeFileSync } from 'node:fs';

import { emulatorFiles } from './emulator-files';
import { isEmulatorHealthy } from './port-listener';
import { commandLineOf, isRunning } from './processes';

/** The content of emulator.json: the process that was last started from its folder. */
export interface EmulatorRecord {
  /** The server's process id; it also leads its process group. */
  readonly pid: number;
  readonly port: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** The path of the program that was started. */
  readonly executable: string;
  /** The version of the server's code. Records written before there was a guard have none. */
  readonly version?: string;
}

/** The record in this folder; undefined if it is missing or damaged. */
export function readRecord(directory: string): EmulatorRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(emulatorFiles(directory).record, 'utf8')) as Partial<EmulatorRecord>;
    const { pid = 0, port, startedAt, executable } = record;
    // Zero and negative ids mean groups to `kill`.
    const complete = Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && startedAt && executable;
    return complete ? (record as EmulatorRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the record of an emulator that was just started. @throws EEXIST if a record exists. */
export function createRecord(directory: string, record: EmulatorRecord): void {
  writeFileSync(emulatorFiles(directory).record, `${JSON.stringify(record, null, 2)}\n`, { flag: 'wx' });
}

/** Deletes the record if it exists. */
export function removeRecord(directory: string): void {
  rmSync(emulatorFiles(directory).record, { force: true });
}

/**
 * True if the recorded process is still the emulator that was started.
 *
 * The system may have given its id to another process. Windows shows no command lines of processes; there, an emulator
 * that answers on the recorded port with this folder's certificate is sufficient.
 */
export async function isStillOurs(directory: string, { pid, port, executable }: EmulatorRecord): Promise<boolean> {
  if (!isRunning(pid)) return false;
  const command = commandLineOf(pid);
  return command === undefined
    ? isEmulatorHealthy(port, emulatorFiles(directory).certificate)
    : command.includes(executable);
}
