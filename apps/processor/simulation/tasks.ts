import fc from 'fast-check';
import { explore, type Exploration } from './exhaustive';
import { exploreSettlement, type SettlementExploration } from './exhaustive-settlement';
import { exploreInterleavings, type InterleavingExploration } from './interleavings';
import { ContestedWorldRunner, contestedWorlds } from './contested-worlds';
import { randomWorlds, WorldRunner, type RandomWorld } from './random-worlds';

/** The result of random worlds. */
export interface RandomExploration {
  readonly worlds: number;
  /** A world that went wrong, as JSON. */
  readonly wrong?: string;
}

/** With `endsWithFailure`, the exploration ends with the first world that goes wrong, and does not look for the smallest. */
type WorldOptions = readonly [worlds: number, seed: number, endsWithFailure?: boolean];

/** The tasks that can run in a thread. */
export const tasks = {
  exhaustive: (...args: Parameters<typeof explore>): Promise<Exploration> => explore(...args),

  interleavings: (...args: Parameters<typeof exploreInterleavings>): Promise<InterleavingExploration> =>
    exploreInterleavings(...args),

  async random(...options: WorldOptions): Promise<RandomExploration> {
    return exploreWorlds(randomWorlds, await WorldRunner.create(), ...options);
  },

  settlement: (): Promise<SettlementExploration> => exploreSettlement(),

  async contested(...options: WorldOptions): Promise<RandomExploration> {
    return exploreWorlds(contestedWorlds, await ContestedWorldRunner.create(), ...options);
  },
};

async function exploreWorlds(
  arbitrary: fc.Arbitrary<RandomWorld>,
  runner: { isRight(world: RandomWorld): Promise<boolean> },
  ...[worlds, seed, endOnFailure = false]: WorldOptions
): Promise<RandomExploration> {
  const { failed, counterexample } = await fc.check(
    fc.asyncProperty(arbitrary, (world) => runner.isRight(world)),
    { numRuns: worlds, seed, endOnFailure },
  );
  return { worlds, ...(failed ? { wrong: JSON.stringify(counterexample?.[0], bigintsAsText) } : {}) };
}

type Tasks = typeof tasks;

/** The name of a task, and its arguments. */
export type Task = { readonly [N in keyof Tasks]: readonly [name: N, ...args: Parameters<Tasks[N]>] }[keyof Tasks];

/** The result of a task. */
export type ResultOf<T extends Task> = Awaited<ReturnType<Tasks[T[0]]>>;

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
