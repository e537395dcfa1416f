/** Prices in US dollars for us-east-1: those of tables and functions of 2026-11-29, the others of 2026-11-30. */

/**
 * @see https://aws.amazon.com/dynamodb/pricing/provisioned/
 * @see https://aws.amazon.com/dynamodb/pricing/on-demand/
 */
export const TABLE_PRICES = {
  /** For a unit of provisioned capacity and hour. A unit in a further region has the same price. */
  writeUnitHour: 0.00065,
  readUnitHour: 0.00013,
  /** For a million units of requests. */
  millionWrites: 0.625,
  millionReads: 0.125,
  /** For a GB and month. */
  storage: 0.25,
} as const;

/** @see https://aws.amazon.com/lambda/pricing/ */
export const FUNCTION_PRICES = {
  /** For a GB of memory and second, on ARM64. */
  memorySecond: 0.0000133334,
  /** For a GB of `/tmp` above 512 MB and second. */
  storageSecond: 0.0000000309,
  millionRequests: 0.2,
} as const;

/** @see https://aws.amazon.com/s3/pricing/ */
export const OBJECT_PRICES = {
  /** For a thousand requests that write, copy or list. */
  thousandWrites: 0.005,
  /** For a thousand requests of any other kind, such as to read an object or its metadata. */
  thousandReads: 0.0004,
} as const;

/** @see https://aws.amazon.com/step-functions/pricing/ */
export const STATE_MACHINE_PRICES = {
  /** For a thousand transitions of Standard executions, retries included. */
  thousandTransitions: 0.025,
} as const;
