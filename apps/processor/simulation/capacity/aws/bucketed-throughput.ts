import type { VirtualTime } from '../virtual-time';
import type { Access } from './partitions';
import type { Capacity, Consumption, Throughput } from './throughput';
import { TokenBucket } from './token-bucket';

/** A table whose units fill a bucket for each kind of access. */
export abstract class BucketedThroughput implements Throughput {
  public abstract readonly capacity: Capacity;
  public readonly dollars = { write: 0, read: 0 };
  private readonly buckets: Readonly<Record<Access, TokenBucket>>;

  /** @param seconds the unused capacity that a bucket keeps, in seconds */
  protected constructor(
    private readonly time: VirtualTime,
    { write, read }: Capacity,
    seconds: number,
  ) {
    this.buckets = { write: new TokenBucket(write, seconds), read: new TokenBucket(read, seconds) };
  }

  public abstract endMinute(consumed: Consumption): void;

  public has(access: Access, units: number): boolean {
    return this.buckets[access].has(units, this.time.now());
  }

  public take(access: Access, units: number): void {
    this.buckets[access].take(units, this.time.now());
  }

  protected setRate(access: Access, rate: number): void {
    this.buckets[access].setRate(rate, this.time.now());
  }
}
