import { LostRegionError, UnreachableRegionError } from './errors';
import type { Clock } from '@trading/ingestion';
import type { Command, CompareCommand, MoveCommand, RebuildCommand } from './arguments';
import { adviceIfLost, pairOf, PLANS, PLANS_WITHOUT_FROM } from './plan/direction';
import { renderRunbook, runbooksOf } from './plan/runbook';
import type { Names } from './plan/texts';
import { compareBars } from './rebuild/compare-bars';
import type { RebuildAccess } from './rebuild/rebuild-access';
import { REBUILD } from './rebuild/rebuild-plan';
import type { Region } from './region';
import { runPlan, type Approve } from './run/run-plan';
import { readStatus } from './status/read-status';
import { renderStatus, renderStatusJson } from './status/render-status';

/** An environment, and how its regions are reached. */
export interface Environment {
  readonly name: string;
  /** The region that is the writer as long as the table names none. */
  readonly primary: string;
  /** Undefined if the environment has one region. */
  readonly standby: string | undefined;
  /** The region that writes by the settings. Its table is rebuilt. */
  readonly writer: string;
  readonly open: (region: string) => Promise<Region>;
  readonly openRebuild: (region: string) => Promise<RebuildAccess>;
  readonly clock: Clock;
  readonly print: (text: string) => void;
  /** Writes the template of the plans of ARC Region switch. @returns the text that says what to do with it */
  readonly writeRegionSwitch: (standby: string, hasFunctions: boolean) => Promise<string>;
  /** Asks the operator. Undefined without a terminal. */
  readonly ask: Approve | undefined;
}

/**
 * Executes a command. A command that moves ingestion has nothing to do in an environment with one region.
 *
 * @returns false if the status has problems, or if tables differ
 * @throws OperatorError with what was expected, what was found and what to do
 */
export async function execute(command: Command, environment: Environment): Promise<boolean> {
  const { name, primary, standby, print } = environment;
  if (command.name === 'rebuild') {
    await rebuild(command, environment);
    return true;
  }
  if (command.name === 'compare') return compare(command, environment);
  if (standby === undefined) {
    print(`${name} has one region, ${primary}. There is no other region that could take over, and nothing to do.`);
    return true;
  }
  switch (command.name) {
    case 'failover':
    case 'failback':
      await move(command, { ...environment, standby });
      return true;
    case 'dr-status':
      return showStatus(command.isJson, { ...environment, standby });
    case 'runbook':
      for (const runbook of runbooksOf(name)) {
        print(`${renderRunbook(runbook, { ...pairOf(runbook.move, primary, standby), environment: name })}\n`);
      }
      return true;
    case 'region-switch':
      print(await environment.writeRegionSwitch(standby, command.hasFunctions));
      return true;
  }
}

/** The regions that a command calls. One that is lost is not among them. */
export function regionsCalledBy(
  command: Command,
  { primary, standby, writer }: Pick<Environment, 'primary' | 'standby' | 'writer'>,
): readonly string[] {
  if (command.name === 'rebuild' || command.name === 'compare') return [writer];
  if (command.name === 'runbook' || command.name === 'region-switch' || standby === undefined) return [];
  if (command.name === 'dr-status' || !command.isUnplanned) return [primary, standby];
  return [pairOf(command.name, primary, standby).to];
}

/** An environment with two regions. */
type TwoRegions = Environment & { readonly standby: string };

async function move({ name, isUnplanned, isDryRun, isApproved }: MoveCommand, environment: TwoRegions): Promise<void> {
  const { primary, standby, open, clock, print, ask } = environment;
  const names: Names = { ...pairOf(name, primary, standby), environment: environment.name };
  const advice = (region: string) =>
    `If it is lost, ${adviceIfLost(name, region === names.from ? 'from' : 'to', environment.name)} If not, run the same command again.`;
  const approve: Approve | undefined = isApproved ? () => Promise.resolve(true) : ask;
  const options = { names, isDryRun, approve, print, adviceIfLost: advice };
  try {
    const survivor = { to: await open(names.to), home: primary, clock };
    if (isUnplanned) await runPlan(PLANS_WITHOUT_FROM[name], survivor, options);
    else await runPlan(PLANS[name], { ...survivor, from: await open(names.from) }, options);
  } catch (error) {
    throw error instanceof UnreachableRegionError
      ? new LostRegionError('Open the regions', error, advice(error.region))
      : error;
  }
}

async function rebuild({ isDryRun, isApproved }: RebuildCommand, environment: Environment): Promise<void> {
  const { name, primary, writer, open, openRebuild, clock, print, ask } = environment;
  const advice = (region: string) =>
    `Run the same command again when ${region} answers. If it is lost, move ingestion first, and rebuild the table of the other region.`;
  const { files } = await openRebuild(writer);
  await runPlan(
    REBUILD,
    { to: await open(writer), home: primary, clock, files },
    {
      names: { from: writer, to: writer, environment: name },
      ...{ isDryRun, approve: isApproved ? () => Promise.resolve(true) : ask, print, adviceIfLost: advice },
    },
  );
}

async function compare(command: CompareCommand, environment: Environment): Promise<boolean> {
  const { writer, openRebuild, clock, print } = environment;
  return compareBars(command, await openRebuild(writer), clock, print);
}

async function showStatus(isJson: boolean, { primary, standby, open, print }: TwoRegions): Promise<boolean> {
  const status = await readStatus({ [primary]: () => open(primary), [standby]: () => open(standby) }, primary);
  print(isJson ? renderStatusJson(status) : renderStatus(status, primary));
  return status.problems.length === 0;
}
