import { exploreInThreads } from './explore-in-threads';

jest.setTimeout(3_600_000);

/** The number of worlds. The configurations of the target set it. */
const WORLDS = Number(process.env['SIMULATION_WORLDS'] ?? 500);

/** The seed of the random numbers. */
const SEED = Number(process.env['SIMULATION_SEED'] ?? 1);

test(`in ${WORLDS} random worlds bars are right in the end and nothing is lost`, async () => {
  const { explored, wrong } = await exploreInThreads('random', WORLDS, SEED);

  process.stdout.write(`${explored} random worlds from seed ${SEED} on\n`);
  expect(wrong).toEqual([]);
});
