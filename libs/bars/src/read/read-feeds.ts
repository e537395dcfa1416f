import { nameOf, watermarkOfFeedItem } from '../table/catalogue-item';
import { feedKey, feedRange } from '../table/ledger-keys';
import type { Table } from '../table/table';

/** A feed of which files were processed. */
export interface Feed {
  readonly feed: string;
  /** See {@link readWatermark}. */
  readonly watermark?: bigint;
}

/** Reads all feeds, ordered by name. */
export async function readFeeds(table: Table): Promise<Feed[]> {
  const feeds: Feed[] = [];
  for await (const item of table.query(feedRange())) {
    const watermark = watermarkOfFeedItem(item);
    feeds.push({ feed: nameOf(item), ...(watermark === undefined ? {} : { watermark }) });
  }
  return feeds;
}

/**
 * Reads the watermark of a feed, nanoseconds since 1970: the time up to which bars are expected to be final. It never falls.
 * It is the open time of the last bar that any file of the feed had, or the end of the last period that a file contained.
 * A file that arrives late can still change bars before it.
 *
 * @returns undefined if no file of the feed was processed
 */
export async function readWatermark(table: Table, feed: string): Promise<bigint | undefined> {
  const item = await table.get(feedKey(feed));
  return item && watermarkOfFeedItem(item);
}
