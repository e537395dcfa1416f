import { OperatorError } from '@trading/cli';
import type { Environment } from '../execute';
import { pairOf, PLANS, PLANS_WITHOUT_FROM, type Move } from '../plan/direction';
import type { Step, Survivor } from '../plan/step';
import { runPlan, type RunOptions } from '../run/run-plan';
import { regionSwitchPlanName } from './region-switch-plans';

/**
 * Seconds that a function waits for a state. Region switch calls it again after {@link RETRY_MINUTES}, so that it must have ended by then.
 */
const LONGEST_WAIT = 240;

/** Minutes after which Region switch calls the function of a step again that has not succeeded. */
export const RETRY_MINUTES = 5;

/**
 * The part of the event that ARC Region switch sends to the function of a step, which names the step.
 *
 * Source: https://docs.aws.amazon.com/arc-region-switch/latest/api/API_Lambdas.html
 */
export interface BlockEvent {
  /** `arn:aws:arc-region-switch::123456789012:plan/NAME:ID`. */
  readonly PlanArn: string;
  readonly StepName: string;
}

/** An environment with two regions, as a function reaches it. */
export type BlockEnvironment = Pick<Environment, 'name' | 'primary' | 'open' | 'clock' | 'print'> & {
  readonly standby: string;
};

/** An event that is of no step of the environment. */
export class UnknownBlockError extends OperatorError {
  public constructor({ PlanArn, StepName }: BlockEvent, region: string) {
    super(
      `Expected a step of the plans for ${region}, got the step ${StepName} of ${PlanArn}. Deploy the plans again.`,
    );
  }
}

/**
 * Runs the step that Region switch asks for, with its checks, as the commands do. It can be run again at any time.
 *
 * @param region the region that is activated, in which the function runs
 * @throws UnknownBlockError if the environment has no such step
 * @throws RefusedError if the state is not reached yet, or the step must not act: Region switch tries again until its time is over
 */
export async function runBlock(event: BlockEvent, region: string, environment: BlockEnvironment): Promise<void> {
  const { name, primary, standby, open, clock, print } = environment;
  const move: Move = region === primary ? 'failback' : 'failover';
  const names = { ...pairOf(move, primary, standby), environment: name };
  const planName = event.PlanArn.split(/[/:]/).at(-2);
  const isUnplanned = planName === regionSwitchPlanName(name, true);
  const plan = isUnplanned ? PLANS_WITHOUT_FROM[move] : PLANS[move];
  const step = (plan.steps as readonly Step<Survivor>[]).find(({ id }) => id === event.StepName);
  if (!step || region !== names.to || planName !== regionSwitchPlanName(name, isUnplanned)) {
    throw new UnknownBlockError(event, region);
  }
  const options: RunOptions = {
    ...{ names, isDryRun: false, print, approve: undefined },
    adviceIfLost: () =>
      `Cancel the execution, and run the plan ${regionSwitchPlanName(name, true)} in the other region.`,
  };
  const survivor: Survivor = { to: await open(names.to), home: primary, clock };
  const regions = isUnplanned ? survivor : { ...survivor, from: await open(names.from) };
  await runPlan({ ...plan, steps: [withinReach(step)] }, regions, options);
}

function withinReach(step: Step<Survivor>): Step<Survivor> {
  const { body } = step;
  if (body.kind !== 'state') return step;
  return { ...step, body: { ...body, within: Math.min(body.within, LONGEST_WAIT) } };
}
