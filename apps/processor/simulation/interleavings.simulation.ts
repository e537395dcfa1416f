import { MANY_MARKERS, SMALL_PACKS } from './interleavings';
import type { SourceEdit } from '../test/worker/source-edit';
import { runTask } from './run-task';
import type { Task } from './tasks';

jest.setTimeout(600_000);

/** How often a worker is stopped in the largest cases. The configuration `exhaustive` of the target sets it to 2. */
const PREEMPTIONS = Number(process.env['SIMULATION_PREEMPTIONS'] ?? 1);

/** How many of the cases run. The configuration `full` of the target runs all of them. */
const CASES = Number(process.env['SIMULATION_CASES'] ?? 1);

/**
 * The case, the workers that run at once, how often one of them is stopped at most, the number of orders to expect at least, so
 * that a case that shrinks is noticed, and an edit that the case needs.
 */
const INTERLEAVINGS: readonly [...(Task & readonly ['interleavings', ...unknown[]]), least: number, SourceEdit?][] = [
  ['interleavings', 'in one hour', ['file', 'again', 'reader'], 1, 500],
  ['interleavings', 'in one hour', ['again', 'packing', 'poller'], 1, 340],
  ['interleavings', 'in one hour', ['file', 'again', 'packing'], PREEMPTIONS, 400],
  ['interleavings', 'in one hour', ['file', 'again'], PREEMPTIONS + 1, 800],
  ['interleavings', 'in one hour', ['again', 'packing', 'reader'], 1, 530],
  ['interleavings', 'to an earlier hour', ['again', 'packing', 'reader'], 1, 490],
  ['interleavings', 'with contested bars', ['settler', 'settling', 'reader'], 1, 400],
  ['interleavings', 'with contested bars', ['settler', 'settling', 'poller'], 1, 260],
  ['interleavings', 'with a settled bar', ['settler', 'file', 'reader'], 1, 350],
  ['interleavings', 'with versions', ['deletion', 'user', 'deletion again'], 1, 250],
  ['interleavings', 'with versions', ['other key', 'its deletion'], PREEMPTIONS + 1, 580],
  ['interleavings', 'in one hour, with versions', ['same second', 'file', 'packing'], PREEMPTIONS, 100],
  ['interleavings', 'of a backfill', ['batch', 'ending batch', 'cancel'], PREEMPTIONS, 190],
  ['interleavings', 'of a backfill', ['batch', 'delete'], PREEMPTIONS + 1, 200],
  ['interleavings', 'of a backfill', ['batch', 'file', 'pause'], PREEMPTIONS, 150],
  ['interleavings', 'of a replay', ['batch', 'batch again', 'ending batch'], PREEMPTIONS, 400],
  ['interleavings', 'of a replay', ['batch', 'reader'], PREEMPTIONS, 40],
  ['interleavings', 'in a full pack', ['again', 'packing', 'reader'], PREEMPTIONS, 550, SMALL_PACKS],
  ['interleavings', 'in one hour', ['file', 'again', 'reader'], 1, 530, MANY_MARKERS],
];

test.each(INTERLEAVINGS.slice(0, CASES))(
  '%s %s: bars are right in every order of the calls of %j, stopped at most %d times',
  async (...row) => {
    const [name, where, actors, preemptions, least, given] = row;

    const { worlds, wrong } = await runTask([name, where, actors, preemptions], given ? [given] : []);

    process.stdout.write(`${worlds} orders of the calls of ${actors.join(', ')}\n`);
    expect(wrong).toBeUndefined();
    expect(worlds).toBeGreaterThan(least);
  },
);
