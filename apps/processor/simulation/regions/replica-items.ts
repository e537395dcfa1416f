import type { Item } from '@trading/bars';

/** A change of an item, as it travels from one replica to another. */
export interface ItemUpdate {
  readonly name: string;
  /** Undefined if the item was deleted. */
  readonly item: Item | undefined;
  /** Orders the changes of an item in all replicas: the last one wins. */
  readonly stamp: number;
}

/**
 * The items of one replica of a global table with asynchronous replication: each change replicates by itself, some time or never, and the
 * last writer of an item wins. Conditions are judged by what this replica has.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
 */
export class ReplicaItems extends Map<string, Item> {
  /** The changes that have not arrived in the other replica. */
  public readonly outgoing: ItemUpdate[] = [];
  /** The stamps of items, also of deleted ones. */
  private readonly stamps = new Map<string, number>();

  /**
   * @param nextStamp the stamp of the next change in any replica
   * @param onWrite called with each item that this replica is about to write itself
   */
  public constructor(
    private readonly nextStamp: () => number,
    private readonly onWrite: (item: Item) => void,
  ) {
    super();
  }

  public override set(name: string, item: Item): this {
    this.onWrite(item);
    super.set(name, item);
    this.send(name, item);
    return this;
  }

  public override delete(name: string): boolean {
    const existed = super.delete(name);
    if (existed) this.send(name, undefined);
    return existed;
  }

  /** Receives a change of the other replica. An earlier one than the last of the item has no effect. */
  public receive({ name, item, stamp }: ItemUpdate): void {
    if (stamp < (this.stamps.get(name) ?? -1)) return;
    this.stamps.set(name, stamp);
    if (item) super.set(name, item);
    else super.delete(name);
  }

  private send(name: string, item: Item | undefined): void {
    const stamp = this.nextStamp();
    this.stamps.set(name, stamp);
    this.outgoing.push({ name, item, stamp });
  }
}
