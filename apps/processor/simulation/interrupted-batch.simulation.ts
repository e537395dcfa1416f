import { runTask } from './run-task';

jest.setTimeout(3_600_000);

/** The number of batches. It follows from the number of random worlds, which the configurations of the target set. */
const BATCHES = Math.ceil(Number(process.env['SIMULATION_WORLDS'] ?? 2_000) / 2_000);

/** How many of the kinds of batches run. The configuration `ci` of the target runs both. */
const KINDS = Number(process.env['SIMULATION_CASES'] ?? 1);

/** The least number of calls between two interruptions. */
const FEWEST_CALLS = 60;

const ALL_KINDS: readonly (readonly [name: string, replay: number])[] = [
  ['of a replay', 1],
  ['of missing files', 0],
];

test.each(ALL_KINDS.slice(0, KINDS))(
  'at most 1 %% of the finished files of a batch %s are read again after an interruption',
  async (_, replay) => {
    const periods = Array.from({ length: BATCHES }, (_value, index) => FEWEST_CALLS + 37 * index);

    const { interruptions, wrong } = await runTask(['interruptions', periods, replay]);

    process.stdout.write(`${interruptions} interruptions of ${BATCHES} batches of 300 files\n`);
    expect(wrong).toBeUndefined();
    expect(interruptions).toBeGreaterThan(20);
  },
);
