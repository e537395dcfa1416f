import type { Trade } from '@trading/bars';
import type { Hook } from '@trading/bars/testing';
import type { SourceEdit } from '../test/worker/source-edit';
import { MessageWaits } from '../test/in-memory-world';
import { CrashError } from './faults';
import { Scheduler, type Schedule } from './scheduler';
import { SimulatedWorld, type SavedWorld } from './simulated-world';
import {
  FIRST_HOUR,
  HOUR,
  INITIAL_UPLOADS,
  later,
  otherTrades,
  TRADES,
  tradesOfPart,
  type OperatorEvent,
  type Upload,
} from './small-case';

/** The files of a case. */
interface Case {
  /** @default false */
  readonly isVersioned?: boolean;
  readonly before: readonly (Upload | OperatorEvent | 'settle')[];
  /** The trades of a file, and those of its next upload. */
  readonly file: readonly Trade[];
  readonly again: readonly Trade[];
  /** The trades of a file whose worker compacts. */
  readonly packing: readonly Trade[];
}

/** Packs that have just enough room for the files of the small case. */
export const SMALL_PACKS: SourceEdit = {
  file: 'libs/bars/src/encoding/chunk-codec.ts',
  find: 'MAX_BYTES = 380_000',
  replace: 'MAX_BYTES = 1_880',
};

/** A marker of progress after each item. */
export const MANY_MARKERS: SourceEdit = {
  file: 'libs/bars/src/write/write-progress.ts',
  find: 'ITEMS_PER_MARKER = 10_000',
  replace: 'ITEMS_PER_MARKER = 1',
};

/** The trades of one minute of the first hour with trades. */
const ofMinute = (minute: number) => TRADES.slice(4 * minute, 4 * minute + 4);

const FILE = tradesOfPart(INITIAL_UPLOADS.length);
const PACKING = tradesOfPart(INITIAL_UPLOADS.length + 1);

const CASES = {
  /** All trades are in the hour that is packed. */
  'in one hour': { before: INITIAL_UPLOADS, file: FILE, again: otherTrades(FILE), packing: PACKING },
  /**
   * The next upload of a file moves its bars from the packed hour to an earlier one. Readers stop in the hour between
   * them.
   */
  'to an earlier hour': {
    before: [
      { key: 'between.csv', trades: later(1, FILE) },
      ...INITIAL_UPLOADS.map(({ key, trades = [] }) => ({ key, trades: later(2, trades.filter(isInFirstHour)) })),
    ],
    file: later(2, FILE),
    again: otherTrades(FILE),
    packing: later(2, PACKING.filter(isInFirstHour)),
  },
  /** The next upload of a file needs more room: it does not fit {@link SMALL_PACKS}, although the first upload did. */
  'in a full pack': {
    before: INITIAL_UPLOADS,
    file: FILE,
    again: otherTrades(TRADES.filter(isInFirstHour)),
    packing: PACKING,
  },
  /** Two files contest a bar, and so does a third one. Its next upload does not. */
  'with contested bars': {
    before: [
      { key: 'b.csv', trades: ofMinute(0).slice(0, 2) },
      { key: 'c.csv', trades: ofMinute(0).slice(1, 3) },
    ],
    file: ofMinute(0).slice(2),
    again: ofMinute(1),
    packing: ofMinute(2),
  },
  /** A bar is contested. Another one was settled, but one of its files is replaced, so that compaction drops it. */
  'with a settled bar': {
    before: [
      { key: 'x.csv', trades: ofMinute(0).slice(0, 2) },
      { key: 'c.csv', trades: ofMinute(0).slice(1, 3) },
      'settle',
      { key: 'b.csv', trades: ofMinute(1).slice(0, 2) },
      { key: 'd.csv', trades: ofMinute(1).slice(1, 3) },
    ],
    file: ofMinute(2),
    again: otherTrades(ofMinute(2)),
    packing: otherTrades(ofMinute(0)),
  },
  /** A file has three versions, each with trades of another minute. Its source can also have another key. */
  'with versions': {
    isVersioned: true,
    before: [0, 1, 2].map((minute) => ({ key: 'x.csv', trades: ofMinute(minute) })),
    file: FILE,
    again: otherTrades(FILE),
    packing: PACKING,
  },
  /** A backfill of two files without events, the first of which cannot be used. */
  'of a backfill': {
    before: [
      { key: 'bad.csv', trades: undefined, isHistory: true },
      { key: 'x.csv', trades: ofMinute(0), isHistory: true },
      { kind: 'plan', keys: ['bad.csv', 'x.csv'] },
    ],
    file: ofMinute(1),
    again: ofMinute(2),
    packing: PACKING,
  },
  /** A replay of a file and of another one, which is not processed yet. */
  'of a replay': {
    before: [
      { key: 'x.csv', trades: ofMinute(0) },
      { key: 'y.csv', trades: ofMinute(1), isHistory: true },
      { kind: 'plan', keys: ['x.csv', 'y.csv'], replay: 1 },
    ],
    file: ofMinute(1),
    again: ofMinute(2),
    packing: PACKING,
  },
  /** All versions of files that are in one packed hour are kept. */
  'in one hour, with versions': {
    isVersioned: true,
    before: INITIAL_UPLOADS,
    file: FILE,
    again: otherTrades(FILE),
    packing: PACKING,
  },
} satisfies Record<string, Case>;

/**
 * The actors: a worker with a file; a worker with the same message, and then with the next upload of the file; a worker with an
 * upload of the file in the same second; a worker with another file, which compacts; a worker with a request for a settlement; a worker with the file and with all requests that
 * it makes; two workers with the deletion of the newest version of the file; a user who deletes the version before it; a worker
 * with an upload of the same source under another key; a worker with the deletion of this upload; two workers with the same batch of a
 * backfill, which are called until they are done, and a third one, which ends without a word after it has begun its second file; an operator who
 * pauses the backfill; one who cancels it; one who deletes everything of it as well; a reader, which must get the
 * bars of whole files at every moment; and a poller, which reads only what the change log names.
 */
export type Actor =
  | 'file'
  | 'again'
  | 'same second'
  | 'packing'
  | 'settler'
  | 'settling'
  | 'deletion'
  | 'deletion again'
  | 'user'
  | 'other key'
  | 'its deletion'
  | 'batch'
  | 'batch again'
  | 'ending batch'
  | 'pause'
  | 'cancel'
  | 'delete'
  | 'reader'
  | 'poller';

/** The number of the actor that continues at each step. */
type Choices = readonly number[];

/** The number of interleavings explored, and the first that went wrong. Exploration stops there. */
export interface InterleavingExploration {
  readonly worlds: number;
  readonly wrong?: Choices;
}

/** Runs actors concurrently, in every order that preempts them at most a number of times. */
export async function exploreInterleavings(
  name: keyof typeof CASES,
  actors: readonly Actor[],
  preemptions: number,
): Promise<InterleavingExploration> {
  // Pages of one item, so that the reader can be stopped between any two items.
  const { before: files, isVersioned = false }: Case = CASES[name];
  const { world, initial } = await SimulatedWorld.create(files, {
    isVersioned,
    ...(actors.includes('reader') && { page: 1 }),
  });
  let worlds = 0;
  const pending: { choices: Choices; left: number }[] = [{ choices: [], left: preemptions }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { choices, left } = next;
    const { steps, isRight } = await runOnce(CASES[name], world, initial, actors, choices);
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
  initial: SavedWorld,
  actors: readonly Actor[],
  choices: Choices,
) {
  world.restore(initial);
  let uploaded: string | undefined;
  const first = () => (uploaded ??= world.upload({ key: 'x.csv', trades: file }));
  const deleteNewest = () => world.change({ kind: 'delete version', key: 'x.csv', fromLast: 0 }) as string;
  let deleted: string | undefined;
  const deletion = () => (deleted ??= deleteNewest());
  const undelivered: string[] = [];
  const operate = async (state: 'paused' | 'cancelled' | 'deleted', hook: Hook) => {
    await hook('before', state);
    await world.operate({ kind: 'operate', state }, hook);
  };
  const work: Record<Actor, (hook: Hook) => Promise<void>> = {
    file: (hook) => world.deliver(first(), hook),
    again: async (hook) => {
      await world.deliver(first(), hook);
      await world.deliver(world.upload({ key: 'x.csv', trades: again }), hook);
    },
    'same second': (hook) => {
      first();
      const event = { kind: 'upload', key: 'x.csv', trades: again, secondsAfter: 0 } as const;
      return world.deliver(world.change(event) as string, hook);
    },
    packing: (hook) => world.deliver(world.upload({ key: 'a.csv', trades: packing }), hook),
    settler: (hook) => world.settle(hook),
    settling: async (hook) => {
      await world.deliver(first(), hook);
      await world.settleRequested(hook);
    },
    deletion: (hook) => world.deliver(deletion(), hook),
    'deletion again': (hook) => world.deliver(deletion(), hook),
    user: async (hook) => {
      await hook('before', 'delete');
      deletion();
      undelivered.push(deleteNewest());
    },
    'other key': (hook) => world.deliver(world.upload({ key: 'x.csv.gz', trades: file }), hook),
    'its deletion': async (hook) => {
      await hook('before', 'delete');
      const message = world.change({ kind: 'delete', key: 'x.csv.gz' });
      if (message !== undefined) await world.deliver(message, hook);
    },
    batch: (hook) => processBatch(world, hook),
    'batch again': (hook) => processBatch(world, hook),
    'ending batch': (hook) => processBatch(world, ending(hook)).catch(() => undefined),
    pause: (hook) => operate('paused', hook),
    cancel: (hook) => operate('cancelled', hook),
    delete: (hook) => operate('deleted', hook),
    reader: async (hook) => {
      // The reader starts here: this decides which bars it may get.
      await hook('before', 'begin');
      if (!(await world.readsWholeFiles(hook))) throw new Error('the bars are not those of whole files');
    },
    poller: (hook) => world.poll(hook),
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
  for (const message of undelivered) await world.deliver(message);
  const isFinished = (await world.finishBackfills()) === undefined;
  const isDone = results.every(({ status }) => status === 'fulfilled');
  return {
    steps,
    isRight: isDone && isFinished && (await world.isRight()) && (await world.problemOfLedger()) === undefined,
  };
}

/** Calls the function with the batch of a backfill until it is done. */
async function processBatch(world: SimulatedWorld, hook: Hook): Promise<void> {
  const message = world.change({ kind: 'process batch', batch: 0 }) as string;
  for (;;) {
    try {
      await world.deliver(message, hook);
      return;
    } catch (error) {
      if (!(error instanceof MessageWaits)) throw error;
    }
  }
}

/** A hook that ends its worker before it opens its second file. */
function ending(hook: Hook): Hook {
  let opened = 0;
  return async (when, operation) => {
    if (operation === 'open') opened += 1;
    if (opened === 2) throw new CrashError('ended');
    await hook(when, operation);
  };
}

function isInFirstHour({ time }: Trade): boolean {
  return time < FIRST_HOUR + HOUR;
}
