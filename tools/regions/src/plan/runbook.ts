import { adviceIfLost, commandOf, PLANS, PLAN_WITHOUT_FROM, type Move } from './direction';
import type { Plan, Role, StepTexts, Survivor } from './step';
import { fill, type Names } from './texts';

/** A plan with the command that runs it. */
export interface Runbook {
  readonly move: Move;
  readonly plan: Plan | Plan<Survivor>;
  /** The command line. */
  readonly command: string;
  /** The regions that a step may lose. */
  readonly regions: readonly Role[];
}

/** The runbooks of all plans, in the order in which they are needed. */
export function runbooksOf(environment: string): readonly Runbook[] {
  const planned = (move: Move): Runbook => ({
    ...{ move, plan: PLANS[move], command: commandOf(move, environment) },
    regions: ['from', 'to'],
  });
  const unplanned: Runbook = {
    ...{ move: 'failover', plan: PLAN_WITHOUT_FROM, command: commandOf('failover', environment, '--unplanned') },
    regions: ['to'],
  };
  return [planned('failover'), unplanned, planned('failback')];
}

/** Renders a plan as a section of Markdown, from which a person can do every step. */
export function renderRunbook({ move, plan, command, regions }: Runbook, names: Names): string {
  const text = (template: string) => fill(template, names);
  const steps = plan.steps.flatMap((step, index) => renderStep(step, index + 1, text));
  const lost = regions.map(
    (role) => `- If ${names[role]} is lost in any step: ${adviceIfLost(move, role, names.environment)}`,
  );
  return [`### ${plan.title}`, '', text(plan.purpose), '', `\`${command}\` runs it.`, '', ...lost, '', ...steps]
    .join('\n')
    .trimEnd();
}

function renderStep(step: StepTexts, number: number, text: (template: string) => string): string[] {
  const { title, place, action, until, before, after, byHand, approval } = step;
  const lines = [
    action,
    ...(until === undefined ? [] : [`Skipped as soon as ${until}.`]),
    ...(before === undefined ? [] : [`Before: ${before}`]),
    `After: ${after}`,
    `By hand: ${byHand}`,
  ];
  const indent = ' '.repeat(`${number}. `.length);
  return [
    `${number}. **${text(title)}** (${placeOf(place, text)}${approval === undefined ? '' : ', needs an approval'})`,
    ...lines.map((line) => `${indent}- ${text(line)}`),
  ];
}

function placeOf(place: StepTexts['place'], text: (template: string) => string): string {
  if (place === 'both') return 'both regions';
  return place === 'operator' ? 'operator' : text(`{${place}}`);
}
