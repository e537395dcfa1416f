import { adviceIfLost, commandOf, moveIfLost, oppositeOf, PLANS, PLANS_WITHOUT_FROM, type Move } from './direction';
import type { Plan, Role, StepTexts, Survivor } from './step';
import { fill, type Names } from './texts';

/** A plan with the command that runs it. */
export interface Runbook {
  readonly move: Move;
  readonly plan: Plan | Plan<Survivor>;
  /** True if the region that ingestion moves from is lost. */
  readonly isUnplanned: boolean;
  /** The command line. */
  readonly command: string;
}

/** The runbooks of all plans, in the order in which they are needed. */
export function runbooksOf(environment: string): readonly Runbook[] {
  const planned = (move: Move): Runbook => ({
    ...{ move, plan: PLANS[move], isUnplanned: false, command: commandOf(move, environment) },
  });
  const unplanned = (move: Move): Runbook => ({
    ...{
      move,
      plan: PLANS_WITHOUT_FROM[move],
      isUnplanned: true,
      command: commandOf(move, environment, '--unplanned'),
    },
  });
  return [planned('failover'), unplanned('failover'), planned('failback'), unplanned('failback')];
}

/** Renders a plan as a section of Markdown, from which a person can do every step. */
export function renderRunbook(runbook: Runbook, names: Names): string {
  const { move, plan, isUnplanned, command } = runbook;
  const text = (template: string) => fill(template, names);
  const ifLost = text(sectionIfLost(runbook));
  const steps = plan.steps.flatMap((step, index) => renderStep(step, index + 1, ifLost, text));
  const roles: readonly Role[] = isUnplanned ? ['to'] : ['from', 'to'];
  const lost = roles.map(
    (role) => `- If ${names[role]} is lost in any step: ${adviceIfLost(move, role, names.environment)}`,
  );
  const returned = text(
    `- When {from} returns: complete this section first, then go on with ${linkTo(PLANS[oppositeOf(move)])}.`,
  );
  return [
    ...[`### ${plan.title}`, '', text(plan.purpose), '', `\`${command}\` runs it.`, ''],
    ...[...lost, ...(isUnplanned ? [returned] : []), '', ...steps],
  ]
    .join('\n')
    .trimEnd();
}

function renderStep(step: StepTexts, number: number, ifLost: string, text: (template: string) => string): string[] {
  const { title, place, action, until, before, after, byHand, approval } = step;
  const lines = [
    action,
    ...(until === undefined ? [] : [`Skipped as soon as ${until}.`]),
    ...(before === undefined ? [] : [`Before: ${before}`]),
    `After: ${after}`,
    `By hand: ${byHand}`,
    ifLost,
  ];
  const indent = ' '.repeat(`${number}. `.length);
  return [
    `${number}. **${text(title)}** (${placeOf(place, text)}${approval === undefined ? '' : ', needs an approval'})`,
    ...lines.map((line) => `${indent}- ${text(line)}`),
  ];
}

/** Says with which section a person goes on if a region is lost in a step. */
function sectionIfLost({ move, isUnplanned }: Runbook): string {
  const sectionOf = (lost: Role) => linkTo(PLANS_WITHOUT_FROM[moveIfLost(move, lost)]);
  return isUnplanned
    ? `If {to} is lost, too: as soon as {from} answers, go on with ${sectionOf('to')}; as soon as {to} answers, begin this section again.`
    : `If {from} is lost: go on with ${sectionOf('from')}. If {to} is lost: with ${sectionOf('to')}.`;
}

function linkTo({ title }: { readonly title: string }): string {
  return `[${title}](#${title.toLowerCase().replaceAll(' ', '-')})`;
}

function placeOf(place: StepTexts['place'], text: (template: string) => string): string {
  if (place === 'both') return 'both regions';
  return place === 'operator' ? 'operator' : text(`{${place}}`);
}
