import { availableParallelism } from 'node:os';
import { runTask } from './run-task';

jest.setTimeout(600_000);

test('bars are right and nothing is lost silently with every single fault and every pair of faults', async () => {
  const shares = availableParallelism();

  const explorations = await Promise.all(
    Array.from({ length: shares }, (_, share) => runTask(['exhaustive', share, shares])),
  );

  const sum = (part: 'singles' | 'pairs') => explorations.reduce((total, exploration) => total + exploration[part], 0);
  process.stdout.write(`${sum('singles')} worlds with one fault, ${sum('pairs')} with two\n`);
  expect(explorations.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
  expect(sum('singles') + sum('pairs')).toBeGreaterThan(6000);
});
