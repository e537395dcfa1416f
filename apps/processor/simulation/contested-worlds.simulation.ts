import { exploreInThreads } from './explore-in-threads';

jest.setTimeout(3_600_000);

/** The number of worlds. The configurations of the target set it. */
const WORLDS = Number(process.env['SIMULATION_WORLDS'] ?? 150);

/** The seed of the random numbers. */
const SEED = Number(process.env['SIMULATION_SEED'] ?? 1);

test(`in ${WORLDS} random worlds contested bars are settled in the end`, async () => {
  const { explored, wrong } = await exploreInThreads('contested', WORLDS, SEED);

  process.stdout.write(`${explored} contested worlds from seed ${SEED} on\n`);
  expect(wrong).toEqual([]);
});
