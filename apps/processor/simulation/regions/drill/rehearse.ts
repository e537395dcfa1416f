import { availableParallelism } from 'node:os';
import { runTask } from '../../run-task';
import type { Unreplicated } from '../unreplicated';
import { hashSources } from './hash-sources';
import { percentilesOf } from './percentiles';
import type { Rehearsal } from './record';
import { recoveryTimeOf } from './recovery-time';

/** The number of worlds of a seed. */
const WORLDS_OF_SEED = 1_000;

/** Milliseconds between two notes of progress. */
const NOTE_INTERVAL = 10_000;

/** Options of a rehearsal. */
export interface RehearsalOptions {
  /** The least number of worlds; thousands are run. */
  readonly worlds: number;
  /** The first seed. */
  readonly seed: number;
  /** Called with the number of worlds that have been run. */
  readonly note: (worlds: number) => void;
}

/** Runs random worlds of two regions on all processors. */
export async function rehearse({ worlds, seed, note }: RehearsalOptions): Promise<Rehearsal> {
  // Sources that change during the run are not those that were rehearsed.
  const sources = hashSources();
  const shares = Math.ceil(worlds / WORLDS_OF_SEED);
  const unreplicated: Unreplicated[] = [];
  const wrong: string[] = [];
  let next = 0;
  let done = 0;
  let noted = Date.now();
  const runShares = async () => {
    while (next < shares) {
      const own = seed + next++;
      const explored = await runTask(['drill', WORLDS_OF_SEED, own]);
      unreplicated.push(...explored.unreplicated);
      if (explored.wrong !== undefined) wrong.push(`seed ${own}: ${explored.wrong}`);
      done += WORLDS_OF_SEED;
      if (Date.now() - noted < NOTE_INTERVAL) continue;
      noted = Date.now();
      note(done);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, runShares));
  const of = (figure: keyof Unreplicated) => percentilesOf(unreplicated.map((each) => each[figure]));
  return {
    date: new Date().toISOString().slice(0, 10),
    sources,
    worlds: done,
    seeds: { first: seed, last: seed + shares - 1 },
    wrong: wrong.sort(),
    unplannedFailOvers: unreplicated.length,
    recoveryPoint: { files: of('files'), trades: of('trades'), seconds: of('seconds') },
    recoveryTime: recoveryTimeOf(unreplicated.length, seed),
  };
}
