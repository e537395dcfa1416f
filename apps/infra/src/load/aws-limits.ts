/**
 * Write units that one partition takes per second. The chunks of one instrument are in one partition, so this is also the pace
 * of a file with one instrument.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html
 */
export const PARTITION_WRITE_UNITS = 1_000;

/**
 * Write and read units per second of a table, unless the quota of the account is raised.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export const TABLE_UNITS = 40_000;

/**
 * Write and read units per second that a new table with on-demand capacity takes at once. It takes more only after it was used
 * more.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
export const NEW_ON_DEMAND_TABLE = { writes: 4_000, reads: 12_000 } as const;

/**
 * The utilization in percent that autoscaling can aim at.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
 */
export const TARGET_UTILIZATION_PERCENT = { min: 20, max: 90 } as const;

/** Bytes of a write unit, and of a strongly consistent read unit. */
export const WRITE_UNIT_BYTES = 1_024;
export const READ_UNIT_BYTES = 4_096;

/**
 * The memory in MiB with which a function has one vCPU. Less memory is a part of one. A function of one thread cannot use more.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
export const VCPU_MEMORY = 1_769;

/**
 * The memory in MiB, the timeout in seconds and the size of `/tmp` in MiB that a function can have.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const FUNCTION_MEMORY = { min: 128, max: 10_240 } as const;
export const FUNCTION_TIMEOUT = { min: 1, max: 900 } as const;
export const FUNCTION_STORAGE = { min: 512, max: 10_240 } as const;

/**
 * The concurrency that an event source mapping of a queue can have.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
export const MAPPING_CONCURRENCY = { min: 2, max: 1_000 } as const;

/**
 * The visibility timeout of a queue, in timeouts of its function. `EventDrivenFunction` sets it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export const VISIBILITY_TIMEOUTS = 6;
