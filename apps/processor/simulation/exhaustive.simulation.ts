import { availableParallelism } from 'node:os';
import { runTask } from './run-task';

jest.setTimeout(600_000);

/** The greatest number of faults in a world. The configurations `full` and `exhaustive` of the target set it to 2. */
const MAX_FAULTS = process.env['SIMULATION_FAULTS'] === '2' ? 2 : 1;

/** The number of worlds to expect at least, so that a case that shrinks is noticed. */
const MIN_WORLDS = { 1: 150, 2: 6_000 }[MAX_FAULTS];

test(`bars are right and nothing is lost silently with every combination of up to ${MAX_FAULTS} faults`, async () => {
  const shares = availableParallelism();

  const explorations = await Promise.all(
    Array.from({ length: shares }, (_, share) => runTask(['exhaustive', share, shares, MAX_FAULTS])),
  );

  const sum = (part: 'singles' | 'pairs') => explorations.reduce((total, exploration) => total + exploration[part], 0);
  process.stdout.write(`${sum('singles')} worlds with one fault, ${sum('pairs')} with two\n`);
  expect(explorations.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
  expect(sum('singles') + sum('pairs')).toBeGreaterThan(MIN_WORLDS);
});
