import { availableParallelism } from 'node:os';
import { runTask } from './run-task';

jest.setTimeout(3_600_000);

/** The greatest number of faults in a world. The configurations `full` and `exhaustive` of the target set it to 2. */
const MAX_FAULTS = process.env['SIMULATION_FAULTS'] === '2' ? 2 : 1;

/** The number of shares of the worlds. The configuration `ci` of the target sets it, so that only the first ones are explored. */
const SHARES = Number(process.env['SIMULATION_SHARES'] ?? availableParallelism());

/** The number of threads, each of which explores a share. */
const THREADS = Math.min(availableParallelism(), SHARES);

/**
 * The cases, the number of faults and of shares. A backfill has more calls than the others: a part of its single faults is explored by
 * default, all of them if `ci` explores a share of the pairs of the others, and else all pairs.
 */
const CASES = [
  ['uploads', MAX_FAULTS, SHARES],
  ['deletions', MAX_FAULTS, SHARES],
  ['backfills', SHARES > THREADS ? 1 : MAX_FAULTS, MAX_FAULTS === 1 ? 4 * THREADS : THREADS],
] as const;

/** The number of worlds to expect at least, so that a case that shrinks is noticed. */
const MIN_WORLDS = { 1: 150, 2: 6_000 };

test.each(CASES)(
  '%s: bars are right and nothing is lost silently with every combination of up to %d faults',
  async (name, faults, shares) => {
    const explorations = await Promise.all(
      Array.from({ length: THREADS }, (_, share) => runTask(['exhaustive', name, share, shares, faults])),
    );

    const sum = (part: 'singles' | 'pairs') =>
      explorations.reduce((total, exploration) => total + exploration[part], 0);
    process.stdout.write(`${sum('singles')} worlds of ${name} with one fault, ${sum('pairs')} with two\n`);
    expect(explorations.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
    expect(sum('singles') + sum('pairs')).toBeGreaterThan((MIN_WORLDS[faults] * THREADS) / shares);
  },
);
