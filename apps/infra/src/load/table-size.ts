import { Billing, Capacity } from 'aws-cdk-lib/aws-dynamodb';
import {
  NEW_ON_DEMAND_TABLE,
  PARTITION_WRITE_UNITS,
  READ_UNIT_BYTES,
  TABLE_UNITS,
  TARGET_UTILIZATION_PERCENT,
  WRITE_UNIT_BYTES,
} from './aws-limits';
import { paceOf, type BurstTime } from './burst-time';
import type { DeclaredLoad } from './declared-load';
import { EXPORT_SECONDS, READ_UNITS_PER_FILE, READ_UNITS_PER_READ, WRITE_UNITS_PER_TRADE } from './measured';
import type { StoredInterval } from '@trading/bars';
import type { CapacitySettings, TableSizeSettings } from './size-settings';
import { sizedValue, type SizedValue } from './sized-value';
import type { WriteUnits } from './write-units';

/** The share of the capacity that autoscaling aims at by default. The rest is for uneven partitions and retries. */
const DEFAULT_TARGET = 70;

/** Days whose files must be written as fast as one burst, after a day on which nothing was processed. */
const BACKLOG_DAYS = 2;

/** The capacity of a table for writes or for reads, in units per second. */
export interface CapacitySize {
  readonly min: SizedValue;
  readonly max: SizedValue;
}

/** The capacity of the table. */
export interface TableSize {
  readonly mode: TableSizeSettings['capacityMode'];
  /** The utilization in percent that the capacity is made for. */
  readonly target: SizedValue;
  readonly writes: CapacitySize;
  readonly reads: CapacitySize;
}

/** Returns the utilization that capacity is made for. */
export function targetUtilization({ targetUtilizationPercent }: TableSizeSettings): SizedValue {
  return sizedValue({
    setting: 'table.targetUtilizationPercent',
    meaning: 'target utilization of the table',
    unit: '%',
    derived: DEFAULT_TARGET,
    override: targetUtilizationPercent,
    needed: TARGET_UTILIZATION_PERCENT.min,
    range: TARGET_UTILIZATION_PERCENT,
    formula: 'the rest is for uneven partitions, retries and the minutes until autoscaling adds capacity',
    relief: 'remove it',
  });
}

/** Returns the write capacity. The minimum carries the declared burst without autoscaling, which is slower than a burst. */
export function writeCapacityOf(
  units: WriteUnits,
  time: BurstTime,
  utilization: number,
  { capacityMode, writeCapacity = {} }: TableSizeSettings,
): CapacitySize {
  const seconds = time.writing * utilization;
  const min = Math.ceil(paceOf(units, seconds));
  const backlog = Math.ceil((BACKLOG_DAYS * units.day) / seconds);
  return capacity('write', capacityMode, writeCapacity, {
    min: {
      derived: min,
      formula:
        `the larger of write units of a burst ÷ T, and those without the largest file ÷ (T − units of the largest file ÷ ` +
        `${PARTITION_WRITE_UNITS}), where T is the target utilization of the ${Math.floor(time.writing)} s for writing`,
      relief: 'lower `load.burst.trades`, or raise `load.barsWithin`',
    },
    max: {
      derived: Math.max(min + 1, backlog, capacityMode === 'on-demand' ? PARTITION_WRITE_UNITS : 0),
      formula:
        `write units of ${BACKLOG_DAYS} days ÷ T, for the day after an outage` +
        (capacityMode === 'on-demand' ? `; at least ${PARTITION_WRITE_UNITS}, the pace of one file` : ''),
      relief: 'lower `load.tradesPerDay`, or raise `load.barsWithin`',
    },
  });
}

/** Read units of one request for bars. */
export function readUnitsPerRead({ reads }: DeclaredLoad, interval: StoredInterval): number {
  return READ_UNITS_PER_READ + readUnitsOf(reads.tradesPerRead, interval);
}

/** Read units of the bars of some trades. */
export function readUnitsOf(trades: number, interval: StoredInterval): number {
  return Math.ceil((trades * WRITE_UNITS_PER_TRADE[interval] * WRITE_UNIT_BYTES) / READ_UNIT_BYTES);
}

/**
 * Returns the read capacity.
 *
 * @param throttleRate requests per second that the query API accepts
 */
export function readCapacityOf(
  load: DeclaredLoad,
  interval: StoredInterval,
  { units, throttleRate }: { readonly units: WriteUnits; readonly throttleRate: number },
  time: BurstTime,
  utilization: number,
  { capacityMode, readCapacity = {} }: TableSizeSettings,
): CapacitySize {
  const perRead = readUnitsPerRead(load, interval);
  const exports = (units.day * WRITE_UNIT_BYTES) / READ_UNIT_BYTES / EXPORT_SECONDS;
  const files = (load.burst.files * READ_UNITS_PER_FILE) / time.writing;
  const others = exports + files;
  const min = Math.ceil((load.reads.perSecond * perRead + others) / utilization);
  return capacity('read', capacityMode, readCapacity, {
    min: {
      derived: min,
      formula:
        `(reads a second × ${perRead} units, and the bars of a day in ${EXPORT_SECONDS} s of exports, and ` +
        `${READ_UNITS_PER_FILE} units for each file of a burst) ÷ target utilization`,
      relief: 'lower `load.reads.perSecond`',
    },
    max: {
      derived: Math.max(min + 1, Math.ceil((throttleRate * perRead + others) / utilization)),
      formula: 'the same with the requests a second that `query.throttle.rate` lets in',
      relief: 'lower `query.throttle.rate`',
    },
  });
}

type Derivation = Pick<SizedValue, 'formula' | 'relief'> & { readonly derived: number };

function capacity(
  kind: 'write' | 'read',
  mode: TableSizeSettings['capacityMode'],
  { minCapacity, maxCapacity }: CapacitySettings,
  { min, max }: { readonly min: Derivation; readonly max: Derivation },
): CapacitySize {
  const floor = sizedValue({
    setting: `table.${kind}Capacity.minCapacity`,
    meaning: mode === 'provisioned' ? `provisioned ${kind} capacity` : `${kind} units that the load uses`,
    unit: 'units/s',
    override: minCapacity,
    range: { min: 1, max: mode === 'provisioned' ? TABLE_UNITS : NEW_ON_DEMAND_TABLE[`${kind}s`] },
    ...min,
  });
  const ceiling = sizedValue({
    setting: `table.${kind}Capacity.maxCapacity`,
    meaning: mode === 'provisioned' ? `${kind} capacity after scaling` : `maximum ${kind} throughput`,
    unit: 'units/s',
    override: maxCapacity,
    range: { min: 1, max: TABLE_UNITS },
    ...max,
    // A minimum that is raised by hand must stay below the maximum.
    derived: Math.max(max.derived, floor.value + 1),
  });
  return { min: floor, max: ceiling };
}

/** Returns the billing of a table with a capacity. */
export function billingOf({ mode, target, writes, reads }: TableSize): Billing {
  if (mode === 'on-demand') {
    return Billing.onDemand({ maxWriteRequestUnits: writes.max.value, maxReadRequestUnits: reads.max.value });
  }
  const autoscaled = ({ min, max }: CapacitySize) =>
    Capacity.autoscaled({
      minCapacity: min.value,
      maxCapacity: max.value,
      targetUtilizationPercent: target.value,
    });
  return Billing.provisioned({ writeCapacity: autoscaled(writes), readCapacity: autoscaled(reads) });
}
