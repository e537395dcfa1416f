import { PLANS, PLANS_WITHOUT_FROM } from '../../src/plan/direction';
import type { Pair, Plan, Step } from '../../src/plan/step';
import type { FakeWorld } from '../fake-world';
import {
  BACK,
  interrupt,
  lostWorld,
  ordinaryWorld,
  PLANNED,
  rehearse,
  returnedWorld,
  UNPLANNED,
  type Rehearsed,
} from '../rehearsal';

/** Runs a plan uninterrupted, and ended at each call. @returns the first thing that is wrong */
async function examine(plan: Rehearsed, begin: () => Promise<FakeWorld>): Promise<string | undefined> {
  for (let call = Infinity; call > 0; call = call === Infinity ? 1 : call + 1) {
    const world = await begin();
    const from = plan.move === 'failover' ? world.primary : world.standby;
    const to = from === world.primary ? world.standby : world.primary;
    let wasInterrupted: boolean;
    try {
      wasInterrupted = await interrupt(world, plan, call, 'after');
      await world.settle();
      await rehearse(world, plan);
    } catch (error) {
      return (error as Error).message;
    }
    await world.settle();
    world.uploads.push('trades/last-99.csv');
    await world.finish();
    if (from.isIngesting && !from.isLost) return `${from.name} ingests`;
    if (from.schedule.State === 'ENABLED' && !from.isLost) return `${from.name} exports`;
    if (to.schedule.State !== 'ENABLED') return `${to.name} does not export`;
    if (to.items.get('WRITER WRITER')?.['region'] !== to.name) return `${to.name} is not the writer`;
    const processed = await to.processedKeys();
    if (processed.length < to.objects.size) return `${to.objects.size - processed.length} files are not processed`;
    if (begin === ordinaryWorld && world.mostIngesting > 1) return 'both regions ingested';
    if (begin !== lostWorld && world.isTakenInUse) return 'the writer changed while a region ingested';
    if (call !== Infinity && !wasInterrupted) return undefined;
  }
  return undefined;
}

const without =
  (id: string) =>
  (plan: Plan): Plan => ({ ...plan, steps: plan.steps.filter((step) => step.id !== id) });

const change =
  (id: string, edit: (step: Step) => Step) =>
  (plan: Plan): Plan => ({ ...plan, steps: plan.steps.map((step) => (step.id === id ? edit(step) : step)) });

/** Moves a step to the place before another one, without its check before. */
const early =
  (id: string, other: string) =>
  (plan: Plan): Plan => {
    const step = plan.steps.find((each) => each.id === id)!;
    const steps = plan.steps.filter((each) => each.id !== id);
    const at = steps.findIndex((each) => each.id === other);
    return { ...plan, steps: [...steps.slice(0, at), { ...step, refusal: undefined }, ...steps.slice(at)] };
  };

const doingNothing = (step: Step): Step => {
  const { body } = step;
  if (body.kind === 'task')
    return { ...step, body: { ...body, run: () => Promise.resolve({ isDone: true, found: '' }) } };
  return { ...step, body: { ...body, check: () => Promise.resolve({ isDone: true, found: '' }) } };
};

const believingTo = (step: Step): Step => {
  const skip = async ({ to, home }: Pair) => {
    const { region } = (await to.records.writer()) ?? { region: home };
    return region === to.name ? 'taken' : undefined;
  };
  return step.skip ? { ...step, skip } : step;
};

test.each([
  ['planned fail-over', PLANNED, ordinaryWorld],
  ['unplanned fail-over', UNPLANNED, lostWorld],
  ['fail-back', BACK, returnedWorld],
] as const)(
  'nothing is wrong with the plan of a %s',
  async (_, plan, begin) => {
    expect(await examine(plan, begin)).toBeUndefined();
  },
  60_000,
);

test.each<readonly [string, (plan: Plan) => Plan]>([
  ['the rules stay on', without('stop-rules-from')],
  ['the mapping stays on', without('stop-mapping-from')],
  ['the exports stay on', without('stop-exports-from')],
  ['no epoch is taken', without('take-writer')],
  ['the mapping is not switched on', without('start-mapping-to')],
  ['the rules are not switched on', without('start-rules-to')],
  ['the exports are not switched on', without('start-exports-to')],
  ['files that arrived meanwhile are left', without('catch-up-to')],
  ['the step that catches up does nothing', change('catch-up-to', doingNothing)],
  ['the mapping is switched on before the other one is off', early('start-mapping-to', 'stop-mapping-from')],
  ['the rules are switched on before the epoch is taken', early('start-rules-to', 'stop-rules-from')],
  ['a check does not look', change('stop-mapping-from', doingNothing)],
  ['files are caught up before the rules are on', early('catch-up-to', 'stop-exports-from')],
])('a planned fail-over is found to be wrong if %s', async (_, mistake) => {
  expect(await examine({ ...PLANNED, plan: mistake(PLANS.failover) }, ordinaryWorld)).toBeDefined();
});

test.each<readonly [string, (plan: Plan) => Plan]>([
  ['the epoch is not taken', without('take-writer')],
  ['the rules are not switched on', without('start-rules-to')],
  ['the backlog is left', without('catch-up-to')],
  [
    'it waits for the region that is lost',
    (plan) => ({ ...plan, steps: [...PLANS.failover.steps.slice(0, 1), ...plan.steps] }),
  ],
])('an unplanned fail-over is found to be wrong if %s', async (_, mistake) => {
  expect(await examine({ ...UNPLANNED, plan: mistake(PLANS_WITHOUT_FROM.failover as Plan) }, lostWorld)).toBeDefined();
});

test.each<readonly [string, (plan: Plan) => Plan]>([
  ['files that came back are left', (plan) => without('catch-up-from')(without('catch-up-to')(plan))],
  ['the region that returned is the writer before it is current', early('take-writer', 'check-fence')],
  ['the replica of the region that returned is believed', (plan) => ({ ...plan, steps: plan.steps.map(believingTo) })],
  ['the region that returned stays on', (plan) => without('stop-rules-to')(without('stop-mapping-to')(plan))],
])('a fail-back is found to be wrong if %s', async (_, mistake) => {
  expect(await examine({ ...BACK, plan: mistake(PLANS.failback) }, returnedWorld)).toBeDefined();
});
