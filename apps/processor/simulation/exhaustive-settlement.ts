import { FaultInjector, faultsOf, type Fault } from './faults';
import { SimulatedWorld, type SavedWorld } from './simulated-world';
import { otherTrades, TRADES, type Upload } from './small-case';

/** An upload that is processed, or a request to settle the chunk. */
type Step = Upload | 'settle';

/** Three files that contest a bar, of which the second one lacks a trade in the middle. */
const FILES: readonly Upload[] = [
  { key: 'x.csv', trades: TRADES.slice(0, 2) },
  { key: 'y.csv', trades: [...TRADES.slice(0, 1), ...TRADES.slice(2, 3)] },
  { key: 'z.csv', trades: TRADES.slice(2, 6) },
];

/**
 * The bar is contested, settled, contested again by a third file, settled, and then files are replaced: one by a
 * part of it, so that the bar stays contested without it, and one by trades of another bar.
 */
const STEPS: readonly Step[] = [
  ...FILES.slice(0, 2),
  'settle',
  ...FILES.slice(2),
  'settle',
  { key: 'z.csv', trades: TRADES.slice(2, 3) },
  'settle',
  { key: 'y.csv', trades: otherTrades(TRADES.slice(4, 5)) },
  'settle',
];

/** Maximum number of deliveries of a message. There are never as many faults. */
const DELIVERIES = 3;

/** The number of worlds explored, and the first that went wrong. Exploration stops there. */
export interface SettlementExploration {
  readonly worlds: number;
  readonly wrong?: string;
}

/**
 * Runs the three files in every order, with a settlement after some of them, and then one order with every single fault. Readers
 * ask for no settlement.
 */
export async function exploreSettlement(): Promise<SettlementExploration> {
  const { world, initial } = await SimulatedWorld.create([]);
  let worlds = 0;
  for (const steps of ordersOf(FILES)) {
    const { problem } = await runSteps(world, initial, [...steps, 'settle']);
    worlds += 1;
    if (problem) return { worlds, wrong: `${problem}: ${JSON.stringify(steps.map(nameOf))}` };
  }
  // Later changes would hide that a settlement was not recorded.
  for (const steps of [STEPS.slice(0, 3), STEPS]) {
    const { calls } = await runSteps(world, initial, steps);
    for (const [call, operation] of calls.entries()) {
      for (const kind of faultsOf(operation)) {
        const { problem } = await runSteps(world, initial, steps, [{ call, kind }]);
        worlds += 1;
        if (problem) return { worlds, wrong: `${problem}: ${kind} at call ${call}, ${operation}` };
      }
    }
  }
  return { worlds };
}

/** Every order of files, each with and without a settlement after every file but the last. */
function ordersOf(files: readonly Upload[]): readonly (readonly Step[])[] {
  const [only, second] = files;
  if (only && !second) return [[only]];
  return files.flatMap((file) =>
    ordersOf(files.filter((other) => other !== file)).flatMap((rest) => [
      [file, ...rest],
      [file, 'settle' as const, ...rest],
    ]),
  );
}

async function runSteps(
  world: SimulatedWorld,
  initial: SavedWorld,
  steps: readonly Step[],
  faults: readonly Fault[] = [],
): Promise<{ readonly calls: readonly string[]; readonly problem?: string }> {
  world.restore(initial);
  const { calls, hook, clock } = new FaultInjector(faults);
  for (const step of steps) {
    const file = step === 'settle' ? undefined : world.upload(step);
    const work = () => (file ? world.deliver(file, hook, clock) : world.settle(hook, clock));
    if (!(await isHandled(work))) return { calls, problem: 'a message was never handled' };
    await world.poll();
    if (!(await world.readsWholeFiles())) return { calls, problem: `wrong bars after ${nameOf(step)}` };
  }
  if (!(await world.isRight())) return { calls, problem: 'wrong bars in the end' };
  return { calls, problem: await world.problemOfLedger() };
}

async function isHandled(work: () => Promise<void>): Promise<boolean> {
  for (let delivery = 0; delivery < DELIVERIES; delivery += 1) {
    try {
      await work();
      return true;
    } catch {
      // The message is delivered again.
    }
  }
  return false;
}

function nameOf(step: Step): string {
  return step === 'settle' ? step : step.key;
}
