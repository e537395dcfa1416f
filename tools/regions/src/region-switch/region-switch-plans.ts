import { pairOf } from '../plan/direction';
import { runbooksOf, type Runbook } from '../plan/runbook';
import type { Block, Step, Survivor } from '../plan/step';
import { fill } from '../plan/texts';

/** Minutes that a person may take for a step. Backfills take hours. */
const APPROVAL_TIMEOUT = 24 * 60;

/** Minutes that Region switch takes at least for a step that needs no person. */
const LEAST_TIMEOUT = 15;

/** A step of a workflow. */
export interface RegionSwitchStep {
  /** The id of the step in the plan. Functions receive it as `StepName`. */
  readonly name: string;
  readonly description: string;
  readonly block: Block;
  readonly timeoutMinutes: number;
}

/** The steps that activate a region. */
export interface RegionSwitchWorkflow {
  /** The region that is activated. */
  readonly region: string;
  readonly description: string;
  readonly steps: readonly RegionSwitchStep[];
}

/** A plan of ARC Region switch. */
export interface RegionSwitchPlan {
  /** True for moves without the region that is lost. */
  readonly isUnplanned: boolean;
  /** At most 32 letters, digits and hyphens. */
  readonly name: string;
  readonly description: string;
  /** One for each region. */
  readonly workflows: readonly RegionSwitchWorkflow[];
}

/** An environment with two regions. */
export interface TwoRegions {
  readonly environment: string;
  readonly primary: string;
  readonly standby: string;
}

/** The name of a plan of Region switch. */
export function regionSwitchPlanName(environment: string, isUnplanned: boolean): string {
  return `ingestion-${isUnplanned ? 'unplanned' : 'planned'}-${environment}`;
}

/**
 * Renders the plans of both directions as plans of ARC Region switch: one for moves while both regions answer, and one without the region
 * that is lost.
 *
 * @param hasFunctions true if functions run the steps that need no person. Otherwise, a person does them by the runbook
 */
export function regionSwitchPlans(regions: TwoRegions, hasFunctions: boolean): readonly RegionSwitchPlan[] {
  const runbooks = runbooksOf(regions.environment);
  const planOf = (isUnplanned: boolean, description: string): RegionSwitchPlan => ({
    isUnplanned,
    name: regionSwitchPlanName(regions.environment, isUnplanned),
    description,
    workflows: runbooks
      .filter((runbook) => runbook.isUnplanned === isUnplanned)
      .map((runbook) => regionSwitchWorkflow(runbook, regions, hasFunctions)),
  });
  return [
    planOf(false, `Moves ingestion of ${regions.environment} while both regions answer`),
    planOf(
      true,
      `Moves ingestion of ${regions.environment} to the region that is activated while the other one is lost`,
    ),
  ];
}

/** Renders the steps of a runbook as a workflow that activates the region that ingestion moves to. */
export function regionSwitchWorkflow(
  { move, plan }: Runbook,
  { environment, primary, standby }: TwoRegions,
  hasFunctions: boolean,
): RegionSwitchWorkflow {
  const names = { ...pairOf(move, primary, standby), environment };
  const steps = plan.steps as readonly Step<Survivor>[];
  return {
    region: names.to,
    description: fill(plan.purpose, names),
    steps: steps.map((step, index): RegionSwitchStep => {
      const block = blockOf(step, hasFunctions);
      return {
        name: step.id,
        description: fill(`Step ${index + 1} of “${plan.title}” in the runbook: ${step.title}`, names),
        block,
        timeoutMinutes: timeoutOf(step, block),
      };
    }),
  };
}

function blockOf({ block = { kind: 'function' }, until }: Step<Survivor>, hasFunctions: boolean): Block {
  // Region switch has no conditions: a mapping that is left as it is in some cases needs somebody who looks.
  const canDo = block.kind === 'mapping' ? until === undefined : block.kind === 'approval';
  if (canDo) return block;
  return hasFunctions ? { kind: 'function' } : { kind: 'approval' };
}

function timeoutOf({ body }: Step<Survivor>, { kind }: Block): number {
  if (kind === 'approval') return APPROVAL_TIMEOUT;
  return Math.max(LEAST_TIMEOUT, body.kind === 'state' ? Math.ceil(body.within / 60) : 0);
}
