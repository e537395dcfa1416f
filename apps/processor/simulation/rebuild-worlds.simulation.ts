import { exploreInThreads } from './explore-in-threads';

jest.setTimeout(3_600_000);

/** The number of other random worlds. The configurations of the target set it. */
const OTHER_WORLDS = Number(process.env['SIMULATION_WORLDS'] ?? 320);

/** The number of worlds. One takes as long as four others, so that fewer are run for every change. */
const WORLDS = OTHER_WORLDS < 20_000 ? Math.ceil(OTHER_WORLDS / 4) : OTHER_WORLDS;

/** The seed of the random numbers. */
const SEED = Number(process.env['SIMULATION_SEED'] ?? 1);

test(`in ${WORLDS} random worlds a table that is made again has the bars of the live one`, async () => {
  const { explored, wrong } = await exploreInThreads('rebuilds', WORLDS, SEED);

  process.stdout.write(`${explored} rebuilt tables from seed ${SEED} on\n`);
  expect(wrong).toEqual([]);
});
