import { availableParallelism } from 'node:os';
import { runTask } from './run-task';

jest.setTimeout(3_600_000);

/** The greatest number of faults in a world. The configurations `full` and `exhaustive` of the target set it to 2. */
const MAX_FAULTS = process.env['SIMULATION_FAULTS'] === '2' ? 2 : 1;

/** The number of threads, each of which explores a share. */
const THREADS = availableParallelism();

/** The number of shares of the worlds with two faults. The configuration `ci` of the target sets it, so that only the first ones are explored. */
const SHARES = Number(process.env['SIMULATION_SHARES'] ?? THREADS);

/** The number of shares of the worlds with one fault, of which the first ones are explored. */
const SHARES_OF_SINGLES = MAX_FAULTS === 1 ? 4 * THREADS : THREADS;

type Case = readonly [name: 'uploads' | 'deletions' | 'backfills', faults: 1 | 2, shares: number];

/** By default, a part of the single faults; in `ci`, all of them and a share of the pairs; in `full`, everything. */
const CASES: readonly Case[] = [
  ...(MAX_FAULTS === 1 || SHARES > THREADS
    ? (['uploads', 'deletions', 'backfills'] as const).map((name): Case => [name, 1, SHARES_OF_SINGLES])
    : [['backfills', 2, THREADS] as const]),
  ...(MAX_FAULTS === 2 ? (['uploads', 'deletions'] as const).map((name): Case => [name, 2, SHARES]) : []),
];

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
