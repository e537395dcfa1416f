import { join } from 'node:path';
import { runWorker } from '../test/worker/run-worker';
import type { SourceEdit } from '../test/worker/source-edit';
import type { FuzzedFile } from './fuzzed-file';

/** The task of a thread. */
export interface FuzzTask {
  /** Number of files to check. */
  readonly files: number;
  /** Seed of the random numbers. */
  readonly seed: number;
  /**
   * True if the first failure is enough, which is then not made smaller.
   *
   * @default false
   */
  readonly endsWithFailure?: boolean;
  /** Number of files that the thread has started to check, in shared memory. */
  readonly started: Int32Array<SharedArrayBuffer>;
}

/** A file that is read incorrectly, and the problem. */
export interface Failure {
  readonly file: FuzzedFile;
  readonly found: string;
}

/** The result of a thread: a failure, if there is one. */
export interface FuzzResult {
  readonly failure?: Failure;
}

/** Options of {@link fuzz}. */
export interface FuzzOptions {
  /** Changes of the sources for this run only. */
  readonly edits?: readonly SourceEdit[];
  /**
   * Milliseconds after which the reading of a file is considered endless. The largest files take a while.
   *
   * @default 60_000
   */
  readonly patience?: number;
  /** Called at intervals with the number of files so far. */
  readonly onProgress?: (started: number) => void;
}

/**
 * Checks random files in a thread.
 *
 * @throws Error if a file is never read to its end
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
