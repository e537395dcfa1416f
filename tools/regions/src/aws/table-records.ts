import { readFeeds, readLastChange, type Table } from '@trading/bars';
import { readLastChanges, WriterStore, type Candidate, type Writer } from '@trading/bars/regions';
import type { Records } from '../region';
import { reaching } from './reaching';

/** The records of a replica of the table. */
export class TableRecords implements Records {
  private readonly writers: WriterStore;

  public constructor(
    private readonly region: string,
    private readonly table: Table,
  ) {
    this.writers = new WriterStore(table);
  }

  public writer(): Promise<Writer | undefined> {
    return reaching(this.region, () => this.writers.current());
  }

  public take(candidate: Candidate, expected: Writer | undefined, now: number): Promise<Writer | undefined> {
    return reaching(this.region, () => this.writers.take(candidate, expected, now));
  }

  public lastChange(): Promise<number> {
    return reaching(this.region, () => readLastChange(this.table));
  }

  public lastChanges(): Promise<ReadonlyMap<number, number>> {
    return reaching(this.region, () => readLastChanges(this.table));
  }

  public async watermarks(): Promise<ReadonlyMap<string, bigint>> {
    const feeds = await reaching(this.region, () => readFeeds(this.table));
    return new Map(feeds.flatMap(({ feed, watermark }) => (watermark === undefined ? [] : [[feed, watermark]])));
  }
}
