import type { Trade } from '@trading/bars';
import type { Hook } from '@trading/bars/testing';
import type { SourceEdit } from '../test/worker/source-edit';
import { Scheduler, type Schedule } from './scheduler';
import { SimulatedWorld, type SavedWorld } from './simulated-world';
import { BEFORE, HOUR, later, ofPart, otherTrades, TRADES, type Upload } from './small-case';

/** What there is and what comes. */
interface Case {
  readonly before: readonly Upload[];
  /** What is in a file, and in the same file as it is uploaded again. */
  readonly file: readonly Trade[];
  readonly again: readonly Trade[];
  /** What is in another file. */
  readonly packing: readonly Trade[];
}

/** Packs in which the files of the small case have just room. */
export const SMALL_PACKS: SourceEdit = {
  file: 'libs/bars/src/encoding/chunk-codec.ts',
  find: 'MAX_BYTES = 380_000',
  replace: 'MAX_BYTES = 1_880',
};

const FILE = ofPart(BEFORE.length);
const PACKING = ofPart(BEFORE.length + 1);

export const CASES = {
  /** Everything is in the hour that is packed. */
  'in one hour': { before: BEFORE, file: FILE, again: otherTrades(FILE), packing: PACKING },
  /** A file's bars leave the packed hour for an earlier one; between them is an hour that a reader stops in. */
  'to an earlier hour': {
    before: [
      { key: 'between.csv', trades: later(1, FILE) },
      ...BEFORE.map(({ key, trades = [] }) => ({ key, trades: later(2, trades.filter(isInFirstHour)) })),
    ],
    file: later(2, FILE),
    again: otherTrades(FILE),
    packing: later(2, PACKING.filter(isInFirstHour)),
  },
  /** The file takes more room when it is uploaded again: what fitted {@link SMALL_PACKS} before does not fit then. */
  'in a full pack': {
    before: BEFORE,
    file: FILE,
    again: otherTrades(TRADES.filter(isInFirstHour)),
    packing: PACKING,
  },
} satisfies Record<string, Case>;

/**
 * Who works at once: a worker with a file; one with the same message, who then gets the file as it was uploaded again;
 * one with another file, who packs; and a reader, who must get bars of whole files at every moment.
 */
export type Actor = 'file' | 'again' | 'packing' | 'reader';

/** Which worker goes on at each step. */
type Choices = readonly number[];

/** What was looked at, and the first interleaving that went wrong, where nothing more is looked at. */
export interface InterleavingExploration {
  readonly worlds: number;
  readonly wrong?: Choices;
}

/** Runs workers at once in every way that stops a worker which could go on at most so often. */
export async function exploreInterleavings(
  name: keyof typeof CASES,
  actors: readonly Actor[],
  preemptions: number,
): Promise<InterleavingExploration> {
  // A reader can then be stopped between any two items.
  const { world, begin } = await SimulatedWorld.with(CASES[name].before, actors.includes('reader') ? 1 : undefined);
  let worlds = 0;
  const pending: { choices: Choices; left: number }[] = [{ choices: [], left: preemptions }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { choices, left } = next;
    const { steps, isRight } = await runOnce(CASES[name], world, begin, actors, choices);
    worlds += 1;
    if (!isRight) return { worlds, wrong: choices };
    for (let step = choices.length; step < steps.length; step += 1) {
      const { waiting, chosen, last } = steps[step] as Step;
      for (const other of waiting.filter((worker) => worker !== chosen)) {
        const cost = last !== undefined && waiting.includes(last) ? 1 : 0;
        if (cost > left) continue;
        const before = steps.slice(0, step).map((earlier) => earlier.chosen);
        pending.push({ choices: [...before, other], left: left - cost });
      }
    }
  }
  return { worlds };
}

interface Step {
  readonly waiting: readonly number[];
  readonly chosen: number;
  readonly last: number | undefined;
}

async function runOnce(
  { file, again, packing }: Case,
  world: SimulatedWorld,
  begin: SavedWorld,
  actors: readonly Actor[],
  choices: Choices,
) {
  world.restore(begin);
  const first = world.upload({ key: 'x.csv', trades: file });
  const work: Record<Actor, (hook: Hook) => Promise<void>> = {
    file: (hook) => world.deliver(first, hook),
    again: async (hook) => {
      await world.deliver(first, hook);
      await world.deliver(world.upload({ key: 'x.csv', trades: again }), hook);
    },
    packing: (hook) => world.deliver(world.upload({ key: 'a.csv', trades: packing }), hook),
    reader: async (hook) => {
      // What it may get is known from when it begins.
      await hook('before', 'begin');
      if (!(await world.readsWholeFiles(hook))) throw new Error('bars of no whole files');
    },
  };

  const steps: Step[] = [];
  const schedule: Schedule = (waiting, last) => {
    const usual = last !== undefined && waiting.includes(last) ? last : (waiting[0] as number);
    const chosen = choices[steps.length] ?? usual;
    steps.push({ waiting, chosen, last });
    return chosen;
  };
  const results = await new Scheduler().run(
    actors.map((actor) => work[actor]),
    schedule,
  );
  const isDone = results.every(({ status }) => status === 'fulfilled');
  return { steps, isRight: isDone && (await world.isRight()) };
}

function isInFirstHour({ time }: Trade): boolean {
  return time < HOUR;
}
