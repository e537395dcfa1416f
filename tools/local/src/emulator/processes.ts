import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const HAS_PROC = existsSync('/proc/self/stat');

/** A process in the system's list. */
interface ListedProcess {
  readonly pid: number;
  readonly group: number;
  /** The one-letter state, which `ps` follows with other letters. */
  readonly state: string;
  /** The number of threads; 1 if the system does not report it. */
  readonly threads: number;
}

/**
 * True if a process with this id runs. A zombie, which has ended and was not collected by its parent, does not run; in a
 * container zombies may stay for ever. Without /proc (macOS and Windows, which leave no zombies) every process runs.
 */
export function isRunning(pid: number): boolean {
  if (!exists(pid)) return false;
  return !HAS_PROC || isAlive(readStat(pid));
}

/** The ids of the running processes of a POSIX process group; empty on Windows, which has no groups. */
export function groupMembers(group: number): number[] {
  return listProcesses()
    .filter((listed) => listed.group === group && isAlive(listed))
    .map(({ pid }) => pid);
}

/** The command line of a running process; undefined if it has ended, or if the system does not report it (Windows). */
export function commandLineOf(pid: number): string | undefined {
  if (HAS_PROC) return readProc(pid, 'cmdline')?.replaceAll('\0', ' ').trim();
  return ps(['-ww', '-o', 'command=', '-p', String(pid)])?.trim();
}

function listProcesses(): ListedProcess[] {
  if (HAS_PROC) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readStat(Number(name)) ?? []);
  }
  const lines = ps(['-A', '-o', 'pid=,pgid=,stat='])?.trim().split('\n') ?? [];
  return lines.map((line) => {
    const [pid, group, state = ''] = line.trim().split(/\s+/);
    return { pid: Number(pid), group: Number(group), state, threads: 1 };
  });
}

/** The second field, the name, may contain spaces and brackets; the other fields follow its last bracket. */
function readStat(pid: number): ListedProcess | undefined {
  const fields = readProc(pid, 'stat')?.split(') ').at(-1)?.split(' ') ?? [];
  const [state, , group] = fields;
  return state === undefined ? undefined : { pid, group: Number(group), state, threads: Number(fields[17]) };
}

/** A process is a zombie as soon as its first thread has ended, but its ports stay open until the last one has. */
function isAlive(listed: ListedProcess | undefined): boolean {
  return listed !== undefined && (!/^[ZX]/.test(listed.state) || listed.threads > 1);
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(args: readonly string[]): string | undefined {
  if (process.platform === 'win32') return undefined;
  const { status, stdout } = spawnSync('ps', args, { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}

/** EPERM means that a process of another user has this id. */
function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
