import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { isMiniStackHealthy } from './port-listener';
import { commandLineOf, isRunning } from './processes';

/** What emulator.json says of the emulator that was started last from its folder. */
export interface EmulatorRecord {
  /** The server's process id; it also leads its process group. */
  readonly pid: number;
  readonly port: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** The path of the program that was started. */
  readonly executable: string;
}

/** The record in this folder; undefined when there is none, or it is damaged. */
export function readRecord(directory: string): EmulatorRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(pathIn(directory), 'utf8')) as Partial<EmulatorRecord>;
    const { pid = 0, port, startedAt, executable } = record;
    // Zero and negative ids mean groups to `kill`.
    const complete = Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && startedAt && executable;
    return complete ? (record as EmulatorRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the record of an emulator just started. @throws EEXIST when there is one already. */
export function createRecord(directory: string, record: EmulatorRecord): void {
  writeFileSync(pathIn(directory), `${JSON.stringify(record, null, 2)}\n`, { flag: 'wx' });
}

/** Removes the record, if there is one. */
export function removeRecord(directory: string): void {
  rmSync(pathIn(directory), { force: true });
}

/**
 * Whether the process of a record is still the emulator that was started.
 *
 * Its id may have gone to another process since. Where the system tells no command lines (Windows) an emulator that
 * answers on the recorded port counts as proof.
 */
export async function isStillOurs({ pid, port, executable }: EmulatorRecord): Promise<boolean> {
  if (!isRunning(pid)) return false;
  const command = commandLineOf(pid);
  return command === undefined ? isMiniStackHealthy(port) : command.includes(executable);
}

function pathIn(directory: string): string {
  return join(directory, 'emulator.json');
}
