import { LostRegionError, RefusedError, UnreachableRegionError } from '../../src/errors';
import type { Move } from '../../src/plan/direction';
import { regionSwitchPlanName, regionSwitchPlans } from '../../src/region-switch/region-switch-plans';
import { RETRY_MINUTES, runBlock, UnknownBlockError, type BlockEnvironment } from '../../src/region-switch/run-block';
import type { FakeWorld } from '../fake-world';
import {
  BACK,
  BACK_UNPLANNED,
  lostWorld,
  ordinaryWorld,
  pairOf,
  PLANNED,
  PRIMARY,
  rehearse,
  returnedWorld,
  STANDBY,
  UNPLANNED,
  type Rehearsed,
} from '../rehearsal';

const ENVIRONMENT = 'production';

interface Execution {
  readonly move: Move;
  readonly isUnplanned: boolean;
}

/** The number of blocks of a planned move. */
const BLOCKS = PLANNED.plan.steps.length;

const PLANNED_OVER: Execution = { move: 'failover', isUnplanned: false };

function environmentOf(world: FakeWorld): BlockEnvironment {
  return {
    ...{ name: ENVIRONMENT, primary: PRIMARY, standby: STANDBY, clock: world.clock, print: () => undefined },
    open: (name) => Promise.resolve(world.open(world.regions.find((each) => each.name === name)!)),
  };
}

function call(world: FakeWorld, { isUnplanned }: Execution, region: string, StepName: string): Promise<void> {
  const PlanArn = `arn:aws:arc-region-switch::333333333333:plan/${regionSwitchPlanName(ENVIRONMENT, isUnplanned)}:abc123`;
  return runBlock({ PlanArn, StepName }, region, environmentOf(world));
}

interface Progress {
  /** Calls of the function of each step: Region switch may call it again although it has succeeded. */
  readonly callsOfEachStep: number;
  /** Called before each block, with its number from 0. */
  readonly before: (index: number) => void;
}

/** Executes a plan as Region switch does, with the people who do their steps by the runbook. */
async function execute(world: FakeWorld, execution: Execution, progress: Partial<Progress> = {}): Promise<void> {
  const { callsOfEachStep = 1, before } = progress;
  const [from, to] = pairOf(world, execution.move);
  const regions = { environment: ENVIRONMENT, primary: PRIMARY, standby: STANDBY };
  const plan = regionSwitchPlans(regions, true)[execution.isUnplanned ? 1 : 0]!;
  const { steps } = plan.workflows.find(({ region }) => region === to.name)!;
  for (const [index, { name, block }] of steps.entries()) {
    before?.(index);
    if (block.kind === 'mapping') {
      await world.open(block.role === 'to' ? to : from).mapping.set(block.action === 'enable');
      await world.settle();
    } else if (block.kind === 'function') {
      for (let count = 0; count < callsOfEachStep; count += 1) await call(world, execution, to.name, name);
    } else if (name.startsWith('catch-up')) {
      while (!(await world.open(name === 'catch-up-to' ? to : from).catchUp()));
    }
  }
}

const CASES: readonly (readonly [string, Rehearsed, Execution, () => Promise<FakeWorld>])[] = [
  ['a planned fail-over', PLANNED, { move: 'failover', isUnplanned: false }, ordinaryWorld],
  ['an unplanned fail-over', UNPLANNED, { move: 'failover', isUnplanned: true }, lostWorld],
  ['a planned fail-back', BACK, { move: 'failback', isUnplanned: false }, returnedWorld],
  ['an unplanned fail-back', BACK_UNPLANNED, { move: 'failback', isUnplanned: true }, worldWithoutStandby],
];

describe.each(CASES)('the blocks of %s', (_, plan, execution, begin) => {
  test.each([1, 2])('lead to the same state as the command if each function is called %i times', async (calls) => {
    const [world, other] = [await begin(), await begin()];

    await execute(world, execution, { callsOfEachStep: calls });
    await rehearse(other, plan);
    await world.finish();
    await other.finish();

    expect(await world.state()).toEqual(await other.state());
    expect([world.mostIngesting, world.isTakenInUse]).toEqual([other.mostIngesting, other.isTakenInUse]);
  });
});

describe.each(CASES.filter(([, , { isUnplanned }]) => !isUnplanned))('%s', (_, _plan, execution, begin) => {
  test.each([0, 1])(
    'is continued by the unplanned plan in the other region if region %i is lost before any block',
    async (index) => {
      for (let number = 0; number < BLOCKS; number += 1) {
        const world = await begin();
        const lost = pairOf(world, execution.move)[index]!;
        const survivor = world.regions.find((region) => region !== lost)!;
        const lose = (block: number) => {
          if (block === number) lost.isLost = true;
        };
        // Not every block needs both regions.
        await execute(world, execution, { before: lose }).catch((error: unknown) => {
          if (!(error instanceof LostRegionError || error instanceof UnreachableRegionError)) throw error;
        });
        await execute(world, { move: lost.name === PRIMARY ? 'failover' : 'failback', isUnplanned: true });
        world.uploads.splice(0);
        await world.settle(12);

        const processed = await survivor.processedKeys();
        expect({ number, isIngesting: survivor.isIngesting, processed }).toEqual({
          ...{ number, isIngesting: true, processed: [...survivor.objects.keys()].sort() },
        });
      }
    },
  );
});

test('ends before Region switch calls again if a state is not reached', async () => {
  const world = await ordinaryWorld();
  world.isPartitioned = true;
  world.upload('trades/behind-1.csv');
  await world.settle(20);
  const began = world.time;

  await expect(call(world, PLANNED_OVER, STANDBY, 'await-replication')).rejects.toThrow(RefusedError);

  expect(world.time - began).toBeLessThan(RETRY_MINUTES * 60_000);
  world.isPartitioned = false;
  await world.finish();
});

test('keeps the checks before a step', async () => {
  const world = await ordinaryWorld();
  await expect(call(world, PLANNED_OVER, STANDBY, 'take-writer')).rejects.toThrow(
    'expected nothing that ingests in us-east-1',
  );
});

test('names the plan without the lost region', async () => {
  const world = await lostWorld();
  await expect(call(world, PLANNED_OVER, STANDBY, 'check-writer')).rejects.toThrow(
    'Cancel the execution, and run the plan ingestion-unplanned-production in the other region.',
  );
});

test.each([
  ['a step that is not in the plan', 'confirm-loss', 'ingestion-planned-production', STANDBY],
  ['a plan of another environment', 'check-writer', 'ingestion-planned-staging', STANDBY],
  ['another region', 'check-writer', 'ingestion-planned-production', 'eu-west-1'],
])('rejects %s', async (_, StepName, plan, region) => {
  const PlanArn = `arn:aws:arc-region-switch::333333333333:plan/${plan}:abc123`;
  const world = await ordinaryWorld();
  await expect(runBlock({ PlanArn, StepName }, region, environmentOf(world))).rejects.toThrow(UnknownBlockError);
});

/** A world whose standby was lost while it was the writer, and whose primary answers. */
async function worldWithoutStandby(): Promise<FakeWorld> {
  const world = await ordinaryWorld();
  await rehearse(world, PLANNED);
  await world.settle();
  world.standby.isLost = true;
  return world;
}
