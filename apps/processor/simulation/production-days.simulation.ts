import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArrivalsName } from './capacity/arrivals';
import { problemsOf, type DayResult } from './capacity/day-result';
import type { DayTask } from './capacity/days';
import { FORMER_PRODUCTION, SMALLER_FILE, UNLIMITED_TABLE } from './capacity/former-production';
import { PACING_BUGS } from './capacity/pacing-bugs';
import { renderDays } from './capacity/render-days';
import type { EnvironmentParameters } from './capacity/settings';
import { simulate } from './capacity/simulate';
import { VirtualTime } from './capacity/virtual-time';

jest.setTimeout(1_800_000);

/** The number of days that are simulated. The configuration `full` of the target simulates all of them. */
const DAYS = Number(process.env['SIMULATION_CASES'] ?? 1);

/** The number of bugs that are planted. */
const BUGS = Number(process.env['SIMULATION_BUGS'] ?? 1);

/** The seed of the random numbers. */
const SEED = Number(process.env['SIMULATION_SEED'] ?? 1);

/** Written and kept current by `apps/infra`. */
const ENVIRONMENTS = JSON.parse(readFileSync(join(__dirname, '../../infra/load.json'), 'utf8')) as Readonly<
  Record<string, EnvironmentParameters>
>;

const ALL_DAYS: readonly (readonly [environment: string, arrivals: ArrivalsName])[] = [
  ['dev', 'declared day'],
  ['dev', 'backlog'],
  ['staging', 'daily files'],
  ['staging', 'one file'],
  ['production', 'daily files'],
  ['production', 'hourly files'],
  ['production', 'one file'],
];

/** The random delays of retries decide how long an attempt lasts, so that several are compared with what was measured. */
const SEEDS = [0, 1, 2, 3, 4].map((index) => SEED + index);

const MEASURED = { environment: FORMER_PRODUCTION, arrivals: 'measured file', seed: SEED } as const;

async function resultOf(task: DayTask, edits: Parameters<typeof simulate>[1] = []): Promise<DayResult> {
  const [result] = await simulate([task], edits);
  return result!;
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function print(name: string, result: DayResult): void {
  process.stdout.write(`${renderDays([[name, result]])}\n`);
}

describe('production as it was, with 5 units', () => {
  test('makes a dead letter of a file with 5 million trades, as it was measured', async () => {
    const results = await simulate(SEEDS.map((seed): DayTask => ({ ...MEASURED, adapter: 'former', seed })));

    for (const result of results) print('as it was', result);
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
      print('as it was, paced', result);
      expect(problemsOf(result, FORMER_PRODUCTION.load.barsWithinSeconds)).toEqual([]);
    }
    // Each continued attempt repeats what was written behind the last marker.
    const once = await resultOf({ ...MEASURED, environment: UNLIMITED_TABLE, adapter: 'shipped' });
    expect(medianOf(results.map(({ writeUnits }) => writeUnits)) / once.writeUnits).toBeLessThan(1.15);
  });

  test('loses nothing of a smaller file either, and equal seeds give equal days', async () => {
    const task = { environment: SMALLER_FILE, arrivals: 'measured file', adapter: 'shipped', seed: SEED } as const;

    const [result, again] = (await simulate([task, task])) as [DayResult, DayResult];

    print('a smaller file, paced', result);
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
  const environment = ENVIRONMENTS[name]!;

  const result = await resultOf({ environment, arrivals, adapter: 'shipped', seed: SEED });

  print(`${name}, ${arrivals}`, result);
  const within = arrivals === 'backlog' ? Infinity : environment.load.barsWithinSeconds;
  expect(problemsOf(result, within)).toEqual([]);
});

test.each(PACING_BUGS.slice(0, BUGS))('a simulated day detects that $name', async ({ edit }) => {
  const result = await resultOf(
    { environment: SMALLER_FILE, arrivals: 'measured file', adapter: 'shipped', seed: SEED },
    [edit],
  );

  // The bug is noticed on the way, and not because nothing works.
  expect(result.writeUnits).toBeGreaterThan(1_000);
  expect(problemsOf(result, SMALLER_FILE.load.barsWithinSeconds)).not.toEqual([]);
});
