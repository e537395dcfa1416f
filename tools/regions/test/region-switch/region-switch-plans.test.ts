import { pairOf } from '../../src/plan/direction';
import { renderRunbook, runbooksOf, type Runbook } from '../../src/plan/runbook';
import type { Plan, Step } from '../../src/plan/step';
import { regionSwitchPlans, regionSwitchWorkflow } from '../../src/region-switch/region-switch-plans';

const REGIONS = { environment: 'production', primary: 'us-east-1', standby: 'us-west-2' };
const RUNBOOKS = runbooksOf('production').map((runbook) => ({ ...runbook, title: runbook.plan.title }));

const namesOf = ({ move }: Runbook) => ({
  ...pairOf(move, REGIONS.primary, REGIONS.standby),
  environment: REGIONS.environment,
});

/** The numbers and the titles of the steps that a person reads. */
function readSteps(runbook: Runbook): string[] {
  const text = renderRunbook(runbook, namesOf(runbook));
  return [...text.matchAll(/^(\d+)\. \*\*(.+)\*\*/gm)].map(([, number, title]) => `${number} ${title}`);
}

/** The numbers and the titles of the steps of the workflow. */
function switchedSteps(runbook: Runbook, hasFunctions: boolean): string[] {
  const { steps } = regionSwitchWorkflow(runbook, REGIONS, hasFunctions);
  return steps.map(({ description }) => description.replace(/^Step (\d+) of “.+” in the runbook:/, '$1'));
}

describe.each(RUNBOOKS)('the workflow of the $title', (runbook) => {
  test.each([false, true])('has the steps of the runbook in their order (functions: %s)', (hasFunctions) => {
    expect(readSteps(runbook).length).toBeGreaterThan(7);
    expect(switchedSteps(runbook, hasFunctions)).toEqual(readSteps(runbook));
  });

  test.each<readonly [string, (steps: readonly Step[]) => readonly Step[]]>([
    ['is removed', (steps) => steps.filter(({ id }) => id !== 'start-rules-to')],
    ['is moved', ([first, ...others]) => [...others, first!]],
    ['is added', (steps) => [...steps, { ...steps[1]!, id: 'another', title: 'Do another thing in {to}' }]],
  ])('follows the runbook if a step %s', (_, change) => {
    const { steps } = runbook.plan as Plan;
    const planted: Runbook = { ...runbook, plan: { ...(runbook.plan as Plan), steps: change(steps) } };
    expect(switchedSteps(planted, true)).toEqual(readSteps(planted));
    expect(switchedSteps(planted, true)).not.toEqual(switchedSteps(runbook, true));
  });
});

test('has a workflow for each region in each of the two plans', () => {
  const plans = regionSwitchPlans(REGIONS, true);
  expect(plans.map(({ name, workflows }) => [name, workflows.map(({ region }) => region)])).toEqual([
    ['ingestion-planned-production', ['us-west-2', 'us-east-1']],
    ['ingestion-unplanned-production', ['us-west-2', 'us-east-1']],
  ]);
  expect(JSON.stringify(plans)).not.toMatch(/\{(from|to|environment)\}|undefined/);
});

test('switches mappings by itself, and asks a person for decisions, backfills and the commit', () => {
  const [planned, unplanned] = regionSwitchPlans(REGIONS, true).map(({ workflows }) =>
    workflows[0]!.steps
      .filter(({ block }) => block.kind !== 'function')
      .map(({ name, block }) =>
        block.kind === 'mapping' ? [name, `${block.action} ${block.role}`] : [name, block.kind],
      ),
  );
  expect(planned).toEqual([
    ['catch-up-from', 'approval'],
    ['approve-move', 'approval'],
    ['stop-mapping-from', 'disable from'],
    ['start-mapping-to', 'enable to'],
    ['catch-up-to', 'approval'],
    ['commit-writer', 'approval'],
  ]);
  expect(unplanned).toEqual([
    ['confirm-loss', 'approval'],
    ['start-mapping-to', 'enable to'],
    ['catch-up-to', 'approval'],
    ['commit-writer', 'approval'],
  ]);
});

test('asks a person for every other step if there are no functions', () => {
  const blocks = regionSwitchPlans(REGIONS, false).flatMap(({ workflows }) =>
    workflows.flatMap(({ steps }) => steps.map(({ block }) => block.kind)),
  );
  expect(blocks.filter((kind) => kind === 'mapping')).toHaveLength(6);
  expect(blocks.filter((kind) => kind === 'approval')).toHaveLength(blocks.length - 6);
});

test('waits at least as long as the commands do, and a day for persons', () => {
  const steps = regionSwitchPlans(REGIONS, true)[0]!.workflows[0]!.steps;
  const timeouts = Object.fromEntries(steps.map(({ name, timeoutMinutes }) => [name, timeoutMinutes]));
  expect(timeouts).toMatchObject({
    'check-writer': 15,
    'drain-queue-from': 120,
    'await-replication': 60,
    'stop-mapping-from': 15,
    'approve-move': 1_440,
  });
});
