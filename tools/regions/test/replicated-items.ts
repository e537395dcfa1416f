import type { Item } from '@trading/bars';

/** The items of one replica of a table, with the moments of their writes. Deleted items are remembered. */
export class ReplicatedItems extends Map<string, Item> {
  private readonly written = new Map<string, number>();

  /** @param tick returns a greater number for each write in any replica */
  public constructor(private readonly tick: () => number) {
    super();
  }

  public override set(key: string, item: Item): this {
    this.written.set(key, this.tick());
    return super.set(key, item);
  }

  public override delete(key: string): boolean {
    this.written.set(key, this.tick());
    return super.delete(key);
  }

  /** Takes over what was written later in another replica: the last writer wins. */
  public replicateFrom(other: ReplicatedItems): void {
    for (const [key, moment] of other.written) {
      if ((this.written.get(key) ?? -1) >= moment) continue;
      this.written.set(key, moment);
      const item = other.get(key);
      if (item) super.set(key, item);
      else super.delete(key);
    }
  }
}
