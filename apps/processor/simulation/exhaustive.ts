import type { TradeFile } from '@trading/bars';
import { FaultInjector, faultsOf, type Fault } from './faults';
import { SimulatedWorld, type SavedWorld } from './simulated-world';
import { INITIAL_UPLOADS, tradesOfPart, otherTrades, type Upload } from './small-case';

/**
 * The uploads, one after the other: a file that triggers a compaction, then new uploads of files that are packed by
 * then: one with other trades in the packed hour, one without trades in that hour, and one that cannot be used.
 */
const UPLOADS: readonly Upload[] = [
  { key: 'last.csv', trades: tradesOfPart(INITIAL_UPLOADS.length) },
  { key: '3.csv', trades: otherTrades(tradesOfPart(3).slice(0, 1)) },
  { key: '2.csv', trades: otherTrades(tradesOfPart(2).slice(1)) },
  { key: '3.csv', trades: undefined },
];

/** Maximum number of deliveries of a message. There are never as many faults. */
const DELIVERIES = 5;

/** A world that went wrong: its faults, and the problem. */
export interface Wrong {
  readonly faults: readonly Fault[];
  readonly problem: string;
}

/** The number of worlds explored, and the first that went wrong. Exploration stops there. */
export interface Exploration {
  /** Number of worlds with one fault, and with two. */
  readonly singles: number;
  readonly pairs: number;
  readonly wrong?: Wrong;
}

/** A state from which a run can continue: before one of the uploads, after the calls of a run with the same faults. */
interface Stage {
  readonly initial: SavedWorld;
  readonly uploads: readonly Upload[];
  readonly callsBefore: readonly string[];
  /** The files that were uploaded before. */
  readonly files: readonly TradeFile[];
}

/**
 * Runs the small case without faults, with every single fault, and with every pair of faults.
 *
 * @param share every single fault, with the pairs that it is the first of, belongs to one of `shares` shares, which run
 * independently
 */
export async function explore(share: number, shares: number): Promise<Exploration> {
  const { world, initial } = await SimulatedWorld.create(INITIAL_UPLOADS);
  const seen = { singles: 0, pairs: 0 };
  const { calls, problem, stages } = await runCase(
    world,
    { initial, uploads: UPLOADS, callsBefore: [], files: [] },
    [],
  );
  if (problem) return { ...seen, wrong: { faults: [], problem } };
  for (const first of everyFault(calls, 0).filter((_, index) => index % shares === share)) {
    const single = await runCase(world, lastBefore(first, stages), [first]);
    seen.singles += 1;
    if (single.problem) return { ...seen, wrong: { faults: [first], problem: single.problem } };
    // The second fault can also hit the retry after the first.
    for (const second of everyFault(single.calls, first.call + 1)) {
      const pair = await runCase(world, lastBefore(second, single.stages), [first, second]);
      seen.pairs += 1;
      if (pair.problem) return { ...seen, wrong: { faults: [first, second], problem: pair.problem } };
    }
  }
  return seen;
}

/** Every fault that can occur at a call, starting with the call `from`. */
function everyFault(calls: readonly string[], from: number): Fault[] {
  return calls.flatMap((operation, call) => (call < from ? [] : faultsOf(operation).map((kind) => ({ call, kind }))));
}

/** The last stage before a fault. Until there, a run with the fault equals one without it. */
function lastBefore({ call }: Fault, stages: readonly Stage[]): Stage {
  return stages.filter(({ callsBefore }) => callsBefore.length <= call).at(-1) as Stage;
}

/** @returns every call, the stages of the run, and a problem if there is one */
async function runCase(
  world: SimulatedWorld,
  { initial, uploads, callsBefore, files: filesBefore }: Stage,
  faults: readonly Fault[],
): Promise<{ readonly calls: readonly string[]; readonly stages: readonly Stage[]; readonly problem?: string }> {
  world.restore(initial);
  const { calls, hook, clock } = new FaultInjector(faults, callsBefore);
  const stages: Stage[] = [];
  const files = [...filesBefore];
  for (const [index, upload] of uploads.entries()) {
    stages.push({ initial: world.save(), uploads: uploads.slice(index), callsBefore: [...calls], files: [...files] });
    const file = world.upload(upload);
    files.push(file);
    const problem = await deliver(
      () => world.deliver(file, hook, clock),
      async () => {
        await world.poll();
        return world.readsWholeFiles();
      },
    );
    if (problem) return { calls, stages, problem: `${upload.key}: ${problem}` };
    if (!(await world.isRight())) return { calls, stages, problem: `wrong after ${upload.key}` };
  }
  // Messages are delivered at least once.
  for (const repeat of [false, true]) {
    if (repeat) for (const file of files) await world.deliver(file);
    const problem = (await world.isRight()) ? await world.problemOfLedger() : 'wrong bars';
    if (problem) return { calls, stages, problem: `${problem}${repeat ? ', after redelivery of all' : ''}` };
  }
  return { calls, stages };
}

/** Delivers a message until it is handled. Returns a problem if there is one. */
async function deliver(work: () => Promise<void>, isConsistent: () => Promise<boolean>): Promise<string | undefined> {
  for (let delivery = 0; delivery < DELIVERIES; delivery += 1) {
    try {
      await work();
      return undefined;
    } catch {
      if (!(await isConsistent())) return 'wrong bars before redelivery of the message';
    }
  }
  return 'the message was never handled';
}
