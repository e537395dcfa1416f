import { pairOf } from '../../src/plan/direction';
import { renderRunbook, runbooksOf } from '../../src/plan/runbook';

const RUNBOOKS = runbooksOf('production').map((runbook) => ({
  ...runbook,
  title: runbook.plan.title,
  text: renderRunbook(runbook, { ...pairOf(runbook.move, 'us-east-1', 'us-west-2'), environment: 'production' }),
}));

describe.each(RUNBOOKS)('the runbook of the $title', ({ plan, text, command }) => {
  test('has every step in order, with what it does, how it is checked and how a person does it', () => {
    const numbered = text.split('\n').filter((line) => /^\d+\. \*\*/.test(line));
    expect(numbered.map((line) => Number.parseInt(line, 10))).toEqual(plan.steps.map((_, index) => index + 1));
    expect(text.match(/^ +- After: /gm)).toHaveLength(plan.steps.length);
    expect(text.match(/^ +- By hand: /gm)).toHaveLength(plan.steps.length);
  });

  test('names regions and environment everywhere', () => {
    expect(text).not.toMatch(/\{(from|to|environment)\}|undefined/);
    expect(text).toContain(`\`${command}\``);
  });

  test('has steps of different ids', () => {
    const ids = plan.steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('says in each runbook how to go on if a region is lost that it needs', () => {
  const [planned, unplanned, back] = RUNBOOKS.map(({ text }) =>
    text.split('\n').filter((line) => line.startsWith('- If ')),
  );
  const over = 'go on in the other region with `npx nx run infra:failover --configuration=production -- --unplanned`.';
  const takeBack =
    'go on in the other region with `npx nx run infra:failback --configuration=production -- --unplanned`.';
  expect(planned).toEqual([
    `- If us-east-1 is lost in any step: ${over}`,
    `- If us-west-2 is lost in any step: ${takeBack}`,
  ]);
  expect(unplanned).toEqual([`- If us-west-2 is lost in any step: ${takeBack}`]);
  expect(back).toEqual([
    `- If us-west-2 is lost in any step: ${takeBack}`,
    `- If us-east-1 is lost in any step: ${over}`,
  ]);
});
