import fc from 'fast-check';
import { backfillWorlds } from './backfill-worlds';
import { explore, type Exploration } from './exhaustive';
import { exploreSettlement, type SettlementExploration } from './exhaustive-settlement';
import { exploreInterruptions, type InterruptionExploration } from './interrupted-batch';
import { exploreInterleavings, type InterleavingExploration } from './interleavings';
import { ContestedWorldRunner, contestedWorlds } from './contested-worlds';
import { randomWorlds, WorldRunner } from './random-worlds';
import { RebuildWorldRunner, rebuildWorlds } from './rebuild-worlds';
import { exploreLossPoints } from './regions/loss-points';
import { problemOfRegions, regionWorlds, runRegions, type RegionWorld } from './regions/region-worlds';
import type { Unreplicated } from './regions/unreplicated';

/** The result of random worlds. */
export interface RandomExploration {
  readonly worlds: number;
  /** A problem, and the world that has it, as JSON. */
  readonly wrong?: string;
}

/** Random worlds of two regions, and what was not replicated at their fail-overs. */
export interface DrillExploration extends RandomExploration {
  readonly unreplicated: readonly Unreplicated[];
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

  /** Random worlds with backfills. */
  async backfills(...options: WorldOptions): Promise<RandomExploration> {
    return exploreWorlds(backfillWorlds, await WorldRunner.create(), ...options);
  },

  /** Random worlds whose table is made again. */
  async rebuilds(...options: WorldOptions): Promise<RandomExploration> {
    return exploreWorlds(rebuildWorlds, await RebuildWorldRunner.create(), ...options);
  },

  /** Random worlds of two regions. */
  regions: (...options: WorldOptions): Promise<RandomExploration> =>
    exploreWorlds(regionWorlds, { problemOf: problemOfRegions }, ...options),

  /** Random worlds of two regions, which end with the first one that goes wrong. */
  async drill(worlds: number, seed: number): Promise<DrillExploration> {
    const all: Unreplicated[] = [];
    const problemOf = async (world: RegionWorld) => {
      const { problem, unreplicated } = await runRegions(world);
      all.push(...unreplicated);
      return problem;
    };
    return { ...(await exploreWorlds(regionWorlds, { problemOf }, worlds, seed, true)), unreplicated: all };
  },

  /** Every single loss of a region. */
  losses: (...args: Parameters<typeof exploreLossPoints>): Promise<RandomExploration> => exploreLossPoints(...args),

  interruptions: (...args: Parameters<typeof exploreInterruptions>): Promise<InterruptionExploration> =>
    exploreInterruptions(...args),

  settlement: (): Promise<SettlementExploration> => exploreSettlement(),

  async contested(...options: WorldOptions): Promise<RandomExploration> {
    return exploreWorlds(contestedWorlds, await ContestedWorldRunner.create(), ...options);
  },
};

async function exploreWorlds<W>(
  arbitrary: fc.Arbitrary<W>,
  runner: { readonly problemOf: (world: W) => Promise<string | undefined> },
  ...[worlds, seed, endOnFailure = false]: WorldOptions
): Promise<RandomExploration> {
  const problems = new Map<unknown, string>();
  const { failed, counterexample } = await fc.check(
    fc.asyncProperty(arbitrary, async (world) => {
      const problem = await runner.problemOf(world);
      if (problem !== undefined) problems.set(world, problem);
      return problem === undefined;
    }),
    { numRuns: worlds, seed, endOnFailure },
  );
  const [world] = counterexample ?? [];
  return { worlds, ...(failed ? { wrong: `${problems.get(world)}: ${JSON.stringify(world, bigintsAsText)}` } : {}) };
}

type Tasks = typeof tasks;

/** The name of a task, and its arguments. */
export type Task = { readonly [N in keyof Tasks]: readonly [name: N, ...args: Parameters<Tasks[N]>] }[keyof Tasks];

/** The result of a task. */
export type ResultOf<T extends Task> = Awaited<ReturnType<Tasks[T[0]]>>;

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
