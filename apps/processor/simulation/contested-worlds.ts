import fc from 'fast-check';
import type { Trade } from '@trading/bars';
import { MIN_PARTIALS } from '@trading/bars/testing';
import { faults, runWorld, type RandomWorld } from './random-worlds';
import { SimulatedWorld } from './simulated-world';
import { FIRST_HOUR, MINUTE, TRADES, type UserEvent, type Upload } from './small-case';

/** Two bars of four trades in one hour. */
const BARS = TRADES.filter(({ time }) => time < FIRST_HOUR + 2n * MINUTE);

/** Files of a third bar that are packed, so that new files are packed with them. */
const PACKED: readonly Upload[] = Array.from({ length: MIN_PARTIALS }, (_, part) => ({
  key: `${part}.csv`,
  trades: BARS.slice(0, 1).map((trade) => ({ ...trade, time: FIRST_HOUR + 2n * MINUTE, id: String(100 + part) })),
}));

/** An upload of one of three files that may have any trades, so that they share some but not all of a bar. */
const upload = fc
  .tuple(fc.constantFrom('x.csv', 'y.csv', 'z.csv'), fc.subarray([...BARS] as Trade[], { minLength: 1 }))
  .map(([key, trades]): UserEvent => ({ kind: 'upload', key, trades }));

/** Worlds of up to three batches of up to three uploads, between or during which contested bars are settled. */
export const contestedWorlds: fc.Arbitrary<RandomWorld> = fc.record({
  isPacked: fc.boolean(),
  isVersioned: fc.constant(false),
  batches: fc.array(
    fc.record({
      events: fc.array(upload, { minLength: 1, maxLength: 3 }),
      isRead: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      isSettled: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  faults,
  turns: fc.array(fc.nat(5), { maxLength: 60 }),
  expired: fc.constant([]),
  again: fc.array(fc.boolean(), { maxLength: 6 }),
});

type Initial = Awaited<ReturnType<typeof SimulatedWorld.create>>;

/** Runs worlds in which bars are contested. */
export class ContestedWorldRunner {
  private constructor(
    private readonly empty: Initial,
    private readonly packed: Initial,
  ) {}

  public static async create(): Promise<ContestedWorldRunner> {
    return new ContestedWorldRunner(await SimulatedWorld.create([]), await SimulatedWorld.create(PACKED));
  }

  /** @returns a problem if a reader gets wrong bars and is not told of conflicts, or if a bar stays contested */
  public async problemOf({ isPacked, ...events }: RandomWorld): Promise<string | undefined> {
    const { world, initial } = isPacked ? this.packed : this.empty;
    return runWorld(world, initial, events);
  }
}
