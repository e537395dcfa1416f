import type { Item, PutCondition, Table } from '../table/table';
import { writerKey } from '../table/writer-keys';
import { isEpochOfPrimary, type Candidate, type Writer } from './writer';

/** Reads and changes the region that may write to the table. */
export class WriterStore {
  public constructor(private readonly table: Table) {}

  /** Reads the region that is the writer. Undefined if no region was ever named: then there is no fence. */
  public async current(): Promise<Writer | undefined> {
    return (await this.all()).at(-1);
  }

  /** Reads all writers that the table has had, ordered by epoch. The last one is the current one. */
  public async all(): Promise<readonly Writer[]> {
    const item = await this.table.get(writerKey());
    return item ? writersOf(item) : [];
  }

  /**
   * Makes a region the writer under the next epoch of its own.
   *
   * @param expected the writer that was read. Undefined if there was none.
   * @param now milliseconds since 1970
   * @param latest the epoch after which the new one is; by default, that of `expected`
   * @returns undefined if another writer than `expected` is current; nothing has changed then
   */
  public async take(
    { region, isPrimary }: Candidate,
    expected: Writer | undefined,
    now: number,
    latest = expected?.epoch ?? 0,
  ): Promise<Writer | undefined> {
    const former = await this.all();
    if (former.at(-1)?.epoch !== expected?.epoch) return undefined;
    const writer: Writer = { region, epoch: nextEpoch(latest, isPrimary), since: now };
    const condition: PutCondition = expected
      ? { kind: 'equals', attribute: 'epoch', value: expected.epoch }
      : { kind: 'absent' };
    return (await this.table.put({ ...writerKey(), ...writer, former }, condition)) ? writer : undefined;
  }
}

/** The first epoch after another one that is odd for the primary region, and even for the standby. */
function nextEpoch(latest: number, isPrimary: boolean): number {
  return isEpochOfPrimary(latest + 1) === isPrimary ? latest + 1 : latest + 2;
}

function writersOf(item: Item): readonly Writer[] {
  const { region, epoch, since, former } = item as unknown as Writer & { readonly former: readonly Writer[] };
  return [...former, { region, epoch, since }];
}
