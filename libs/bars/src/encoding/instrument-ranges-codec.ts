import { NANOSECONDS } from '../model/interval';
import type { InstrumentRange } from '../model/instrument-range';
import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';
import { MAX_BYTES } from './chunk-codec';

const SECOND = NANOSECONDS['1s'];

/**
 * Encodes ranges of instruments as pages that fit an item. The ranges must begin and end at whole seconds. A feed is written
 * when it differs from that of the instrument before.
 */
export function encodeInstrumentRanges(ranges: readonly InstrumentRange[]): Uint8Array[] {
  const pages: Uint8Array[] = [];
  let page = new ByteWriter();
  let feed = '';
  for (const range of ranges) {
    if (page.length > MAX_BYTES) {
      pages.push(page.result());
      page = new ByteWriter();
      feed = '';
    }
    page
      .text(range.feed === feed ? '' : range.feed)
      .text(range.symbol)
      .unsigned(range.from / SECOND)
      .unsigned((range.to - range.from) / SECOND);
    ({ feed } = range);
  }
  return page.length > 0 ? [...pages, page.result()] : pages;
}

/** Decodes a page that {@link encodeInstrumentRanges} wrote. */
export function decodeInstrumentRanges(page: Uint8Array): InstrumentRange[] {
  const reader = new ByteReader(page);
  const ranges: InstrumentRange[] = [];
  let feed = '';
  while (!reader.isAtEnd) {
    feed = reader.text() || feed;
    const [symbol, from] = [reader.text(), reader.unsigned() * SECOND];
    ranges.push({ feed, symbol, from, to: from + reader.unsigned() * SECOND });
  }
  return ranges;
}
