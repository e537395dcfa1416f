import { exploreInThreads } from '../explore-in-threads';

jest.setTimeout(3_600_000);

/** The number of worlds. The configurations of the target set it. */
const WORLDS = Number(process.env['SIMULATION_WORLDS'] ?? 400);

/** The seed of the random numbers. */
const SEED = Number(process.env['SIMULATION_SEED'] ?? 1);

test(`in ${WORLDS} random worlds of two regions no file is lost or counted twice, and both tables agree`, async () => {
  const { explored, wrong } = await exploreInThreads('regions', WORLDS, SEED);

  process.stdout.write(`${explored} worlds of two regions from seed ${SEED} on\n`);
  expect(wrong).toEqual([]);
});
