import type { Hook } from '@trading/bars/testing';
import { LostRegionError } from '../src/errors';
import { adviceIfLost, PLANS, PLANS_WITHOUT_FROM, type Move } from '../src/plan/direction';
import type { Plan, Survivor } from '../src/plan/step';
import { runPlan, type RunOptions } from '../src/run/run-plan';
import type { FakeRegion } from './fake-region';
import { FakeWorld, PRIMARY, STANDBY } from './fake-world';

/** A command with the plan that it runs. */
export interface Rehearsed {
  readonly move: Move;
  readonly plan: Plan | Plan<Survivor>;
}

export const PLANNED: Rehearsed = { move: 'failover', plan: PLANS.failover };
export const UNPLANNED: Rehearsed = { move: 'failover', plan: PLANS_WITHOUT_FROM.failover };
export const BACK: Rehearsed = { move: 'failback', plan: PLANS.failback };
export const BACK_UNPLANNED: Rehearsed = { move: 'failback', plan: PLANS_WITHOUT_FROM.failback };

/** Thrown by a hook, as if the process ended there. */
export class Interrupted extends Error {}

/** The regions from which and to which a command moves ingestion. */
export function pairOf(world: FakeWorld, move: Move): readonly [from: FakeRegion, to: FakeRegion] {
  return move === 'failover' ? [world.primary, world.standby] : [world.standby, world.primary];
}

/** Runs a plan. @returns what was printed */
export async function rehearse(
  world: FakeWorld,
  { move, plan }: Rehearsed,
  hook: Hook = () => Promise.resolve(),
  change: Partial<RunOptions> = {},
): Promise<string> {
  const [from, to] = pairOf(world, move);
  const lines: string[] = [];
  const options: RunOptions = {
    names: { from: from.name, to: to.name, environment: 'production' },
    isDryRun: false,
    approve: () => Promise.resolve(true),
    print: (text) => lines.push(text),
    adviceIfLost: (region) => adviceIfLost(move, region === from.name ? 'from' : 'to', 'production'),
    ...change,
  };
  // Time passes while a command works: between every few calls.
  let calls = 0;
  const busy: Hook = async (when, name) => {
    if (when === 'before' && ++calls % 4 === 0) await world.clock.sleep(500);
    await hook(when, name);
  };
  const regions = { from: world.open(from, busy), to: world.open(to, busy), home: PRIMARY, clock: world.clock };
  await runPlan(plan as Plan, regions, options);
  return lines.join('\n');
}

/** A hook that acts at one call of a command. */
export function atCall(
  call: number,
  point: 'before' | 'after',
  act: () => void,
): { hook: Hook; wasReached: () => boolean } {
  let calls = 0;
  const hook: Hook = (when) => {
    if (when === point && ++calls === call) act();
    return Promise.resolve();
  };
  return { hook, wasReached: () => calls >= call };
}

/** Ends a command at one call of it. Nothing is called afterwards. */
export async function interrupt(
  world: FakeWorld,
  rehearsed: Rehearsed,
  call: number,
  point: 'before' | 'after',
): Promise<boolean> {
  const { hook } = atCall(call, point, () => {
    throw new Interrupted();
  });
  try {
    await rehearse(world, rehearsed, hook);
    return false;
  } catch (error) {
    if (error instanceof Interrupted) return true;
    throw error;
  }
}

/** Loses a region at one call of a command, and runs the command that the error names. @returns false if the call was not reached */
export async function lose(world: FakeWorld, rehearsed: Rehearsed, region: FakeRegion, call: number): Promise<boolean> {
  const { hook, wasReached } = atCall(call, 'before', () => (region.isLost = true));
  try {
    await rehearse(world, rehearsed, hook);
  } catch (error) {
    if (!(error instanceof LostRegionError)) throw error;
    const [, move = ''] = /infra:(\w+) --configuration=production -- --unplanned/.exec(error.message) ?? [];
    await rehearse(world, { move: move as Move, plan: PLANS_WITHOUT_FROM[move as Move] });
  }
  return wasReached();
}

/** A world in which the primary ingests, and users go on to upload files. */
export async function ordinaryWorld(): Promise<FakeWorld> {
  const world = new FakeWorld();
  for (let day = 1; day <= 3; day += 1) world.upload(`trades/early-${day}.csv`);
  await world.settle();
  for (let day = 4; day <= 6; day += 1) world.upload(`trades/new-${day}.csv`);
  for (let day = 20; day <= 31; day += 1) world.uploads.push(`trades/late-${day}.csv`);
  return world;
}

/** A world whose primary was lost with files that were not replicated, and messages in its queue. */
export async function lostWorld(): Promise<FakeWorld> {
  const world = await ordinaryWorld();
  world.isPartitioned = true;
  world.upload('trades/stranded-12.csv');
  world.upload('trades/stranded-13.csv');
  await world.clock.sleep(500);
  world.upload('trades/stranded-14.csv');
  world.primary.isLost = true;
  world.isPartitioned = false;
  return world;
}

/** A world in which the standby took over, and the primary has just returned as it was. */
export async function returnedWorld(): Promise<FakeWorld> {
  const world = await lostWorld();
  await rehearse(world, UNPLANNED);
  await world.settle();
  for (let day = 60; day <= 71; day += 1) world.uploads.push(`trades/later-${day}.csv`);
  world.primary.isLost = false;
  world.isTakenInUse = false;
  return world;
}

export { PRIMARY, STANDBY };
