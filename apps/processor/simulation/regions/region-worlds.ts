import fc from 'fast-check';
import type { Trade } from '@trading/bars';
import { faultsWithin } from '../random-worlds';
import { FIRST_HOUR, HOUR, MINUTE, TRADES } from '../small-case';
import { TwoRegions, type Meanwhile } from './two-regions';
import type { Unreplicated } from './unreplicated';
import type { Fault } from '../faults';

/** Two bars of four trades, in two hours. */
const SMALL = TRADES.filter(({ time }) => time < FIRST_HOUR + MINUTE || time >= FIRST_HOUR + HOUR);

/** The trades that a file of a key may have. Files of different sources have no trade in common. */
export const KEYS: Readonly<Record<string, readonly Trade[]>> = {
  'even.csv': SMALL.filter(({ id }) => Number(id) % 2 === 0),
  'even.csv.gz': SMALL.filter(({ id }) => Number(id) % 2 === 0),
  'odd.csv': SMALL.filter(({ id }) => Number(id) % 2 === 1),
};

/** Something that happens in a world of two regions. */
export type RegionEvent =
  | {
      readonly kind: 'upload';
      readonly region: number;
      readonly key: string;
      readonly trades: readonly Trade[];
      readonly isReplicated: boolean;
    }
  | {
      readonly kind: 'deliver';
      readonly region: number;
      readonly position: number;
      readonly faults: readonly Fault[];
      readonly isRepeated: boolean;
      readonly meanwhile?: Meanwhile | undefined;
    }
  | { readonly kind: 'arrive' | 'arrive most'; readonly picks: readonly number[] }
  /** Without the other region, which nobody can reach: see {@link TwoRegions.takeOver}. */
  | { readonly kind: 'take over'; readonly region: number }
  /** The region is switched off, as the first steps of a planned fail-over do that then ends. */
  | { readonly kind: 'stop'; readonly region: number }
  | { readonly kind: 'lose' | 'return' | 'read'; readonly region: number }
  | { readonly kind: 'fail over' | 'rest' | 'catch up' };

/** A world as data. */
export interface RegionWorld {
  readonly events: readonly RegionEvent[];
  /** True if regions that are lost stay lost. */
  readonly isForGood: boolean;
}

const region = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });

const either = fc.nat(1);

const upload: fc.Arbitrary<RegionEvent> = fc.constantFrom(...Object.keys(KEYS), 'even.csv', 'even.csv').chain((key) => {
  const all = KEYS[key] as readonly Trade[];
  return fc.record({
    kind: fc.constant('upload' as const),
    region,
    key: fc.constant(key),
    trades: fc.oneof(fc.constant(all), fc.subarray([...all], { minLength: 1 })),
    isReplicated: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  });
});

const meanwhile: fc.Arbitrary<Meanwhile> = fc.record({
  call: fc.nat(30),
  event: fc.constantFrom('arrive' as const, 'fail over' as const, 'lose' as const),
});

const delivery: fc.Arbitrary<RegionEvent> = fc.record({
  kind: fc.constant('deliver' as const),
  region,
  position: fc.nat(5),
  faults: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: faultsWithin(40, 2) }),
  isRepeated: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  meanwhile: fc.option(meanwhile, { nil: undefined, freq: 2 }),
});

/** Mostly, a few items are late. */
const arrival: fc.Arbitrary<RegionEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('arrive' as const),
    picks: fc.array(fc.nat(200), { minLength: 1, maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant('arrive most' as const),
    picks: fc.array(fc.nat(200), { minLength: 0, maxLength: 4 }),
  }),
);

const event: fc.Arbitrary<RegionEvent> = fc.oneof(
  { weight: 5, arbitrary: upload },
  { weight: 8, arbitrary: delivery },
  { weight: 4, arbitrary: arrival },
  { weight: 1, arbitrary: fc.constant({ kind: 'fail over' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('take over' as const), region: either }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('lose' as const, 'lose' as const, 'return' as const), region }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), region }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('rest' as const, 'catch up' as const) }) },
);

/** An upload that the active region has processed, at the begin of most worlds. */
const processed: fc.Arbitrary<readonly RegionEvent[]> = fc
  .tuple(upload, arrival, fc.boolean())
  .map(([uploaded, arrived, isQuiet]) => [
    { ...uploaded, region: 0 } as RegionEvent,
    { kind: 'deliver', region: 0, position: 0, faults: [], isRepeated: false },
    isQuiet ? { kind: 'rest' } : arrived,
  ]);

/** Two regions that write at once, because the second one has taken over and the first one does not know. */
const apart: fc.Arbitrary<readonly RegionEvent[]> = fc
  .tuple(upload, upload, fc.boolean())
  .map(([one, other, isFirst]) => {
    const deliveries = [0, 1].map((each): RegionEvent => ({
      ...{ kind: 'deliver', region: each, position: 0, faults: [], isRepeated: false },
    }));
    return [
      { kind: 'take over', region: 1 },
      { ...one, region: 0 } as RegionEvent,
      { ...other, region: 1 } as RegionEvent,
      ...(isFirst ? deliveries : deliveries.reverse()),
    ];
  });

/**
 * Two regions that become the writer without knowing of each other: the second one was the writer for a moment or not at all, is lost, and
 * the first one is made the writer again. Then that one is lost, and the second one returns.
 */
const takenTwice: fc.Arbitrary<readonly RegionEvent[]> = fc
  .tuple(upload, upload, fc.boolean())
  .map(([one, other, isMoved]) => [
    isMoved ? { kind: 'fail over' } : { kind: 'stop', region: 0 },
    { kind: 'lose', region: 1 },
    { kind: 'take over', region: 0 },
    { ...one, region: 0 } as RegionEvent,
    { kind: 'deliver', region: 0, position: 0, faults: [], isRepeated: false },
    { kind: 'lose', region: 0 },
    { kind: 'return', region: 1 },
    { kind: 'take over', region: 1 },
    { ...other, region: 1 } as RegionEvent,
    { kind: 'deliver', region: 1, position: 0, faults: [], isRepeated: false },
    { kind: 'return', region: 0 },
  ]);

/** Worlds of up to three files that were processed, of two writers at once or not, and of up to 10 events. */
export const regionWorlds: fc.Arbitrary<RegionWorld> = fc.record({
  events: fc
    .tuple(
      fc.array(processed, { maxLength: 3 }),
      fc.option(fc.oneof({ weight: 3, arbitrary: apart }, { weight: 1, arbitrary: takenTwice }), { nil: [], freq: 2 }),
      fc.array(event, { minLength: 1, maxLength: 10 }),
    )
    .map(([before, both, events]) => [...before.flat(), ...both, ...events]),
  isForGood: fc.boolean(),
});

/** @returns a problem if something went wrong during the events or is wrong in the end */
export async function problemOfRegions(world: RegionWorld): Promise<string | undefined> {
  return (await runRegions(world)).problem;
}

/** Runs the events of a world. The result has a problem if something went wrong meanwhile or is wrong in the end. */
export async function runRegions({
  events,
  isForGood,
}: RegionWorld): Promise<{ readonly problem: string | undefined; readonly unreplicated: readonly Unreplicated[] }> {
  const world = await TwoRegions.create();
  for (const each of events) {
    await happen(world, each);
    if (world.problem !== undefined) break;
  }
  const problem = world.problem ?? (await world.finish(isForGood));
  return { problem, unreplicated: world.unreplicated };
}

async function happen(world: TwoRegions, event: RegionEvent): Promise<void> {
  switch (event.kind) {
    case 'upload':
      world.upload(event.region, event.key, event.trades, event.isReplicated);
      return;
    case 'deliver':
      return world.deliver(event.region, event.position, event.faults, event.isRepeated, event.meanwhile);
    case 'arrive':
      world.arrive(event.picks);
      return;
    case 'arrive most':
      world.arriveMost(event.picks);
      return;
    case 'fail over':
      return world.failOver();
    case 'take over':
      return world.takeOver(event.region);
    case 'stop':
      world.stop(event.region);
      return;
    case 'lose':
      world.lose(event.region);
      return;
    case 'return':
      world.return(event.region);
      return;
    case 'read':
      return world.read(event.region);
    case 'rest':
      world.rest();
      return;
    case 'catch up':
      await world.catchUp();
      return;
  }
}
