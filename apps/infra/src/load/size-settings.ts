import type { Duration } from 'aws-cdk-lib/core';

/**
 * Overrides the capacity of a table. The maximum applies to both modes, the minimum to provisioned capacity only.
 *
 * @default - both follow from the declared load
 */
export interface CapacitySettings {
  /** Units per second that are always provisioned. */
  readonly minCapacity?: number;
  /** Units per second that autoscaling may provision, or that on-demand capacity may use. */
  readonly maxCapacity?: number;
}

/** How capacity of a table is provided and billed, and overrides of it. */
export interface TableSizeSettings {
  /** Provisioned capacity has a price by the hour and is scaled; on-demand capacity has a price by request. */
  readonly capacityMode: 'provisioned' | 'on-demand';
  readonly writeCapacity?: CapacitySettings;
  readonly readCapacity?: CapacitySettings;
  /**
   * The share of the capacity that the declared load uses, and that autoscaling aims at.
   *
   * @default 70
   */
  readonly targetUtilizationPercent?: number;
}

/** Overrides the size of the processor. Everything follows from the declared load by default. */
export interface ProcessorSizeSettings {
  /** The memory of the function in MiB. */
  readonly memorySize?: number;
  /** The maximum duration of an attempt. The visibility timeout of the queue is six times as long. */
  readonly timeout?: Duration;
  /** The size of `/tmp` in MiB, to which bars are spilled before they are written. */
  readonly ephemeralStorageMebibytes?: number;
  /** The number of files that are processed at once, 2 to 1000. Further files wait in the queue. */
  readonly maxConcurrency?: number;
  /** The age of the oldest message that raises an alarm if it lasts for five minutes. */
  readonly messageAgeAlarm?: Duration;
  /** The time from an upload to its bars that raises an alarm. */
  readonly lateBarsAlarm?: Duration;
}

/** Overrides what a backfill may use beside new files. */
export interface BackfillSizeSettings {
  /**
   * The share of the highest write capacity of the table that backfills may use, in percent. More makes them faster, and new files slower.
   *
   * @default 10
   */
  readonly writeSharePercent?: number;
  /**
   * The number of batches that are processed at once when a run begins.
   *
   * @default - 2, and one for each 1,000 write units a second
   */
  readonly concurrency?: number;
}
