import type { EnvironmentSettings } from '../environments';
import { InvalidSettingsError } from '../invalid-settings-error';
import { alarmThresholds, capacityAlarm, type AlarmThresholds, type CapacityAlarm } from './alarm-thresholds';
import { VISIBILITY_TIMEOUTS } from './aws-limits';
import { sizeBackfill, type BackfillSize } from './backfill-size';
import { burstTimeOf, burstTimeProblems, type BurstTime } from './burst-time';
import { concurrencyOf } from './concurrency';
import { validateLoad } from './declared-load';
import { sizeProcessor, type ProcessorSize } from './processor-size';
import { problemsOf, sizedValue, type SizedValue } from './sized-value';
import { readCapacityOf, targetUtilization, writeCapacityOf, type TableSize } from './table-size';
import { writeUnitsOf, type WriteUnits } from './write-units';

/** Seconds for which reads may use the highest capacity: each of them is slow or fails. */
const READ_LIMIT_SECONDS = 900;

/** The settings that a size depends on. */
export type SizedSettings = Pick<EnvironmentSettings, 'load' | 'table' | 'processor' | 'backfill' | 'bars' | 'query'>;

/** The size of an environment: what follows from its declared load, and from the settings that override parts of it. */
export interface EnvironmentSize {
  readonly units: WriteUnits;
  readonly time: BurstTime;
  readonly table: TableSize;
  readonly processor: ProcessorSize & {
    readonly concurrency: SizedValue;
    /** Seconds. It follows from the timeout, and cannot be set otherwise. */
    readonly visibility: number;
  };
  readonly backfill: BackfillSize;
  readonly alarms: AlarmThresholds & {
    readonly writeCapacity: CapacityAlarm;
    readonly readCapacity: CapacityAlarm;
  };
  /** The requests a second that the query API accepts, which the settings always name. */
  readonly throttleRate: SizedValue;
}

/**
 * Returns the size of an environment.
 *
 * @param environment the name of the environment, for messages
 * @throws InvalidSettingsError with every problem if the load is not valid, or if a setting does not suffice for it
 */
export function sizeEnvironment(environment: string, settings: SizedSettings): EnvironmentSize {
  const { load, table, processor: processorSettings, backfill, bars, query } = settings;
  throwIfAny(environment, validateLoad(load));

  const units = writeUnitsOf(load, bars.interval);
  const target = targetUtilization(table);
  const processor = sizeProcessor(load, units, processorSettings);
  const time = burstTimeOf(load, processor);
  const utilization = target.value / 100;
  throwIfAny(environment, [
    ...[target, ...Object.values<SizedValue>({ ...processor })].flatMap(problemsOf),
    ...burstTimeProblems(time, units, utilization),
  ]);

  const throttleRate = throttleRateOf(load.reads.perSecond, query.throttle.rate);
  const writes = writeCapacityOf(units, time, utilization, table);
  const reads = readCapacityOf(
    load,
    bars.interval,
    { units, throttleRate: throttleRate.value },
    time,
    utilization,
    table,
  );
  const size: EnvironmentSize = {
    units,
    time,
    table: { mode: table.capacityMode, target, writes, reads },
    processor: {
      ...processor,
      concurrency: concurrencyOf(
        load,
        time,
        { writeCapacity: writes.min.value, utilization, memory: processor.memory.value },
        processorSettings,
      ),
      visibility: VISIBILITY_TIMEOUTS * processor.timeout.value,
    },
    backfill: sizeBackfill({ writes }, backfill),
    alarms: {
      ...alarmThresholds(time.barsWithin, processor.timeout.value, processorSettings),
      writeCapacity: capacityAlarm(writes.max.value, time.barsWithin),
      readCapacity: capacityAlarm(reads.max.value, READ_LIMIT_SECONDS),
    },
    throttleRate,
  };
  throwIfAny(environment, [...valuesOf(size).flatMap(problemsOf), ...withoutEffect(settings)]);
  return size;
}

/** The values of a size that the settings can override, in the order in which they follow from each other. */
export function valuesOf({ table, processor, backfill, alarms, throttleRate }: EnvironmentSize): SizedValue[] {
  return [
    ...[processor.memory, processor.timeout, processor.storage],
    ...[table.target, table.writes.min, table.writes.max, table.reads.min, table.reads.max],
    ...[processor.concurrency, backfill.share, backfill.concurrency],
    ...[alarms.messageAge, alarms.lateBars, throttleRate],
  ];
}

function throttleRateOf(perSecond: number, rate: number): SizedValue {
  return sizedValue({
    setting: 'query.throttle.rate',
    meaning: 'requests that the query API accepts',
    unit: 'requests/s',
    derived: perSecond,
    override: rate,
    range: { min: 1, max: Infinity },
    formula: 'load.reads.perSecond, and room for bursts',
    relief: 'lower `load.reads.perSecond`',
  });
}

/** A minimum of on-demand capacity would be ignored. */
function withoutEffect({ table }: SizedSettings): string[] {
  const { capacityMode, writeCapacity, readCapacity } = table;
  if (capacityMode === 'provisioned') return [];
  return [['writeCapacity', writeCapacity] as const, ['readCapacity', readCapacity] as const].flatMap(
    ([name, capacity]) =>
      capacity?.minCapacity === undefined
        ? []
        : [`\`table.${name}.minCapacity\` has no effect on on-demand capacity: remove it`],
  );
}

function throwIfAny(environment: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new InvalidSettingsError(environment, problems);
}
