import type { BatchWriteOptions, Item, PutCondition, Table, Write } from './table';
import { TableDecorator } from './table-decorator';
import { isBarsItem } from './item-keys';
import { isWatermarkItem } from './ledger-keys';
import { unitsOf } from './write-request';

/** A table that counts the write units that are sent to it. A delete counts as one: the size of its item is not known. */
export class CountedTable extends TableDecorator {
  /** The write units so far. */
  public writeUnits = 0;
  /** Those of them that were for watermarks, which all files of a feed have in common, and few of a history raise. */
  public watermarkUnits = 0;
  /** The number of items with bars that were put so far. */
  public barItems = 0;

  public constructor(table: Table) {
    super(table);
  }

  public override put(item: Item, condition: PutCondition): Promise<boolean> {
    this.count(item);
    return super.put(item, condition);
  }

  public override batchWrite(writes: Iterable<Write>, options?: BatchWriteOptions): Promise<void> {
    return super.batchWrite(this.counted(writes), options);
  }

  private *counted(writes: Iterable<Write>): Generator<Write> {
    for (const write of writes) {
      if (write.kind === 'put') this.count(write.item);
      else this.writeUnits += 1;
      yield write;
    }
  }

  private count(item: Item): void {
    const units = unitsOf(item);
    this.writeUnits += units;
    if (isWatermarkItem(item)) this.watermarkUnits += units;
    if (isBarsItem(item)) this.barItems += 1;
  }
}
