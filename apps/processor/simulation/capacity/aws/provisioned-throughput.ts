import type { VirtualTime } from '../virtual-time';
import type { TableParameters } from '../settings';
import { AutoScaling } from './auto-scaling';
import type { Access, Partitions } from './partitions';
import { BucketedThroughput } from './bucketed-throughput';
import type { Capacity, Consumption } from './throughput';

/**
 * The unused capacity that a table keeps, in seconds.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html
 */
const BURST = 300;

/**
 * US dollars for a unit of capacity and an hour, in us-east-1.
 *
 * @see https://aws.amazon.com/dynamodb/pricing/provisioned/
 */
const PRICE: Capacity = { write: 0.00065, read: 0.00013 };

/** Capacity that is provisioned and scaled by target tracking, with the burst of what was not used. */
export class ProvisionedThroughput extends BucketedThroughput {
  private readonly scaling: Readonly<Record<Access, AutoScaling>>;
  private readonly current: Record<Access, number>;

  public constructor(
    time: VirtualTime,
    { writeUnits, readUnits, targetUtilizationPercent }: TableParameters,
    private readonly partitions: Partitions,
  ) {
    const floor = { write: writeUnits.min, read: readUnits.min };
    super(time, floor, BURST);
    this.current = floor;
    const target = targetUtilizationPercent / 100;
    this.scaling = {
      write: new AutoScaling(time, writeUnits, target, (capacity) => this.set('write', capacity)),
      read: new AutoScaling(time, readUnits, target, (capacity) => this.set('read', capacity)),
    };
  }

  public get capacity(): Capacity {
    return this.current;
  }

  public endMinute(consumed: Consumption): void {
    for (const access of ['write', 'read'] as const) {
      this.dollars[access] += (this.current[access] * PRICE[access]) / 60;
      this.scaling[access].endMinute(consumed[access], this.current[access]);
    }
  }

  private set(access: Access, capacity: number): void {
    this.current[access] = capacity;
    this.setRate(access, capacity);
    this.partitions.growTo(this.current);
  }
}
