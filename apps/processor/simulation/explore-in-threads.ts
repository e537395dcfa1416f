import { availableParallelism } from 'node:os';
import { runTask } from './run-task';
import type { RandomExploration } from './tasks';

/** The tasks of random worlds. */
type RandomTask = 'random' | 'backfills' | 'contested' | 'rebuilds' | 'regions';

/**
 * Explores random worlds with one thread for each processor. Each has a seed of its own.
 *
 * @param worlds the least number of worlds in all
 * @param seed of the first thread; those of the others follow it
 * @returns the number of worlds, and the explorations in which one went wrong
 */
export async function exploreInThreads(
  task: RandomTask,
  worlds: number,
  seed: number,
): Promise<{ readonly explored: number; readonly wrong: readonly RandomExploration[] }> {
  const threads = availableParallelism();
  const results = await Promise.all(
    // Part of a world would never be explored to its end.
    Array.from({ length: threads }, (_, thread) => runTask([task, Math.ceil(worlds / threads), seed + thread])),
  );
  return {
    explored: results.reduce((sum, result) => sum + result.worlds, 0),
    wrong: results.filter((result) => result.wrong !== undefined),
  };
}
