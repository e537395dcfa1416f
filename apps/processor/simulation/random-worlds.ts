import fc from 'fast-check';
import type { Trade, TradeFile } from '@trading/bars';
import { MIN_PARTIALS, type Hook } from '@trading/bars/testing';
import { FaultInjector, type Fault, type FaultKind } from './faults';
import { Scheduler } from './scheduler';
import { SimulatedWorld, type SavedWorld } from './simulated-world';
import { FIRST_HOUR, TRADES, type Upload } from './small-case';

/** Two bars of four trades. */
const SMALL = TRADES.filter(({ time }) => time < FIRST_HOUR + 120_000_000_000n);

/**
 * The possible content of the file of each key: two daily files without a common trade, a monthly file that has whole
 * bars, and a file that cannot be used.
 */
const KEYS: Readonly<Record<string, (chosen: readonly Trade[]) => Upload['trades']>> = {
  'even.csv': (chosen) => chosen.filter(({ id }) => Number(id) % 2 === 0),
  'odd.csv': (chosen) => chosen.filter(({ id }) => Number(id) % 2 === 1),
  'month.csv': (chosen) => SMALL.filter(({ time }) => chosen.some((one) => isSameMinute(one.time, time))),
  'bad.csv': () => undefined,
};

/** Files of a third bar that are packed, so that new files are packed with them. */
const PACKED: readonly Upload[] = Array.from({ length: MIN_PARTIALS }, (_, part) => ({
  key: `${part}.csv`,
  trades: SMALL.slice(0, 1).map((trade) => ({ ...trade, time: FIRST_HOUR + 120_000_000_000n, id: String(100 + part) })),
}));

/**
 * A world as data: the uploads of each batch, which are processed concurrently, the faults, and the order of the
 * workers.
 */
export interface RandomWorld {
  readonly isPacked: boolean;
  readonly batches: readonly {
    readonly uploads: readonly Upload[];
    /** True if a reader runs at the same time. */
    readonly isRead: boolean;
  }[];
  readonly faults: readonly Fault[];
  readonly turns: readonly number[];
  /** True for each message that is delivered once more at the end. */
  readonly again: readonly boolean[];
}

const KINDS: readonly FaultKind[] = ['crash before', 'crash after', 'throttled', 'timed out', 'late'];

/** Keys with valid files occur more often. */
const key = fc.constantFrom(...Object.keys(KEYS).flatMap((name) => (name === 'bad.csv' ? [name] : [name, name])));

const upload = fc
  .tuple(key, fc.subarray([...SMALL], { minLength: 1 }))
  .map(([name, chosen]): Upload => ({ key: name, trades: KEYS[name]?.(chosen) }));

/** Worlds of up to two batches of up to three uploads, with up to three faults. */
export const randomWorlds: fc.Arbitrary<RandomWorld> = fc.record({
  isPacked: fc.boolean(),
  batches: fc.array(
    fc.record({
      uploads: fc.array(upload, { minLength: 1, maxLength: 3 }),
      isRead: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  faults: fc.array(fc.record({ call: fc.nat(60), kind: fc.constantFrom(...KINDS) }), { maxLength: 3 }),
  turns: fc.array(fc.nat(5), { maxLength: 60 }),
  again: fc.array(fc.boolean(), { maxLength: 6 }),
});

type Initial = Awaited<ReturnType<typeof SimulatedWorld.create>>;

/** Runs random worlds. */
export class WorldRunner {
  private constructor(
    private readonly empty: Initial,
    private readonly packed: Initial,
  ) {}

  public static async create(): Promise<WorldRunner> {
    return new WorldRunner(await SimulatedWorld.create([]), await SimulatedWorld.create(PACKED));
  }

  /** @returns true if a reader gets the right bars, during the run and at its end, and no file is lost silently */
  public async isRight({ isPacked, ...events }: RandomWorld): Promise<boolean> {
    const { world, initial } = isPacked ? this.packed : this.empty;
    return runWorld(world, initial, events);
  }
}

async function runWorld(
  world: SimulatedWorld,
  initial: SavedWorld,
  { batches, faults, turns, again }: Omit<RandomWorld, 'isPacked'>,
): Promise<boolean> {
  world.restore(initial);
  const injector = new FaultInjector(faults);
  const delivered: TradeFile[] = [];
  const undone = new Set<TradeFile>();
  let step = 0;
  const readings: boolean[] = [];
  for (const { uploads, isRead } of batches) {
    const work = uploads.map((file) => async (hook: Hook) => {
      await hook('before', 'upload');
      const uploaded = world.upload(file);
      delivered.push(uploaded);
      undone.add(uploaded);
      await world.deliver(uploaded, both(hook, injector.hook), injector.clock);
      undone.delete(uploaded);
    });
    if (isRead) {
      work.push(async (hook) => {
        await hook('before', 'begin');
        readings.push(await world.readsWholeFiles(hook));
        await world.poll(hook);
      });
    }
    await new Scheduler().run(work, (waiting) => waiting[(turns[step++] ?? 0) % waiting.length] as number);
  }
  for (const file of undone) await world.deliver(file);
  for (const [index, file] of delivered.entries()) if (again[index]) await world.deliver(file);
  return readings.every(Boolean) && (await world.isRight()) && (await world.problemOfLedger()) === undefined;
}

/** Combines two hooks. */
function both(outer: Hook, inner: Hook): Hook {
  return async (when, operation) => {
    await outer(when, operation);
    await inner(when, operation);
  };
}

function isSameMinute(a: bigint, b: bigint): boolean {
  return a / 60_000_000_000n === b / 60_000_000_000n;
}
