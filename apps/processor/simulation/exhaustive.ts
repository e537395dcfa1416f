import type { TradeFile } from '@trading/bars';
import { FaultInjector, faultsOf, type Fault } from './faults';
import { SimulatedWorld, type SavedWorld } from './simulated-world';
import { BEFORE, ofPart, otherTrades, type Upload } from './small-case';

/**
 * What happens one after the other: a file that packs those that are there; of those that are packed then, one again
 * with other trades in the packed hour, one again without any in it, and one again with bytes that cannot be used.
 */
const UPLOADS: readonly Upload[] = [
  { key: 'last.csv', trades: ofPart(BEFORE.length) },
  { key: '3.csv', trades: otherTrades(ofPart(3).slice(0, 1)) },
  { key: '2.csv', trades: otherTrades(ofPart(2).slice(1)) },
  { key: '3.csv', trades: undefined },
];

/** How often a message is delivered before it is given up: more than there are faults. */
const DELIVERIES = 5;

/** A world in which something is wrong, and what was done to it. */
export interface Wrong {
  readonly faults: readonly Fault[];
  readonly problem: string;
}

/** What was looked at, and the first world that went wrong, where nothing more is looked at. */
export interface Exploration {
  /** Worlds with one fault, and with two. */
  readonly singles: number;
  readonly pairs: number;
  readonly wrong?: Wrong;
}

/** Where a run can begin: before one of the uploads, after the calls of a run with the same faults until then. */
interface Stage {
  readonly begin: SavedWorld;
  readonly uploads: readonly Upload[];
  readonly callsBefore: readonly string[];
  /** Those that were uploaded before. */
  readonly files: readonly TradeFile[];
}

/**
 * Runs the small case without a fault, with every single one, and with every pair of them.
 *
 * @param share of so many `shares` that are run apart: every single fault, and the pairs it begins, is in one of them
 */
export async function explore(share: number, shares: number): Promise<Exploration> {
  const { world, begin } = await SimulatedWorld.with(BEFORE);
  const seen = { singles: 0, pairs: 0 };
  const { calls, problem, stages } = await runCase(world, { begin, uploads: UPLOADS, callsBefore: [], files: [] }, []);
  if (problem) return { ...seen, wrong: { faults: [], problem } };
  for (const first of everyFault(calls, 0).filter((_, index) => index % shares === share)) {
    const single = await runCase(world, lastBefore(first, stages), [first]);
    seen.singles += 1;
    if (single.problem) return { ...seen, wrong: { faults: [first], problem: single.problem } };
    // What is done again after the first fault can go wrong as well.
    for (const second of everyFault(single.calls, first.call + 1)) {
      const pair = await runCase(world, lastBefore(second, single.stages), [first, second]);
      seen.pairs += 1;
      if (pair.problem) return { ...seen, wrong: { faults: [first, second], problem: pair.problem } };
    }
  }
  return seen;
}

/** Every fault that calls can have, from one of them on. */
function everyFault(calls: readonly string[], from: number): Fault[] {
  return calls.flatMap((operation, call) => (call < from ? [] : faultsOf(operation).map((kind) => ({ call, kind }))));
}

/** The last stage before a fault: until there a run with it is as one without. */
function lastBefore({ call }: Fault, stages: readonly Stage[]): Stage {
  return stages.filter(({ callsBefore }) => callsBefore.length <= call).at(-1) as Stage;
}

/** @returns every call, and the stages that it came by */
async function runCase(
  world: SimulatedWorld,
  { begin, uploads, callsBefore, files: filesBefore }: Stage,
  faults: readonly Fault[],
): Promise<{ readonly calls: readonly string[]; readonly stages: readonly Stage[]; readonly problem?: string }> {
  world.restore(begin);
  const { calls, hook, clock } = new FaultInjector(faults, callsBefore);
  const stages: Stage[] = [];
  const files = [...filesBefore];
  for (const [index, upload] of uploads.entries()) {
    stages.push({ begin: world.save(), uploads: uploads.slice(index), callsBefore: [...calls], files: [...files] });
    const file = world.upload(upload);
    files.push(file);
    const problem = await deliver(
      () => world.deliver(file, hook, clock),
      () => world.readsWholeFiles(),
    );
    if (problem) return { calls, stages, problem: `${problem} of ${upload.key}` };
    if (!(await world.isRight())) return { calls, stages, problem: `wrong after ${upload.key}` };
  }
  // Messages are delivered at least once.
  for (const file of files) await world.deliver(file);
  return (await world.isRight()) ? { calls, stages } : { calls, stages, problem: 'wrong after all came again' };
}

/** Delivers a message until it is done; says what is wrong. */
async function deliver(work: () => Promise<void>, isConsistent: () => Promise<boolean>): Promise<string | undefined> {
  for (let delivery = 0; delivery < DELIVERIES; delivery += 1) {
    try {
      await work();
      return undefined;
    } catch {
      if (!(await isConsistent())) return 'wrong bars while the message waits';
    }
  }
  return 'the message is never done';
}
