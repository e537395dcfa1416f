import { withoutCompressionSuffix, sourceIdOf, type TradeFile } from '../model/trade-file';
import type { Instrument } from '../model/trade';
import type { Origin } from './item-keys';
import type { ItemKey, KeyRange } from './table';

/** Begins the sort keys of a list, so that a range can contain all of them. */
const NAME = '#';

/** Sorts after every key that begins with {@link NAME}. */
const AFTER_NAMES = '$';

/** Number of digits of a sequence number: those of the greatest integer that is a safe number. */
const SEQUENCE_DIGITS = 16;

/** The sequence numbers of an epoch. */
const CHANGES_OF_EPOCH = 1_000_000_000_000;

/** Maximum number of bytes of a key of the bucket in a sort key, which DynamoDB limits to 1,024 bytes. */
const MAX_KEY_BYTES = 1_000;

/** The item with the watermark of a feed. All feeds are in one partition. */
export function feedKey(feed: string): ItemKey {
  return { pk: 'FEEDS', sk: `${NAME}${feed}` };
}

/** True for the items of {@link feedKey}. */
export function isWatermarkItem({ pk }: ItemKey): boolean {
  return pk === 'FEEDS';
}

/** The items of all feeds. */
export function feedRange(): KeyRange {
  return { pk: 'FEEDS', from: NAME, to: AFTER_NAMES };
}

/** The item with the first and the last day of a symbol. The symbols of a feed are in one partition. */
export function symbolKey({ feed, symbol }: Instrument): ItemKey {
  return { pk: `SYMBOLS#${feed}`, sk: `${NAME}${symbol}` };
}

/** The items of the symbols of a feed that follow a symbol, and that symbol itself. */
export function symbolRange(feed: string, from = ''): KeyRange {
  return { pk: `SYMBOLS#${feed}`, from: `${NAME}${from}`, to: AFTER_NAMES };
}

/** The item that registers a source. The sources of a bucket are in one partition, ordered by key. */
export function fileKey(file: Pick<TradeFile, 'bucket' | 'key'>): ItemKey {
  const key = withoutCompressionSuffix(file.key);
  return { pk: filePartition(file.bucket), sk: `${NAME}${isLong(key) ? shortened(key, sourceIdOf(file)) : key}` };
}

/** The items of the sources of a bucket whose keys are not before a text. */
export function fileRange(bucket: string, from: string): KeyRange {
  return { pk: filePartition(bucket), from: `${NAME}${from}`, to: AFTER_NAMES };
}

/** The entry of the change log with a sequence number. */
export function changeKey(sequence: number): ItemKey {
  return { pk: 'CHANGES', sk: String(sequence).padStart(SEQUENCE_DIGITS, '0') };
}

/**
 * The entries of the change log that are written in an epoch. Those of several epochs have numbers of their own, so that two regions that
 * write at once do not write the same entry.
 */
export function changeRangeOf(epoch: number): KeyRange {
  return {
    pk: 'CHANGES',
    from: changeKey(epoch * CHANGES_OF_EPOCH).sk,
    to: changeKey((epoch + 1) * CHANGES_OF_EPOCH - 1).sk,
  };
}

/** The epoch in which an entry of the change log was written: see {@link changeRangeOf}. It is 0 in a table without replicas. */
export function epochOfChange(sequence: number): number {
  return Math.floor(sequence / CHANGES_OF_EPOCH);
}

/** The entries of the change log after a sequence number. */
export function changeRange(after: number): KeyRange {
  return { pk: 'CHANGES', from: changeKey(after + 1).sk, to: '9'.repeat(SEQUENCE_DIGITS) };
}

/** An item with a page of the instruments of a change. Pages are numbered from 0. */
export function changePageKey({ source, generation }: Origin, page: number): ItemKey {
  return { pk: `SOURCE#${source}`, sk: `CHANGE#${generation}#${page}` };
}

function filePartition(bucket: string): string {
  return `FILES#${bucket}`;
}

function isLong(key: string): boolean {
  return Buffer.byteLength(key) > MAX_KEY_BYTES;
}

/** The start of a long key, made unique by the id of its source. */
function shortened(key: string, source: string): string {
  const start = Buffer.from(key).subarray(0, MAX_KEY_BYTES - source.length);
  // A character may have been cut.
  return `${start.toString('utf8').replace(/\ufffd+$/, '')}${source}`;
}
