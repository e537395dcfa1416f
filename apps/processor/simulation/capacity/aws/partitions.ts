import type { VirtualTime } from '../virtual-time';
import { TokenBucket } from './token-bucket';

/**
 * Maximum units a second of a partition.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export const PARTITION_LIMIT = { write: 1_000, read: 3_000 } as const;

/** Reads or writes, whose units are counted apart. */
export type Access = keyof typeof PARTITION_LIMIT;

/** The unused capacity that a partition keeps, in seconds. AWS documents none above the limit of a partition. */
const PARTITION_BURST = 1;

/** A partition whose use is above this part of its limit is hot. */
const HOT = 0.8;

/**
 * The number of hot minutes in a row after which a partition is split. AWS says that sustained traffic near the limit of a
 * partition splits it, and gives no time; measurements show minutes.
 *
 * @see https://aws.amazon.com/blogs/database/part-3-scaling-dynamodb-how-partitions-hot-keys-and-split-for-heat-impact-performance/
 */
const MINUTES_TO_SPLIT = 10;

/** A part of the hashes of partition keys, from a number up to but not including another one, of 0 to 1. */
interface Partition {
  readonly from: number;
  readonly to: number;
  readonly buckets: Readonly<Record<Access, TokenBucket>>;
  readonly used: Record<Access, number>;
  hotMinutes: number;
}

/**
 * The partitions of a table. They are split, and never merged. A key is always in one partition, because the items of a file
 * are written in the order of their sort keys, which is when DynamoDB does not split within a key.
 */
export class Partitions {
  private partitions: readonly Partition[] = [];

  public constructor(
    private readonly time: VirtualTime,
    count: number,
  ) {
    this.partitions = Array.from({ length: count }, (_, index) => partition(index / count, (index + 1) / count));
  }

  public get count(): number {
    return this.partitions.length;
  }

  /** True if the partition of a key gives a number of units. */
  public has(pk: string, access: Access, units: number): boolean {
    return this.of(pk).buckets[access].has(units, this.time.now());
  }

  public take(pk: string, access: Access, units: number): void {
    const { buckets, used } = this.of(pk);
    buckets[access].take(units, this.time.now());
    used[access] += units;
  }

  /** Splits the widest partitions until there are as many as a capacity takes. */
  public growTo(capacity: Readonly<Record<Access, number>>): void {
    const needed = partitionsFor(capacity);
    while (this.count < needed) {
      this.split(this.partitions.reduce((widest, other) => (width(other) > width(widest) ? other : widest)));
    }
  }

  /** Ends a minute: partitions that have been hot for long are split. */
  public endMinute(): void {
    for (const hot of this.partitions) {
      const isHot = (access: Access) => hot.used[access] > HOT * 60 * PARTITION_LIMIT[access];
      hot.hotMinutes = isHot('write') || isHot('read') ? hot.hotMinutes + 1 : 0;
      hot.used.write = hot.used.read = 0;
      if (hot.hotMinutes >= MINUTES_TO_SPLIT) this.split(hot);
    }
  }

  private split(old: Partition): void {
    const middle = (old.from + old.to) / 2;
    this.partitions = this.partitions.flatMap((other) =>
      other === old ? [partition(old.from, middle), partition(middle, old.to)] : other,
    );
  }

  private of(pk: string): Partition {
    const hash = hashOf(pk);
    return this.partitions.find(({ to }) => hash < to) as Partition;
  }
}

/**
 * The number of partitions that a capacity takes.
 *
 * @see https://aws.amazon.com/blogs/database/part-3-scaling-dynamodb-how-partitions-hot-keys-and-split-for-heat-impact-performance/
 */
export function partitionsFor({ write, read }: Readonly<Record<Access, number>>): number {
  return Math.max(1, Math.ceil(write / PARTITION_LIMIT.write + read / PARTITION_LIMIT.read));
}

function partition(from: number, to: number): Partition {
  const bucket = (access: Access) => new TokenBucket(PARTITION_LIMIT[access], PARTITION_BURST);
  return {
    from,
    to,
    buckets: { write: bucket('write'), read: bucket('read') },
    used: { write: 0, read: 0 },
    hotMinutes: 0,
  };
}

function width({ from, to }: Partition): number {
  return to - from;
}

/** A number from 0 up to 1, by FNV-1a and the finalizer of MurmurHash3: similar keys have unrelated hashes. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
