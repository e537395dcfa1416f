import type { VirtualTime } from '../virtual-time';
import type { TableParameters } from '../settings';
import { PARTITION_LIMIT, type Access, type Partitions } from './partitions';
import { BucketedThroughput } from './bucketed-throughput';
import type { Capacity, Consumption } from './throughput';

/**
 * What a new table gives, units a second. It has four partitions.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
const INITIAL: Capacity = { write: 4_000, read: 12_000 };
export const INITIAL_PARTITIONS = INITIAL.write / PARTITION_LIMIT.write;

/** A table gives twice its peak, once the peak is this many minutes old (the same page). */
const MINUTES_TO_GROW = 30;

/**
 * US dollars for a unit, in us-east-1.
 *
 * @see https://aws.amazon.com/dynamodb/pricing/on-demand/
 */
const PRICE: Capacity = { write: 0.625e-6, read: 0.125e-6 };

/** Capacity that follows the traffic. It has no burst of unused capacity of a table as a whole. */
export class OnDemandThroughput extends BucketedThroughput {
  private readonly maximum: Capacity;
  private readonly recent: Consumption[] = [];
  private current: Capacity;
  private peak: Capacity = { write: 0, read: 0 };

  public constructor(
    time: VirtualTime,
    { writeUnits, readUnits }: TableParameters,
    private readonly partitions: Partitions,
  ) {
    const maximum = { write: writeUnits.max, read: readUnits.max };
    const current = atMost(INITIAL, maximum);
    super(time, current, 1);
    this.maximum = maximum;
    this.current = current;
  }

  public get capacity(): Capacity {
    return this.current;
  }

  public override take(access: Access, units: number): void {
    super.take(access, units);
    this.dollars[access] += units * PRICE[access];
  }

  public endMinute(consumed: Consumption): void {
    this.recent.push(consumed);
    if (this.recent.length <= MINUTES_TO_GROW) return;
    const old = this.recent.shift() as Consumption;
    this.peak = { write: Math.max(this.peak.write, old.write), read: Math.max(this.peak.read, old.read) };
    const grown = {
      write: Math.max(INITIAL.write, 2 * this.peak.write),
      read: Math.max(INITIAL.read, 2 * this.peak.read),
    };
    this.current = atMost(grown, this.maximum);
    for (const access of ['write', 'read'] as const) this.setRate(access, this.current[access]);
    this.partitions.growTo({ write: this.current.write, read: 0 });
  }
}

function atMost({ write, read }: Capacity, maximum: Capacity): Capacity {
  return { write: Math.min(write, maximum.write), read: Math.min(read, maximum.read) };
}
