import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
  type BatchGetItemCommandInput,
  type BatchGetItemCommandOutput,
  type BatchWriteItemCommandInput,
  type BatchWriteItemCommandOutput,
  type GetItemCommandInput,
  type GetItemCommandOutput,
  type KeysAndAttributes,
  type PutItemCommandInput,
  type PutItemCommandOutput,
  type QueryCommandInput,
  type QueryCommandOutput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { TableParameters } from '../settings';
import { MINUTE } from '../units-of-time';
import type { VirtualTime } from '../virtual-time';
import { meets } from './conditions';
import { readUnitsOf, sizeOfItem, writeUnitsOf, type AttributeMap } from './item-units';
import { INITIAL_PARTITIONS, OnDemandThroughput } from './on-demand-throughput';
import { Partitions, partitionsFor, type Access } from './partitions';
import { ProvisionedThroughput } from './provisioned-throughput';
import { SortedItems } from './sorted-items';
import type { Throughput } from './throughput';

/** The bytes of a page of a query. */
const PAGE = 1024 * 1024;

const METADATA = { $metadata: {} };

interface StoredItem {
  readonly item: AttributeMap;
  readonly size: number;
}

/** The requests to a table, and its answers to them. */
export interface TableUse {
  /** Units that were consumed. */
  readonly units: Record<Access, number>;
  /** Requests of which the table took nothing. */
  throttledRequests: number;
  /** Batches of which it took a part. */
  partialBatches: number;
  /** The capacity at the end of each minute, units a second. */
  readonly capacity: Record<Access, number[]>;
}

/**
 * A table of DynamoDB with the capacity that AWS documents: a capacity of the whole table, and one of each partition. A write or
 * read takes place if both have the units for it.
 *
 * A batch is answered as AWS documents it: what was throttled is returned as unprocessed, and a batch of which everything
 * is throttled fails.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
export class SimulatedTable {
  public readonly use: TableUse = {
    units: { write: 0, read: 0 },
    throttledRequests: 0,
    partialBatches: 0,
    capacity: { write: [], read: [] },
  };
  public readonly throughput: Throughput;
  private readonly partitions: Partitions;
  private readonly items = new Map<string, SortedItems<StoredItem>>();
  private readonly inMinute = { write: 0, read: 0 };

  /** @param onPut called after an item was put */
  public constructor(
    time: VirtualTime,
    parameters: TableParameters,
    private readonly onPut: (item: AttributeMap) => void = () => undefined,
  ) {
    const { capacityMode, writeUnits, readUnits } = parameters;
    if (capacityMode === 'on-demand') {
      this.partitions = new Partitions(time, INITIAL_PARTITIONS);
      this.throughput = new OnDemandThroughput(time, parameters, this.partitions);
    } else {
      this.partitions = new Partitions(time, partitionsFor({ write: writeUnits.min, read: readUnits.min }));
      this.throughput = new ProvisionedThroughput(time, parameters, this.partitions);
    }
    time.every(MINUTE, () => this.endMinute());
  }

  /** Takes the read units that others use, as far as the table has them. */
  public readByOthers(units: number): void {
    if (!this.throughput.has('read', units)) return;
    this.throughput.take('read', units);
    this.inMinute.read += units;
  }

  public get({ Key }: GetItemCommandInput): GetItemCommandOutput {
    const { pk, sk } = keyOf(Key);
    const found = this.find(pk, sk);
    this.consume('read', pk, readUnitsOf(found?.size ?? 0));
    return { Item: found?.item, ...METADATA };
  }

  public batchGet({ RequestItems = {} }: BatchGetItemCommandInput): BatchGetItemCommandOutput {
    const [[name, { Keys = [] }]] = Object.entries(RequestItems) as [[string, KeysAndAttributes]];
    const found: AttributeMap[] = [];
    const unprocessed = this.batch(Keys, (key) => {
      const { pk, sk } = keyOf(key);
      const stored = this.find(pk, sk);
      if (!this.tryConsume('read', pk, readUnitsOf(stored?.size ?? 0))) return false;
      if (stored) found.push(stored.item);
      return true;
    });
    const left = unprocessed.length > 0 ? { [name]: { Keys: unprocessed } } : {};
    return { Responses: { [name]: found }, UnprocessedKeys: left, ...METADATA };
  }

  public query({
    ExpressionAttributeValues: values = {},
    ScanIndexForward = true,
    Limit = Infinity,
    ExclusiveStartKey,
  }: QueryCommandInput): QueryCommandOutput {
    const [pk, from, to] = [values[':pk']?.S ?? '', values[':from']?.S ?? '', values[':to']?.S ?? ''];
    const after = ExclusiveStartKey?.['sk']?.S;
    const page: AttributeMap[] = [];
    let size = 0;
    let last: string | undefined;
    const lower = ScanIndexForward && after !== undefined ? `${after}\0` : from;
    for (const [sk, stored] of this.items.get(pk)?.range(lower, to, ScanIndexForward) ?? []) {
      if (!ScanIndexForward && after !== undefined && sk >= after) continue;
      page.push(stored.item);
      size += stored.size;
      last = sk;
      if (page.length >= Limit || size >= PAGE) break;
      last = undefined;
    }
    this.consume('read', pk, readUnitsOf(size));
    return {
      Items: page,
      ...(last === undefined ? {} : { LastEvaluatedKey: { pk: { S: pk }, sk: { S: last } } }),
      ...METADATA,
    };
  }

  public put({ Item = {}, ...condition }: PutItemCommandInput): PutItemCommandOutput {
    const { pk, sk } = keyOf(Item);
    const stored = this.find(pk, sk);
    const size = sizeOfItem(Item);
    // A put whose condition is not met consumes units, too.
    this.consume('write', pk, writeUnitsOf(Math.max(size, stored?.size ?? 0)));
    if (!meets(condition, stored?.item)) {
      throw new ConditionalCheckFailedException({ message: 'The conditional request failed', ...METADATA });
    }
    this.store(Item, size);
    return METADATA;
  }

  public batchWrite({ RequestItems = {} }: BatchWriteItemCommandInput): BatchWriteItemCommandOutput {
    const [[name, requests]] = Object.entries(RequestItems) as [[string, WriteRequest[]]];
    const unprocessed = this.batch(requests, (request) => this.tryWrite(request));
    return { UnprocessedItems: unprocessed.length > 0 ? { [name]: unprocessed } : {}, ...METADATA };
  }

  private tryWrite({ PutRequest, DeleteRequest }: WriteRequest): boolean {
    const { pk, sk } = keyOf(PutRequest?.Item ?? DeleteRequest?.Key);
    const item = PutRequest?.Item;
    const size = item ? sizeOfItem(item) : 0;
    const units = writeUnitsOf(Math.max(size, this.find(pk, sk)?.size ?? 0));
    if (!this.tryConsume('write', pk, units)) return false;
    if (item) this.store(item, size);
    else this.items.get(pk)?.delete(sk);
    return true;
  }

  /** Tries each request of a batch, and returns those that were throttled. Throws if all were. */
  private batch<T>(requests: readonly T[], attempt: (request: T) => boolean): T[] {
    const throttled = requests.filter((request) => !attempt(request));
    if (throttled.length > 0 && throttled.length === requests.length) this.throttle();
    if (throttled.length > 0) this.use.partialBatches += 1;
    return throttled;
  }

  private consume(access: Access, pk: string, units: number): void {
    if (!this.tryConsume(access, pk, units)) this.throttle();
  }

  private tryConsume(access: Access, pk: string, units: number): boolean {
    if (!this.throughput.has(access, units) || !this.partitions.has(pk, access, units)) return false;
    this.throughput.take(access, units);
    this.partitions.take(pk, access, units);
    this.use.units[access] += units;
    this.inMinute[access] += units;
    return true;
  }

  private throttle(): never {
    this.use.throttledRequests += 1;
    throw new ProvisionedThroughputExceededException({
      message: 'The level of configured throughput was exceeded',
      ...METADATA,
    });
  }

  private store(item: AttributeMap, size: number): void {
    const { pk, sk } = keyOf(item);
    let items = this.items.get(pk);
    if (!items) this.items.set(pk, (items = new SortedItems()));
    items.set(sk, { item, size });
    this.onPut(item);
  }

  private find(pk: string, sk: string): StoredItem | undefined {
    return this.items.get(pk)?.get(sk);
  }

  private endMinute(): void {
    this.throughput.endMinute({ write: this.inMinute.write / 60, read: this.inMinute.read / 60 });
    this.partitions.endMinute();
    for (const access of ['write', 'read'] as const) {
      this.inMinute[access] = 0;
      this.use.capacity[access].push(this.throughput.capacity[access]);
    }
  }
}

function keyOf(key: AttributeMap = {}): { readonly pk: string; readonly sk: string } {
  return { pk: key['pk']?.S ?? '', sk: key['sk']?.S ?? '' };
}
