import { availableParallelism } from 'node:os';
import { runTask } from '../run-task';

jest.setTimeout(3_600_000);

/** The number of worlds. The configurations of the target set it. */
const WORLDS = Number(process.env['SIMULATION_WORLDS'] ?? 400);

/** The seed of the random numbers. */
const SEED = Number(process.env['SIMULATION_SEED'] ?? 1);

test(`in ${WORLDS} random worlds of two regions no file is lost or counted twice, and both tables agree`, async () => {
  const threads = availableParallelism();
  const shares = Array.from({ length: threads }, (_, thread) =>
    runTask(['regions', Math.ceil(WORLDS / threads), SEED + thread]),
  );

  const results = await Promise.all(shares);

  process.stdout.write(
    `${results.reduce((sum, { worlds }) => sum + worlds, 0)} worlds of two regions from seed ${SEED} on\n`,
  );
  expect(results.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
});
