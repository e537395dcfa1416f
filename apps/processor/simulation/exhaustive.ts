import { FaultInjector, faultsOf, isRead, type Fault } from './faults';
import { SimulatedWorld, type SavedWorld } from './simulated-world';
import { INITIAL_UPLOADS, tradesOfPart, otherTrades, type OperatorEvent, type UserEvent } from './small-case';

/** A file that triggers a compaction, so that the initial files are packed. */
const LAST: UserEvent = { kind: 'upload', key: 'last.csv', trades: tradesOfPart(INITIAL_UPLOADS.length) };

type CaseEvent = UserEvent | OperatorEvent;

/** The events of each case, one after the other. */
const CASES = {
  /**
   * New uploads of packed files: one with other trades in the packed hour, one without trades in it, and one that cannot be used.
   * Some of them were begun by another version of the code.
   */
  uploads: [
    LAST,
    { kind: 'upload', key: '3.csv', trades: otherTrades(tradesOfPart(3).slice(0, 1)) },
    { kind: 'upload', key: '2.csv', trades: otherTrades(tradesOfPart(2).slice(1)), isBegunByOther: true },
    { kind: 'upload', key: '3.csv', trades: undefined, isBegunByOther: true },
  ],
  /**
   * In a bucket with versions: a packed file is deleted, and its delete marker as well; the current version of another one is
   * deleted for good, and then one that is not current.
   */
  deletions: [
    LAST,
    { kind: 'delete', key: '3.csv' },
    { kind: 'delete version', key: '3.csv', fromLast: 0 },
    { kind: 'upload', key: '2.csv', trades: otherTrades(tradesOfPart(2).slice(1)) },
    { kind: 'delete version', key: '2.csv', fromLast: 0 },
    { kind: 'upload', key: '2.csv', trades: otherTrades(tradesOfPart(2).slice(0, 1)) },
    { kind: 'delete version', key: '2.csv', fromLast: 1 },
  ],
  /** A replay of a packed file, of a file that cannot be used and of one that is not processed yet. Then everything of it is deleted. */
  backfills: [
    { ...LAST, isHistory: true },
    { kind: 'upload', key: 'bad.csv', trades: undefined, isHistory: true },
    { kind: 'plan', keys: ['last.csv', 'bad.csv', '3.csv'], replay: 1 },
    { kind: 'process batch', batch: 0 },
    { kind: 'operate', state: 'deleted' },
  ],
} satisfies Record<string, readonly CaseEvent[]>;

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

/** A state from which a run can continue: before one of the events, after the calls of a run with the same faults. */
interface Stage {
  readonly initial: SavedWorld;
  readonly events: readonly CaseEvent[];
  readonly callsBefore: readonly string[];
  /** The messages of the events before. */
  readonly messages: readonly string[];
}

/**
 * Runs a case without faults, with every single fault, and with every pair of faults if two faults may occur.
 *
 * @param share every single fault, with the pairs that it is the first of, belongs to one of `shares` shares, which run
 * independently
 */
export async function explore(
  name: keyof typeof CASES,
  share: number,
  shares: number,
  maxFaults: 1 | 2,
): Promise<Exploration> {
  const { world, initial } = await SimulatedWorld.create(INITIAL_UPLOADS, { isVersioned: name === 'deletions' });
  const seen = { singles: 0, pairs: 0 };
  const { calls, problem, stages } = await runCase(
    world,
    { initial, events: CASES[name], callsBefore: [], messages: [] },
    [],
  );
  if (problem) return { ...seen, wrong: { faults: [], problem } };
  for (const first of everyFault(calls, 0).filter((_, index) => index % shares === share)) {
    const single = await runCase(world, lastBefore(first, stages), [first]);
    seen.singles += 1;
    if (single.problem) return { ...seen, wrong: { faults: [first], problem: single.problem } };
    if (maxFaults === 1) continue;
    // The second fault can also hit the retry after the first.
    for (const second of everyFault(single.calls, first.call + 1).filter(isOfWrite(single.calls))) {
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

/**
 * Returns a condition that is met unless a fault is that of a read. As the second fault of a pair, it leaves the same items as
 * a crash before the next write.
 */
function isOfWrite(calls: readonly string[]): (fault: Fault) => boolean {
  return ({ call }) => !isRead(calls[call] ?? '');
}

/** The last stage before a fault. Until there, a run with the fault equals one without it. */
function lastBefore({ call }: Fault, stages: readonly Stage[]): Stage {
  return stages.filter(({ callsBefore }) => callsBefore.length <= call).at(-1) as Stage;
}

/** @returns every call, the stages of the run, and a problem if there is one */
async function runCase(
  world: SimulatedWorld,
  { initial, events, callsBefore, messages: messagesBefore }: Stage,
  faults: readonly Fault[],
): Promise<{ readonly calls: readonly string[]; readonly stages: readonly Stage[]; readonly problem?: string }> {
  world.restore(initial);
  const { calls, hook, clock } = new FaultInjector(faults, callsBefore);
  const stages: Stage[] = [];
  const messages = [...messagesBefore];
  for (const [index, event] of events.entries()) {
    const rest = events.slice(index);
    stages.push({ initial: world.save(), events: rest, callsBefore: [...calls], messages: [...messages] });
    const message = await actIn(world, event);
    if (message === undefined) continue;
    messages.push(message);
    const problem = await deliver(
      () => world.deliver(message, hook, clock),
      async () => {
        await world.poll();
        return world.readsWholeFiles();
      },
    );
    if (problem) return { calls, stages, problem: `${nameOf(event)}: ${problem}` };
    if (!(await world.isRight())) return { calls, stages, problem: `wrong after ${nameOf(event)}` };
  }
  const unfinished = await world.finishBackfills();
  if (unfinished !== undefined) return { calls, stages, problem: unfinished };
  // Messages are delivered at least once.
  for (const message of messages) await world.deliver(message);
  const problem = (await world.isRight()) ? await world.problemOfLedger() : 'wrong bars';
  return problem ? { calls, stages, problem: `${problem} after redelivery of all` } : { calls, stages };
}

/** Does what an event says. Returns its message, if it has one. */
async function actIn(world: SimulatedWorld, event: CaseEvent): Promise<string | undefined> {
  if (event.kind === 'plan' || event.kind === 'operate') {
    await world.operate(event);
    return undefined;
  }
  const message = world.change(event);
  const isSilent = event.kind === 'upload' && event.isHistory === true;
  if (message === undefined && !isSilent) throw new Error(`The event has no effect: ${JSON.stringify(event)}`);
  return message;
}

function nameOf(event: CaseEvent): string {
  return 'key' in event ? `${event.kind} ${event.key}` : event.kind;
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
