import { Duration } from 'aws-cdk-lib/core';
import { InvalidSettingsError } from '../../src/invalid-settings-error';
import { ENVIRONMENT_NAMES, ENVIRONMENTS } from '../../src/environments';
import { sizeEnvironment, valuesOf, type SizedSettings } from '../../src/load/environment-size';
import { LOAD, SETTINGS } from './sample-load';

/** The problems of settings, one a line. */
function problemsWith(change: Partial<SizedSettings>): string[] {
  try {
    sizeEnvironment('production', { ...SETTINGS, ...change });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidSettingsError);
    return (error as Error).message.split('\n  ').slice(1);
  }
}

test.each(ENVIRONMENT_NAMES)('the settings of %s suffice for its load', (name) => {
  expect(() => sizeEnvironment(name, ENVIRONMENTS[name])).not.toThrow();
});

test('nothing needs to be overridden', () => {
  const values = valuesOf(sizeEnvironment('dev', SETTINGS));
  expect(values.filter(({ isOverridden }) => isOverridden).map(({ setting }) => setting)).toEqual([
    'query.throttle.rate',
  ]);
  expect(new Set(values.map(({ setting }) => setting)).size).toBe(values.length);
});

test('the visibility timeout is six timeouts, as AWS recommends', () => {
  const processor = { ...SETTINGS.processor, timeout: Duration.minutes(10) };
  expect(sizeEnvironment('dev', { ...SETTINGS, processor }).processor.visibility).toBe(3_600);
});

describe('a setting that is too small for the load', () => {
  const { table, processor } = SETTINGS;

  test.each<[string, Partial<SizedSettings>]>([
    ['processor.memorySize', { processor: { ...processor, memorySize: 128 } }],
    ['processor.timeout', { processor: { ...processor, timeout: Duration.minutes(1) } }],
    [
      'processor.ephemeralStorageMebibytes',
      {
        processor: { ...processor, ephemeralStorageMebibytes: 512 },
        load: {
          ...LOAD,
          tradesPerDay: 50_000_000,
          largestFileTrades: 50_000_000,
          burst: { trades: 50_000_000, files: 1 },
        },
      },
    ],
    ['processor.maxConcurrency', { processor: { ...processor, maxConcurrency: 1 } }],
    ['processor.messageAgeAlarm', { processor: { ...processor, messageAgeAlarm: Duration.minutes(26) } }],
    ['processor.lateBarsAlarm', { processor: { ...processor, lateBarsAlarm: Duration.minutes(31) } }],
    ['table.targetUtilizationPercent', { table: { ...table, targetUtilizationPercent: 10 } }],
    ['table.writeCapacity.minCapacity', { table: { ...table, writeCapacity: { minCapacity: 5 } } }],
    ['table.writeCapacity.maxCapacity', { table: { ...table, writeCapacity: { maxCapacity: 100 } } }],
    ['table.readCapacity.minCapacity', { table: { ...table, readCapacity: { minCapacity: 5 } } }],
    ['table.readCapacity.maxCapacity', { table: { ...table, readCapacity: { maxCapacity: 100 } } }],
    ['query.throttle.rate', { query: { ...SETTINGS.query, throttle: { rate: 9, burst: 100 } } }],
  ])('`%s` fails', (setting, change) => {
    expect(problemsWith(change)).toContainEqual(expect.stringContaining(`\`${setting}\``));
  });

  test('fails with all problems at once, the name of the environment and what to change', () => {
    const settings: SizedSettings = {
      ...ENVIRONMENTS.production,
      table: { ...ENVIRONMENTS.production.table, writeCapacity: { minCapacity: 5, maxCapacity: 1_000 } },
    };
    expect(() => sizeEnvironment('production', settings)).toThrow(
      'The settings of production in src/environments.ts are not valid:\n' +
        '  `table.writeCapacity.minCapacity` is 5 units/s, but the declared load needs 695: raise it to at least 695, or ' +
        'lower `load.burst.trades`, or raise `load.barsWithin`\n' +
        '  `table.writeCapacity.maxCapacity` is 1,000 units/s, but the declared load needs 1,895: raise it to at least ' +
        '1,895, or lower `load.tradesPerDay`, or raise `load.barsWithin`',
    );
  });
});

test('a load that is not consistent fails', () => {
  expect(problemsWith({ load: { ...LOAD, filesPerDay: 10 } })).toEqual([
    '`load.burst.files` must be at most `load.filesPerDay`, 10, got: 50',
  ]);
});

test('a largest file that cannot be written in time fails', () => {
  const trades = 200_000_000;
  const load = { ...LOAD, tradesPerDay: trades, largestFileTrades: trades, burst: { trades, files: 1 } };
  expect(problemsWith({ load })).toEqual([expect.stringContaining('but the largest file needs 2203 s')]);
});

test.each(['writeCapacity', 'readCapacity'] as const)('a minimum of %s fails if it is on demand', (capacity) => {
  const table = { capacityMode: 'on-demand', [capacity]: { minCapacity: 10_000, maxCapacity: 20_000 } } as const;
  expect(problemsWith({ table })).toContainEqual(
    `\`table.${capacity}.minCapacity\` has no effect on on-demand capacity: remove it`,
  );
});

test('less memory and shorter attempts leave less time for writing, so they need more capacity', () => {
  const needs = (processor: Partial<SizedSettings['processor']>) =>
    sizeEnvironment('production', {
      ...ENVIRONMENTS.production,
      processor: { ...ENVIRONMENTS.production.processor, ...processor },
    }).table.writes.min.value;

  expect(needs({ memorySize: 1_024 })).toBeGreaterThan(needs({}));
  expect(needs({ timeout: Duration.minutes(6) })).toBeGreaterThan(needs({}));
});

test('less memory aggregates longer, so that more files must be processed at once', () => {
  const trades = 2_000_000_000;
  const load = { ...LOAD, tradesPerDay: trades, burst: { trades, files: 50 }, barsWithin: Duration.hours(2) };
  const concurrencyWith = (memorySize: number) =>
    sizeEnvironment('dev', { ...SETTINGS, load, processor: { ...SETTINGS.processor, memorySize } }).processor
      .concurrency.value;

  expect(concurrencyWith(512)).toBeGreaterThan(concurrencyWith(2_048));
});
