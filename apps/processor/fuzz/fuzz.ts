import { join } from 'node:path';
import { runWorker } from '../test/worker/run-worker';
import type { SourceEdit } from '../test/worker/source-edit';
import type { FuzzedFile } from './fuzzed-file';

/** What a thread is to do. */
export interface FuzzTask {
  /** How many files it checks. */
  readonly files: number;
  /** Where its random numbers begin. */
  readonly seed: number;
  /** Shared: how many files it has begun. */
  readonly started: Int32Array<SharedArrayBuffer>;
}

/** A file that something is wrong with, and what. */
export interface Failure {
  readonly file: FuzzedFile;
  readonly found: string;
}

/** What a thread has found: the smallest failure, if any. */
export interface FuzzResult {
  readonly failure?: Failure;
}

/** How it is done. */
export interface FuzzOptions {
  /** Changes of the sources for this run only. */
  readonly edits?: readonly SourceEdit[];
  /**
   * Milliseconds that a file may take; the largest take some.
   *
   * @default 60_000
   */
  readonly patience?: number;
  /** Called now and then, with the number of files so far. */
  readonly onProgress?: (started: number) => void;
}

/**
 * Checks random files in a thread.
 *
 * @throws Error where a file never ends
 */
export async function fuzz(
  task: Omit<FuzzTask, 'started'>,
  { edits = [], patience = 60_000, onProgress }: FuzzOptions = {},
): Promise<FuzzResult> {
  const started = new Int32Array(new SharedArrayBuffer(4));
  const watch = new AbortController();
  let last = 0;
  const watchdog = setInterval(() => {
    const [now = 0] = started;
    if (now === last && now > 0) watch.abort();
    last = now;
    onProgress?.(now);
  }, patience);
  try {
    return await runWorker(join(__dirname, 'worker.ts'), { ...task, started }, edits, watch.signal);
  } catch (error) {
    if (!watch.signal.aborted) throw error;
    throw new Error(`file ${last} from seed ${task.seed} on was not read in ${patience / 1000} s`, { cause: error });
  } finally {
    clearInterval(watchdog);
  }
}
