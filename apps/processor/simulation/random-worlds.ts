import fc from 'fast-check';
import type { Trade } from '@trading/bars';
import { MIN_PARTIALS, type Hook } from '@trading/bars/testing';
import { FaultInjector, type Fault, type FaultKind } from './faults';
import { Scheduler } from './scheduler';
import { SimulatedWorld, type SavedWorld } from './simulated-world';
import { FIRST_HOUR, HOUR, MINUTE, TRADES, type OperatorEvent, type UserEvent, type Upload } from './small-case';

/** Two bars of four trades, on two days. */
const SMALL = TRADES.filter(({ time }) => time < FIRST_HOUR + MINUTE || time >= FIRST_HOUR + HOUR);

const EVEN = (chosen: readonly Trade[]) => chosen.filter(({ id }) => Number(id) % 2 === 0);

/**
 * The possible content of the file of each key: two daily files without a common trade, of which one has two keys, a monthly file
 * that has whole bars, and a file that cannot be used.
 */
export const KEYS: Readonly<Record<string, (chosen: readonly Trade[]) => Upload['trades']>> = {
  'even.csv': EVEN,
  'even.csv.gz': EVEN,
  'odd.csv': (chosen) => chosen.filter(({ id }) => Number(id) % 2 === 1),
  'month.csv': (chosen) => SMALL.filter(({ time }) => chosen.some((one) => isSameMinute(one.time, time))),
  'bad.csv': () => undefined,
};

/** Files of a third bar that are packed, so that new files are packed with them. */
const PACKED: readonly Upload[] = Array.from({ length: MIN_PARTIALS }, (_, part) => ({
  key: `${part}.csv`,
  trades: SMALL.slice(0, 1).map((trade) => ({ ...trade, time: FIRST_HOUR + 2n * MINUTE, id: String(100 + part) })),
}));

/**
 * A world as data: the events of each batch, which are processed concurrently, the faults, and the order of the
 * workers.
 */
export interface RandomWorld {
  readonly isPacked: boolean;
  readonly isVersioned: boolean;
  readonly batches: readonly {
    readonly events: readonly (UserEvent | OperatorEvent)[];
    /** True if a reader runs at the same time. */
    readonly isRead: boolean;
    /**
     * True if a request for a settlement is handled at the same time. In a world that has one, all bars must be settled in the end.
     *
     * @default false
     */
    readonly isSettled?: boolean;
  }[];
  readonly faults: readonly Fault[];
  readonly turns: readonly number[];
  /** The keys whose objects expire at the end. */
  readonly expired: readonly string[];
  /** True for each message that is delivered once more at the end. */
  readonly again: readonly boolean[];
}

const KINDS: readonly FaultKind[] = ['crash before', 'crash after', 'error', 'throttled', 'timed out', 'late'];

/** Keys with valid files occur more often. */
const key = fc.constantFrom(...Object.keys(KEYS).flatMap((name) => (name === 'bad.csv' ? [name] : [name, name])));

export const upload = fc
  .tuple(
    key,
    fc.subarray([...SMALL], { minLength: 1 }),
    fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  )
  .map(([name, chosen, isBegunByOther]): UserEvent => ({
    kind: 'upload',
    key: name,
    trades: KEYS[name]?.(chosen),
    isBegunByOther,
  }));

export const deletion: fc.Arbitrary<UserEvent> = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const), key }),
  fc.record({ kind: fc.constant('delete version' as const), key, fromLast: fc.nat(1) }),
);

/** A backfill that lists an object, or one of two replays. */
export const request: fc.Arbitrary<UserEvent> = fc.record({
  kind: fc.constant('request' as const),
  key,
  replay: fc.constantFrom(undefined, 1, 2),
});

/** Events of one second, of about the same time, and of times that no clocks confuse. */
export const userEvent: fc.Arbitrary<UserEvent> = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: upload }, { weight: 2, arbitrary: deletion }, { weight: 1, arbitrary: request }),
    fc.constantFrom(0, 0, 1, 100),
  )
  .map(([event, secondsAfter]) => ({ ...event, secondsAfter }));

/** Up to three faults. */
export const faults: fc.Arbitrary<readonly Fault[]> = faultsWithin(60, 3);

/** Worlds of up to three batches of up to three events, with up to three faults. */
export const randomWorlds: fc.Arbitrary<RandomWorld> = fc.record({
  isPacked: fc.boolean(),
  isVersioned: fc.boolean(),
  batches: fc.array(
    fc.record({
      events: fc.array(userEvent, { minLength: 1, maxLength: 3 }),
      isRead: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  faults,
  turns: fc.array(fc.nat(5), { maxLength: 60 }),
  expired: fc.subarray(Object.keys(KEYS), { maxLength: 2 }),
  again: fc.array(fc.boolean(), { maxLength: 9 }),
});

type Initial = Awaited<ReturnType<typeof SimulatedWorld.create>>;

/** Runs random worlds. */
export class WorldRunner {
  private constructor(
    private readonly empty: readonly Initial[],
    private readonly packed: readonly Initial[],
  ) {}

  public static async create(): Promise<WorldRunner> {
    const create = (uploads: readonly Upload[]) =>
      Promise.all([false, true].map((isVersioned) => SimulatedWorld.create(uploads, { isVersioned })));
    return new WorldRunner(await create([]), await create(PACKED));
  }

  /** @returns a problem if a reader gets wrong bars, during the run or at its end, or if a file is lost silently */
  public async problemOf({ isPacked, isVersioned, ...events }: RandomWorld): Promise<string | undefined> {
    const { world, initial } = (isPacked ? this.packed : this.empty)[isVersioned ? 1 : 0] as Initial;
    return runWorld(world, initial, events);
  }
}

/**
 * Runs the events of a world.
 *
 * @param observe called around every call of a worker
 * @returns a problem if a reader gets wrong bars, during the run or at its end, or if a file is lost silently
 */
export async function runWorld(
  world: SimulatedWorld,
  initial: SavedWorld,
  { batches, faults: planned, turns, expired, again }: Omit<RandomWorld, 'isPacked' | 'isVersioned'>,
  observe: Hook = () => Promise.resolve(),
): Promise<string | undefined> {
  world.restore(initial);
  const injector = new FaultInjector(planned);
  const delivered: string[] = [];
  const undone = new Set<string>();
  let step = 0;
  const readings: boolean[] = [];
  for (const { events, isRead, isSettled = false } of batches) {
    const work = events.map((event) => async (hook: Hook) => {
      await hook('before', event.kind);
      if (event.kind === 'plan' || event.kind === 'operate') return world.operate(event, both(hook, injector.hook));
      const message = world.change(event);
      if (message === undefined) return;
      delivered.push(message);
      if (event.kind !== 'process batch') undone.add(message);
      const { hook: fail, clock } = 'faults' in event ? new FaultInjector(event.faults ?? []) : injector;
      await world.deliver(message, both(both(hook, observe), fail), clock);
      undone.delete(message);
    });
    if (isRead) {
      work.push(async (hook) => {
        await hook('before', 'begin');
        readings.push(await world.readsWholeFiles(hook));
        await world.poll(hook);
      });
    }
    if (isSettled) {
      work.push(async (hook) => {
        await hook('before', 'begin');
        await world.settle(both(hook, injector.hook), injector.clock);
      });
    }
    await new Scheduler().run(work, (waiting) => waiting[(turns[step++] ?? 0) % waiting.length] as number);
  }
  for (const message of undone) await world.deliver(message);
  const unfinished = await world.finishBackfills();
  if (unfinished !== undefined) return unfinished;
  const expected = world.expectedBars();
  for (const name of expired) {
    const message = world.expire(name);
    if (message !== undefined) await world.deliver(message);
  }
  for (const [index, message] of delivered.entries()) if (again[index]) await world.deliver(message);
  const isSettled = batches.every((batch) => batch.isSettled === undefined) || (await world.settleAll());
  if (!isSettled) return 'bars stay contested';
  if (!readings.every(Boolean)) return 'a reader got wrong bars';
  return (await world.hasBars(expected)) ? world.problemOfLedger() : 'wrong bars in the end';
}

/** Up to a number of faults within a number of calls. */
export function faultsWithin(calls: number, maxLength: number): fc.Arbitrary<readonly Fault[]> {
  return fc.array(fc.record({ call: fc.nat(calls), kind: fc.constantFrom(...KINDS) }), { maxLength });
}

/** Combines two hooks. */
export function both(outer: Hook, inner: Hook): Hook {
  return async (when, operation) => {
    await outer(when, operation);
    await inner(when, operation);
  };
}

function isSameMinute(a: bigint, b: bigint): boolean {
  return a / MINUTE === b / MINUTE;
}
