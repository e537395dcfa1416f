import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArrivalsName } from './capacity/arrivals';
import { medianOf, problemsBeside, problemsOf, type DayResult } from './capacity/day-result';
import type { DayTask } from './capacity/days';
import { FORMER_PRODUCTION, SMALLER_FILE, UNLIMITED_TABLE } from './capacity/former-production';
import { PACING_BUGS, type PacingBug } from './capacity/pacing-bugs';
import { renderDays } from './capacity/render-days';
import type { EnvironmentParameters } from './capacity/settings';
import { simulate } from './capacity/simulate';
import { SMALL_ENVIRONMENT } from './capacity/small-environment';
import { VirtualTime } from './capacity/virtual-time';

jest.setTimeout(1_800_000);

/** The number of days that are simulated. The configuration `full` of the target simulates all of them. */
const DAYS = Number(process.env['SIMULATION_CASES'] ?? 1);

/** The number of bugs that are planted. */
const BUGS = Number(process.env['SIMULATION_BUGS'] ?? 1);

/** The seed of the random numbers. */
const SEED = Number(process.env['SIMULATION_SEED'] ?? 1);

/** Those of `load.json` are written and kept current by `apps/infra`. */
const ENVIRONMENTS: Readonly<Record<string, EnvironmentParameters>> = {
  ...(JSON.parse(readFileSync(join(__dirname, '../../infra/load.json'), 'utf8')) as Record<
    string,
    EnvironmentParameters
  >),
  small: SMALL_ENVIRONMENT,
};

const ALL_DAYS: readonly (readonly [environment: string, arrivals: ArrivalsName])[] = [
  ['dev', 'declared day'],
  ['dev', 'backlog'],
  ['staging', 'daily files'],
  ['staging', 'one file'],
  ['production', 'daily files'],
  ['production', 'hourly files'],
  ['production', 'one file'],
];

/** True if days run beside a backfill that takes minutes to simulate. The configurations `full` and `exhaustive` of the target set it. */
const IS_FULL = Number(process.env['SIMULATION_WORLDS'] ?? 0) >= 20_000;

type BackfillDay = readonly [environment: string, arrivals: ArrivalsName, hours: number];

/** A day that takes little time to simulate. */
const SMALL_DAY: BackfillDay = ['small', 'daily files', 0.25];

/** The days beside which a backfill runs, and the hours for which it does: those in which new files are processed. */
const BACKFILL_DAYS: readonly BackfillDay[] = [
  ['production', 'daily files', 0.28],
  ...(IS_FULL
    ? ([
        ['dev', 'declared day', 24],
        ['staging', 'daily files', 1],
        ['staging', 'one file', 1],
        ['production', 'one file', 1],
        ['production', 'hourly files', 24],
      ] as const)
    : []),
];

/** The share of the highest write capacity that a backfill may use, and the number of its batches at once. */
const BACKFILL_SHARE = 0.1;
const BACKFILL_CONCURRENCY = 10;

/** The random delays of retries decide how long an attempt lasts, so that `full` compares several with what was measured. */
const SEEDS = (DAYS === 1 ? [0] : [0, 1, 2, 3, 4]).map((index) => SEED + index);

const MEASURED = { environment: FORMER_PRODUCTION, arrivals: 'measured file', seed: SEED } as const;

async function resultOf(task: DayTask, edits: Parameters<typeof simulate>[1] = []): Promise<DayResult> {
  const [result] = await simulate([task], edits);
  return result!;
}

function taskOf(name: string, arrivals: ArrivalsName) {
  return { environment: ENVIRONMENTS[name]!, arrivals, adapter: 'shipped', seed: SEED } as const;
}

/** Days of an environment beside a backfill, and what is wrong with them. */
async function daysBesideBackfill(
  [name, arrivals, hours]: BackfillDay,
  seeds: readonly number[],
  edits?: Parameters<typeof simulate>[1],
) {
  const { environment } = taskOf(name, arrivals);
  const writeUnitsPerSecond = BACKFILL_SHARE * environment.table.writeUnits.max;
  const backfill = { writeUnitsPerSecond, concurrency: BACKFILL_CONCURRENCY, hours };
  const tasks = seeds.map((seed): DayTask => ({ ...taskOf(name, arrivals), seed }));
  const results = await simulate([...tasks, ...tasks.map((task) => ({ ...task, backfill }))], edits);
  const [alone, beside] = [results.slice(0, tasks.length), results.slice(tasks.length)];
  const problems = [
    ...beside.flatMap((day) => problemsOf(day, environment.load.barsWithinSeconds)),
    ...problemsBeside(beside, alone, writeUnitsPerSecond * hours * 3_600),
  ];
  return { alone, results: beside, problems };
}

/** The day of a file, with a bug, and what is wrong with it. */
async function dayWith({ edit }: PacingBug) {
  const task = { environment: SMALLER_FILE, arrivals: 'measured file', adapter: 'shipped', seed: SEED } as const;
  const result = await resultOf(task, [edit]);
  return { results: [result], problems: problemsOf(result, SMALLER_FILE.load.barsWithinSeconds) };
}

function print(...days: Parameters<typeof renderDays>[0]): void {
  process.stdout.write(`${renderDays(days)}\n`);
}

describe('production as it was, with 5 units', () => {
  test('makes a dead letter of a file with 5 million trades, as it was measured', async () => {
    const results = await simulate(SEEDS.map((seed): DayTask => ({ ...MEASURED, adapter: 'former', seed })));

    for (const result of results) print(['as it was', result]);
    expect(results.map(({ deadLetters }) => deadLetters)).toEqual(SEEDS.map(() => 1));
    // Measured: 2,944 units in 290 s.
    expect(medianOf(results.map(({ firstDelivery }) => firstDelivery.seconds))).toBeCloseTo(290, -1);
    const writeUnits = medianOf(results.map(({ firstDelivery }) => firstDelivery.writeUnits));
    expect(Math.abs(writeUnits / 2_944 - 1)).toBeLessThan(0.03);
  });

  test('takes the write units of one attempt that were measured', async () => {
    const result = await resultOf({ ...MEASURED, environment: UNLIMITED_TABLE, adapter: 'shipped' });

    expect(problemsOf(result, UNLIMITED_TABLE.load.barsWithinSeconds)).toEqual([]);
    expect(result.waits).toBe(0);
    // docs/benchmarks.md: 0.0067 units a trade. The model has the covered days and the catalogue in addition.
    expect(Math.abs(result.writeUnits / result.trades / 0.0067 - 1)).toBeLessThan(0.05);
  });

  test('loses nothing since writes are paced and continue', async () => {
    const results = await simulate(SEEDS.map((seed): DayTask => ({ ...MEASURED, adapter: 'shipped', seed })));

    for (const result of results) {
      print(['as it was, paced', result]);
      expect(problemsOf(result, FORMER_PRODUCTION.load.barsWithinSeconds)).toEqual([]);
    }
    // Each continued attempt repeats what was written behind the last marker.
    const once = await resultOf({ ...MEASURED, environment: UNLIMITED_TABLE, adapter: 'shipped' });
    expect(medianOf(results.map(({ writeUnits }) => writeUnits)) / once.writeUnits).toBeLessThan(1.15);
  });

  test('loses nothing of a smaller file either, and equal seeds give equal days', async () => {
    const task = { environment: SMALLER_FILE, arrivals: 'measured file', adapter: 'shipped', seed: SEED } as const;

    const [result, again] = (await simulate([task, task])) as [DayResult, DayResult];

    print(['a smaller file, paced', result]);
    expect(again).toEqual(result);
    expect(problemsOf(result, SMALLER_FILE.load.barsWithinSeconds)).toEqual([]);
  });
});

test('virtual time does not move while real work is not done', async () => {
  const time = new VirtualTime();
  const order: string[] = [];
  time.at(1, () => void readFile(__filename).then(() => order.push(`read at ${time.now()}`)));
  time.at(2, () => order.push('later'));

  await time.run({ until: 3, isDone: () => false });

  expect(order).toEqual(['read at 1', 'later']);
});

test.each(ALL_DAYS.slice(0, DAYS))('%s carries its declared load: %s', async (name, arrivals) => {
  const result = await resultOf(taskOf(name, arrivals));

  print([`${name}, ${arrivals}`, result]);
  const within = arrivals === 'backlog' ? Infinity : ENVIRONMENTS[name]!.load.barsWithinSeconds;
  expect(problemsOf(result, within)).toEqual([]);
});

describe(`beside a backfill with ${100 * BACKFILL_SHARE} % of the write capacity`, () => {
  test.each(DAYS === 1 ? [SMALL_DAY] : BACKFILL_DAYS.slice(0, DAYS))(
    '%s carries its declared load: %s, with %d hours of it',
    async (...day) => {
      const { alone, results, problems } = await daysBesideBackfill(day, day[2] === 24 ? [SEED] : SEEDS.slice(0, 3));

      const name = `${day[0]}, ${day[1]}`;
      print(...alone.map((result) => [name, result] as const));
      print(...results.map((result) => [`${name}, beside a backfill`, result] as const));
      const { files = 0, writeUnits = 0, waits = 0 } = results[0]?.backfill ?? {};
      process.stdout.write(`The backfill: ${files} files, ${writeUnits} write units, ${waits} waits\n`);
      expect(problems).toEqual([]);
    },
  );
});

test.each(PACING_BUGS.slice(0, BUGS))('a simulated day detects that $name', async (bug) => {
  const { results, problems } = await (bug.isOfBackfill
    ? daysBesideBackfill(SMALL_DAY, [SEED], [bug.edit])
    : dayWith(bug));

  // The bug is noticed on the way, and not because nothing works.
  for (const { writeUnits } of results) expect(writeUnits).toBeGreaterThan(1_000);
  expect(problems).not.toEqual([]);
});
