import fc from 'fast-check';
import type { Item } from '@trading/bars';
import { compareTables, type Difference } from '@trading/bars/comparison';
import { settlementMessage } from '@trading/bars/settlement';
import { contestedWorlds } from './contested-worlds';
import { faultsWithin, randomWorlds, runWorld, userEvent, type RandomWorld } from './random-worlds';
import { RebuiltTable } from './rebuilt-table';
import { SimulatedWorld, type SavedWorld } from './simulated-world';
import type { Fault } from './faults';
import type { UserEvent } from './small-case';

/** The number of comparisons after which all bars must be settled. */
const MAX_ROUNDS = 10;

/** The rebuild of the table of a world, as data. */
export interface RebuildWorld {
  /** What users did before. No object expires: its bars cannot be made again. */
  readonly live: Omit<RandomWorld, 'isPacked'>;
  /**
   * The call of a worker before which a backup of the table was taken, which is restored and then rebuilt.
   *
   * @default - an empty table is rebuilt
   */
  readonly restoredAt?: number;
  /** The items with bars that the restored table has lost, by their positions, counted in a circle. */
  readonly lost: readonly number[];
  /** What users do while the table is rebuilt. */
  readonly meanwhile: readonly UserEvent[];
  readonly faults: readonly Fault[];
  readonly turns: readonly number[];
}

/** Worlds of up to three batches of events, some of which contest bars, whose table is made again while up to two events happen. */
export const rebuildWorlds: fc.Arbitrary<RebuildWorld> = fc.record(
  {
    live: fc
      .oneof({ weight: 3, arbitrary: randomWorlds }, { weight: 1, arbitrary: contestedWorlds })
      .map(({ isPacked: _isPacked, ...world }) => ({ ...world, expired: [] })),
    restoredAt: fc.nat(120),
    lost: fc.array(fc.nat(20), { maxLength: 2 }),
    meanwhile: fc.array(userEvent, { maxLength: 2 }),
    faults: faultsWithin(60, 2),
    turns: fc.array(fc.nat(5), { maxLength: 120 }),
  },
  { requiredKeys: ['live', 'lost', 'meanwhile', 'faults', 'turns'] },
);

type Initial = Awaited<ReturnType<typeof SimulatedWorld.create>>;

/** Rebuilds the tables of random worlds. */
export class RebuildWorldRunner {
  private constructor(private readonly worlds: readonly Initial[]) {}

  public static async create(): Promise<RebuildWorldRunner> {
    return new RebuildWorldRunner(
      await Promise.all([false, true].map((isVersioned) => SimulatedWorld.create([], { isVersioned }))),
    );
  }

  /** @returns a problem if readers of the rebuilt table get other bars than those of the live one */
  public async problemOf({ live: { isVersioned, ...events }, ...rebuild }: RebuildWorld): Promise<string | undefined> {
    const { world, initial } = this.worlds[isVersioned ? 1 : 0] as Initial;
    const backup = new Backup(world, rebuild.restoredAt);
    const problem = await runWorld(world, initial, events, backup.observe);
    if (problem !== undefined) return `the live table: ${problem}`;
    const rebuilt = await rebuildTable(world, withoutBars(backup.restored(initial), rebuild.lost), rebuild);
    const differences = await differencesOf(world, rebuilt);
    return differences.length === 0 ? undefined : differences.map(textOf).join('; ');
  }
}

/** A copy of the items of a table at one of the calls of its workers. */
class Backup {
  private calls = 0;
  private items: Map<string, Item> | undefined;

  public constructor(
    private readonly world: SimulatedWorld,
    private readonly call: number | undefined,
  ) {}

  public readonly observe = async (when: 'before' | 'after'): Promise<void> => {
    if (when === 'before' && this.calls++ === this.call) this.items = new Map(this.world.table.items);
  };

  /** The items of the restored table. If the call was not reached, those of the whole table. */
  public restored({ items }: SavedWorld): Map<string, Item> {
    if (this.call === undefined) return new Map(items);
    return this.items ?? new Map(this.world.table.items);
  }
}

/**
 * Deletes items with bars. A lost mark of an entry of a pack that is obsolete would bring its bars back, which only a rebuild of an empty
 * table corrects.
 */
function withoutBars(items: Map<string, Item>, lost: readonly number[]): Map<string, Item> {
  for (const position of lost) {
    const keys = [...items.keys()].filter((key) => key.startsWith('BARS#') && !key.includes('~INVALIDATION')).sort();
    if (keys.length > 0) items.delete(keys[position % keys.length] as string);
  }
  return items;
}

async function rebuildTable(
  world: SimulatedWorld,
  items: Map<string, Item>,
  { meanwhile, faults, turns }: Omit<RebuildWorld, 'live'>,
): Promise<RebuiltTable> {
  const rebuilt = new RebuiltTable(world.bucket, items);
  const batches = await rebuilt.plan();
  const events = meanwhile.map((event) => async () => {
    const message = world.change(event);
    if (message !== undefined) await world.deliver(message);
    // A request is that of an operator, who plans it for one table.
    return event.kind === 'request' ? undefined : message;
  });
  await rebuilt.run(batches, { faults, turns, events });
  // A restored table lacks the deletions since, of which a bucket lists nothing.
  const messages = (await rebuilt.keysOfGone()).flatMap((key) => world.repeat(key));
  for (const message of messages) {
    await world.deliver(message);
    await rebuilt.deliver(message);
  }
  return rebuilt;
}

/** Compares the tables, and settles the bars that readers find contested, until there are none. */
async function differencesOf(world: SimulatedWorld, rebuilt: RebuiltTable): Promise<readonly Difference[]> {
  for (let round = 0; ; round += 1) {
    const contested: Record<'own' | 'other', Set<string>> = { own: new Set(), other: new Set() };
    const { named } = await compareTables(rebuilt.world.table, world.table, {
      stored: '1m',
      onContested: (side, chunk) => contested[side].add(settlementMessage(chunk)),
    });
    if (contested.own.size + contested.other.size === 0 || round === MAX_ROUNDS) return named;
    for (const message of contested.own) await rebuilt.deliver(message);
    for (const message of contested.other) await world.deliver(message);
  }
}

function textOf({ symbol, interval, time, fields, onlyIn }: Difference): string {
  const differing = fields.map(({ field, own, other }) => `${field}: ${own} instead of ${other}`).join(', ');
  return `${symbol} ${interval} ${time}: ${onlyIn === undefined ? differing : `only in ${onlyIn}`}`;
}
