import { pairOf } from '../../src/plan/direction';
import { renderRunbook, runbooksOf } from '../../src/plan/runbook';

const RUNBOOKS = runbooksOf('production').map((runbook) => ({
  ...runbook,
  title: runbook.plan.title,
  text: renderRunbook(runbook, { ...pairOf(runbook.move, 'us-east-1', 'us-west-2'), environment: 'production' }),
}));

/** The section without the lost region, by the runbook and the region that is lost in a step of it. */
const NEXT_SECTIONS: Readonly<Record<string, readonly (readonly [lost: string, section: string])[]>> = {
  'Planned fail-over': [
    ['us-east-1', 'Unplanned fail-over'],
    ['us-west-2', 'Unplanned fail-back'],
  ],
  'Unplanned fail-over': [['us-west-2', 'Unplanned fail-back']],
  'Planned fail-back': [
    ['us-west-2', 'Unplanned fail-back'],
    ['us-east-1', 'Unplanned fail-over'],
  ],
  'Unplanned fail-back': [['us-east-1', 'Unplanned fail-over']],
};

describe.each(RUNBOOKS)('the runbook of the $title', ({ title, plan, text, command }) => {
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

  test('says at each step with which section a person goes on if a region is lost', () => {
    const steps = text.split(/^\d+\. \*\*/m).slice(1);
    expect(steps).toHaveLength(plan.steps.length);
    const sections = RUNBOOKS.map((each) => each.title);
    for (const step of steps) {
      const line = step.split('\n').find((each) => /^ +- If /.test(each)) ?? '';
      const links = [...line.matchAll(/If (\S+) is lost.*?\[([^\]]+)\]\(#([a-z-]+)\)/g)];
      expect(links.map(([, region, section]) => [region, section])).toEqual(NEXT_SECTIONS[title]);
      for (const [, , section, anchor] of links) {
        expect(sections).toContain(section);
        expect(anchor).toBe(section!.toLowerCase().replaceAll(' ', '-'));
      }
    }
  });

  test('has steps of different ids', () => {
    const ids = plan.steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('says in each runbook how to go on if a region is lost that it needs', () => {
  const [planned, unplanned, back, unplannedBack] = RUNBOOKS.map(({ text }) =>
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
  expect(unplannedBack).toEqual([`- If us-east-1 is lost in any step: ${over}`]);
});

test('says in each unplanned runbook with which section a person goes on when the lost region returns', () => {
  const lines = RUNBOOKS.map(({ text }) => text.split('\n').filter((line) => line.startsWith('- When ')));
  const then = 'complete this section first, then go on with';
  expect(lines).toEqual([
    [],
    [`- When us-east-1 returns: ${then} [Planned fail-back](#planned-fail-back).`],
    [],
    [`- When us-west-2 returns: ${then} [Planned fail-over](#planned-fail-over).`],
  ]);
});
