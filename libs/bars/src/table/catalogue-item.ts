import type { Instrument } from '../model/trade';
import { feedKey, symbolKey } from './ledger-keys';
import type { Item } from './table';

/** Number of digits of a watermark, so that watermarks are ordered as text. */
const WATERMARK_DIGITS = 20;

/** The first and the last UTC day on which a symbol has bars, such as `2024-08-08`. */
export interface SymbolDays {
  readonly first: string;
  readonly last: string;
}

/** The item of a symbol. Its days are one attribute, on which a put can be conditional. */
export function toSymbolItem(instrument: Instrument, { first, last }: SymbolDays): Item {
  return { ...symbolKey(instrument), days: `${first}/${last}` };
}

/** Reads the days from an item that {@link toSymbolItem} made. */
export function daysOfSymbolItem(item: Item): SymbolDays {
  const [first = '', last = ''] = (item['days'] as string).split('/');
  return { first, last };
}

/** The item of a feed. Without a watermark, it is below every watermark. */
export function toFeedItem(feed: string, watermark?: bigint): Item {
  return { ...feedKey(feed), watermark: watermark === undefined ? '' : watermarkText(watermark) };
}

/** Reads the watermark from an item that {@link toFeedItem} made. */
export function watermarkOfFeedItem(item: Item): bigint | undefined {
  const text = item['watermark'] as string;
  return text === '' ? undefined : BigInt(text);
}

/** A watermark as text. */
export function watermarkText(watermark: bigint): string {
  return String(watermark).padStart(WATERMARK_DIGITS, '0');
}

/** The name of a feed or symbol, read from the sort key of its item. */
export function nameOf({ sk }: Item): string {
  return sk.slice(1);
}
