import type { Access } from './partitions';

/** Capacity of each kind of access, units a second. */
export type Capacity = Readonly<Record<Access, number>>;

/** The consumption of a minute: units a second, on average. */
export type Consumption = Capacity;

/** The capacity of a table as a whole. */
export interface Throughput {
  /** The capacity now: what is provisioned, or what an on-demand table can give. */
  readonly capacity: Capacity;
  has(access: Access, units: number): boolean;
  take(access: Access, units: number): void;
  /** Ends a minute. The capacity may change. */
  endMinute(consumed: Consumption): void;
  /** The price of the capacity that was provisioned or used so far, US dollars in one region. */
  readonly dollars: Readonly<Record<Access, number>>;
}
