import { createHash } from 'node:crypto';
import { StaleProgressError, StoppedError, UnfinishedWriteError } from '../errors';
import { afterGeneration } from '../model/generation';
import { progressKey, progressRange, type Origin } from '../table/item-keys';
import type { Item, ItemKey, Table, Write } from '../table/table';

/** Number of items after which a marker is written, although the writing goes on. A marker takes one write unit. */
const ITEMS_PER_MARKER = 10_000;

/** An item with bars. */
export interface BarsItem extends ItemKey {
  readonly bars: Uint8Array;
}

/** Says how far the writing of the bars of a generation came. */
interface Marker {
  /** The number of items, from the first on without a gap, that are written. */
  readonly items: number;
  /** The digest of these items. */
  readonly digest: string;
}

/**
 * The progress of writing the bars of a generation, which continues where an earlier attempt stopped.
 *
 * The items and their order follow from the bytes of the file, so that a marker needs only the number of items that are
 * written. Another version of the code, or other settings, may make other items of the same bytes. Therefore a marker has a
 * digest of its items. They are made again, and their digest is compared before any item is left out.
 *
 * A marker stays true: the items of a generation are deleted only when a newer one is current, and then nobody writes them.
 */
export class WriteProgress {
  private readonly written = new WrittenItems();
  /** True if the table may have a marker. */
  private isMarked: boolean;
  /** Number of items of the marker that was written last. */
  private markedItems: number;

  private constructor(
    private readonly table: Table,
    private readonly origin: Origin,
    private readonly throwIfLate: () => void,
    private readonly marker: Marker | undefined,
    private readonly others: readonly ItemKey[],
  ) {
    this.isMarked = marker !== undefined;
    this.markedItems = marker?.items ?? 0;
  }

  /** True if an earlier attempt wrote some of the items, or all of them and some of what follows. */
  public get isContinued(): boolean {
    return this.marker !== undefined;
  }

  /**
   * Reads how far an earlier attempt came.
   *
   * @param throwIfLate called again and again while items are written. If it throws a StoppedError, writing stops.
   */
  public static async read(table: Table, origin: Origin, throwIfLate: () => void): Promise<WriteProgress> {
    const own = progressKey(origin);
    const others: ItemKey[] = [];
    let marker: (Item & Marker) | undefined;
    // Those of replaced uploads may have no other end.
    for await (const item of table.query(progressRange(origin.source, afterGeneration(origin.generation)))) {
      if (item.sk === own.sk) marker = item as Item & Marker;
      else others.push({ pk: item.pk, sk: item.sk });
    }
    return new WriteProgress(table, origin, throwIfLate, marker, others);
  }

  /** Deletes the marker of a generation, whether there is one or not. */
  public static delete(table: Table, origin: Origin): Promise<void> {
    return table.batchWrite([{ kind: 'delete', key: progressKey(origin) }]);
  }

  /**
   * Writes the items that are not written yet.
   *
   * @param items the same items at every attempt, in the same order
   * @throws UnfinishedWriteError if it stops for want of capacity or time; another attempt continues
   * @throws StaleProgressError if an earlier attempt wrote other items; another attempt writes all items
   */
  public async write(items: Iterable<BarsItem>): Promise<void> {
    const source = items[Symbol.iterator]();
    if (this.marker && !this.passOver(source, this.marker)) {
      // Before any item is written, because the marker may not describe the items any longer.
      await WriteProgress.delete(this.table, this.origin);
      throw new StaleProgressError();
    }
    await this.keep(() => this.writeRest(source));
  }

  /**
   * Does a part of the writing, or what follows it. If that stops, a marker is written.
   *
   * @throws UnfinishedWriteError if it stops for want of capacity or time; another attempt passes over the items that are written
   */
  public async keep<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
      if (this.written.count > this.markedItems) await this.putMarkerIfPossible();
      throw new UnfinishedWriteError(this.written.count, error);
    }
  }

  /**
   * Deletes the marker, if there is one, and those of generations that cannot become current any more. The items must all be
   * written, and their generation current.
   */
  public async end(): Promise<void> {
    const keys = this.isMarked ? [progressKey(this.origin), ...this.others] : this.others;
    if (keys.length > 0) await this.table.batchWrite(keys.map((key): Write => ({ kind: 'delete', key })));
  }

  /** Passes over the items of a marker. Returns false if they are not the ones that the marker was written for. */
  private passOver(source: Iterator<BarsItem>, { items, digest }: Marker): boolean {
    while (this.written.count < items) {
      const next = source.next();
      if (next.done) return false;
      this.written.add(next.value);
    }
    return this.written.digest() === digest;
  }

  private async writeRest(source: Iterator<BarsItem>): Promise<void> {
    for (;;) {
      const sent: BarsItem[] = [];
      const writes = function* (): Generator<Write> {
        for (let count = 0; count < ITEMS_PER_MARKER; count += 1) {
          const next = source.next();
          if (next.done) return;
          sent.push(next.value);
          yield { kind: 'put', item: { ...next.value } };
        }
      };
      const before = this.written.count;
      await this.table.batchWrite(writes(), {
        throwIfLate: this.throwIfLate,
        onWritten: (count) => {
          for (const item of sent.splice(0, before + count - this.written.count)) this.written.add(item);
        },
      });
      if (this.written.count - before < ITEMS_PER_MARKER) return;
      await this.putMarker();
    }
  }

  /** Without a marker, the next attempt writes the items again. */
  private async putMarkerIfPossible(): Promise<void> {
    try {
      await this.putMarker();
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
    }
  }

  private async putMarker(): Promise<void> {
    this.isMarked = true;
    const marker: Marker = { items: this.written.count, digest: this.written.digest() };
    await this.table.batchWrite([{ kind: 'put', item: { ...progressKey(this.origin), ...marker } }]);
    this.markedItems = marker.items;
  }
}

/** The items that are written, from the first on without a gap. */
class WrittenItems {
  public count = 0;
  private readonly hash = createHash('sha256');

  public add({ pk, sk, bars }: BarsItem): void {
    this.count += 1;
    this.hash.update(`${pk}\n${sk}\n${bars.length}\n`).update(bars);
  }

  public digest(): string {
    return this.hash.copy().digest('hex');
  }
}
