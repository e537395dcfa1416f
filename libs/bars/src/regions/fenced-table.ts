import { FailedCheckError, FencedError } from '../errors';
import type { CheckedTable, Item, ItemCheck, PutCondition } from '../table/table';
import { TableDecorator } from '../table/table-decorator';
import { writerKey } from '../table/writer-keys';
import type { Writer } from './writer';
import { WriterStore } from './writer-store';

/**
 * A table with replicas, for work of one region. Each conditional put requires that the region is still the writer, under the epoch in
 * which the work began. Batches of writes have no condition: their items belong to generations, which become current by a put, and whose
 * keys contain the epoch, so that no other region writes them.
 *
 * The fence is an item of the table. A region is fenced as soon as its own replica has that item, and not before.
 */
export class FencedTable extends TableDecorator<CheckedTable> {
  private constructor(
    table: CheckedTable,
    private readonly region: string,
    private readonly writer: Writer | undefined,
  ) {
    super(table);
  }

  /**
   * Opens a table for the work of a region.
   *
   * @throws FencedError if another region is the writer
   */
  public static async open(table: CheckedTable, region: string): Promise<FencedTable> {
    const writer = await new WriterStore(table).current();
    if (writer && writer.region !== region) throw new FencedError(region);
    return new FencedTable(table, region, writer);
  }

  /** The epoch in which the work is done. It is 0 before a region is named, when every region may write. */
  public get epoch(): number {
    return this.writer?.epoch ?? 0;
  }

  /** @throws FencedError if the region is no longer the writer, or under another epoch; nothing has changed then */
  public override async put(item: Item, condition: PutCondition): Promise<boolean> {
    try {
      return await this.table.put(item, condition, this.check());
    } catch (cause) {
      throw cause instanceof FailedCheckError ? new FencedError(this.region, { cause }) : cause;
    }
  }

  private check(): ItemCheck {
    const { region, writer } = this;
    return { key: writerKey(), attributes: writer && { region, epoch: writer.epoch } };
  }
}
