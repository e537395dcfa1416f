import { FaultInjector, type FaultKind } from './faults';
import { SimulatedWorld } from './simulated-world';
import { FIRST_HOUR, HOUR, TRADES, type Upload } from './small-case';

/** The number of small files of the batch, and the number of hours in which they have trades. */
const FILES = 300;
const HOURS = 24;

/** The part of the finished files that may be read again after an interruption. */
const MAX_AGAIN = 0.01;

/** The faults that every call can have. */
const KINDS: readonly FaultKind[] = ['crash before', 'error', 'throttled'];

/** The number of batches that were interrupted. */
export interface InterruptionExploration {
  readonly batches: number;
  readonly interruptions: number;
  /** The first batch that went wrong. Exploration stops there. */
  readonly wrong?: string;
}

/**
 * Interrupts a batch of many files at every nth call, until it is done.
 *
 * @param periods the numbers of calls between two interruptions, each for one batch. No file has as many calls.
 * @param replay the number of the replay that the backfill is; 0 for files that have no bars yet
 */
export async function exploreInterruptions(
  periods: readonly number[],
  replay: number,
): Promise<InterruptionExploration> {
  const files = Array.from({ length: FILES }, (_, file) => smallFile(file, replay === 0));
  const plan = { kind: 'plan', keys: files.map(({ key }) => key), filesOfBatch: FILES, replay } as const;
  const { world, initial } = await SimulatedWorld.create([...files, plan]);
  let interruptions = 0;
  for (const [index, period] of periods.entries()) {
    world.restore(initial);
    const seen = await interrupt(world, period);
    interruptions += seen.interruptions;
    const problem = seen.problem ?? (await world.finishBackfills()) ?? (await world.problemOfLedger());
    const wrong = problem ?? ((await world.isRight()) ? undefined : 'wrong bars');
    if (wrong !== undefined) return { batches: index + 1, interruptions, wrong: `${wrong}, every ${period} calls` };
  }
  return { batches: periods.length, interruptions };
}

/** Calls the function until the batch is done. Each invocation has a fault. */
async function interrupt(
  world: SimulatedWorld,
  period: number,
): Promise<{ readonly interruptions: number; readonly problem?: string }> {
  const message = world.change({ kind: 'process batch', batch: 0 }) as string;
  for (let interruptions = 0; interruptions * period < 100 * FILES; interruptions += 1) {
    // The file that was interrupted is read again.
    const finished = new Set(world.opened.filter((key) => key !== world.opened.at(-1)));
    const opened = world.opened.length;
    const { hook } = new FaultInjector([{ call: period, kind: KINDS[interruptions % KINDS.length] as FaultKind }]);
    const isDone = await world.deliver(message, hook).then(
      () => true,
      () => false,
    );
    const again = new Set(world.opened.slice(opened).filter((key) => finished.has(key))).size;
    if (again > MAX_AGAIN * finished.size) return { interruptions, problem: `${again} files were read again` };
    if (isDone) return { interruptions };
  }
  return { interruptions: 0, problem: 'the batch does not end' };
}

function smallFile(file: number, isHistory: boolean): Upload {
  const [trade] = TRADES as [(typeof TRADES)[number]];
  const time = FIRST_HOUR + BigInt(file % HOURS) * HOUR + BigInt(file);
  return { key: `${file}.csv`, trades: [{ ...trade, time, id: String(file) }], isHistory };
}
