import { decodeInstrumentRanges, encodeInstrumentRanges } from '../encoding/instrument-ranges-codec';
import type { InstrumentRange } from '../model/instrument-range';
import type { Origin } from './item-keys';
import { changeKey, changePageKey } from './ledger-keys';
import type { Item, ItemKey } from './table';

/** Maximum number of bytes of instruments in an entry itself, so that entries stay cheap to write and to read. */
const MAX_INLINE_BYTES = 1_000;

/** A generation that became current, and the bars that may have changed by it. */
export interface LoggedChange extends Origin {
  /** The key of the object. */
  readonly key: string;
  /** The ranges in which the generation, or the one that it replaced, has bars or covers time. Ordered by feed and symbol. */
  readonly instruments: readonly InstrumentRange[];
}

/** A change as items: an entry of the log, and pages with its instruments if they are many. */
export interface ChangeItems {
  readonly entry: (sequence: number) => Item;
  readonly pages: readonly Item[];
}

/** The items of a change. */
export function toChangeItems({ source, generation, key, instruments }: LoggedChange): ChangeItems {
  const encoded = encodeInstrumentRanges(instruments);
  const [first, second] = encoded;
  const isInline = first && !second && first.length <= MAX_INLINE_BYTES;
  const pages = isInline
    ? []
    : encoded.map((bytes, page) => ({ ...changePageKey({ source, generation }, page), instruments: bytes }));
  return {
    entry: (sequence) => ({
      ...changeKey(sequence),
      ...{ source, generation, key, pages: pages.length },
      ...(isInline && { instruments: first }),
    }),
    pages,
  };
}

/** The keys of the pages that an entry refers to. */
export function changePageKeysOf(entry: Item): ItemKey[] {
  const { source, generation, pages } = entry as Item & Origin & { readonly pages: number };
  return Array.from({ length: pages }, (_, page) => changePageKey({ source, generation }, page));
}

/** Reads an entry and its pages, in the order of {@link changePageKeysOf}. */
export function fromChangeItems(entry: Item, pages: readonly Item[]): LoggedChange & { readonly sequence: number } {
  const { source, generation, key } = entry as Item & LoggedChange;
  const bytes = [entry, ...pages].flatMap(({ instruments }) => (instruments as Uint8Array | undefined) ?? []);
  return { sequence: Number(entry.sk), source, generation, key, instruments: bytes.flatMap(decodeInstrumentRanges) };
}
