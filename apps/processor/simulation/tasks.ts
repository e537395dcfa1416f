import fc from 'fast-check';
import { explore, type Exploration } from './exhaustive';
import { exploreInterleavings, type InterleavingExploration } from './interleavings';
import { randomWorlds, WorldRunner } from './random-worlds';

/** The result of random worlds. */
export interface RandomExploration {
  readonly worlds: number;
  /** The smallest world that went wrong, as JSON. */
  readonly wrong?: string;
}

/** The tasks that can run in a thread. */
export const tasks = {
  exhaustive: (...args: Parameters<typeof explore>): Promise<Exploration> => explore(...args),

  interleavings: (...args: Parameters<typeof exploreInterleavings>): Promise<InterleavingExploration> =>
    exploreInterleavings(...args),

  async random(worlds: number, seed: number): Promise<RandomExploration> {
    const runner = await WorldRunner.create();
    const { failed, counterexample } = await fc.check(
      fc.asyncProperty(randomWorlds, (world) => runner.isRight(world)),
      { numRuns: worlds, seed },
    );
    return { worlds, ...(failed ? { wrong: JSON.stringify(counterexample?.[0], bigintsAsText) } : {}) };
  },
};

type Tasks = typeof tasks;

/** The name of a task, and its arguments. */
export type Task = { readonly [N in keyof Tasks]: readonly [name: N, ...args: Parameters<Tasks[N]>] }[keyof Tasks];

/** The result of a task. */
export type ResultOf<T extends Task> = Awaited<ReturnType<Tasks[T[0]]>>;

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
