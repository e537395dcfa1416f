import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, on } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CheckedProject } from './check';

/** A process takes up to 2.5 GB, and more of them load the same types more often. */
const MOST_PROCESSES = 4;

/**
 * Runs ESLint, in a process for each processor core. A warning is a problem as well, and so is a project that ESLint cannot
 * check.
 */
export async function* lintProjects(root: string, folders: readonly string[]): AsyncIterable<CheckedProject> {
  const waiting = folders.values();
  const events = new EventEmitter();
  const results = on(events, 'checked') as AsyncIterable<[CheckedProject]>;
  const processes = Array.from({ length: Math.min(folders.length, availableParallelism(), MOST_PROCESSES) }, () =>
    fork(join(__dirname, 'lint-process.ts'), [root], { execArgv: ['--import', 'tsx'] }),
  );
  const checkNext = (process: ChildProcess) => {
    const { value: folder } = waiting.next();
    if (folder !== undefined) process.send(folder);
  };
  for (const process of processes) {
    process.on('message', (checked: CheckedProject) => {
      events.emit('checked', checked);
      checkNext(process);
    });
    process.on('error', (error) => events.emit('error', error));
    process.on('exit', (code, signal) => events.emit('error', new Error(`ESLint ended early: ${code ?? signal}`)));
    checkNext(process);
  }
  try {
    let checked = 0;
    for await (const [project] of results) {
      yield project;
      checked += 1;
      if (checked === folders.length) return;
    }
  } finally {
    for (const process of processes) process.removeAllListeners().kill();
  }
}
