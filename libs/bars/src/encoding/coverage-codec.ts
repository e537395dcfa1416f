import { CHUNK_NANOSECONDS, type StoredInterval } from '../model/interval';
import type { Coverage, CoveredChunk } from '../model/manifest';
import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';
import { MAX_BYTES } from './chunk-codec';

/** Encodes the coverage of a file as pages that fit an item. A file without bars has no pages. */
export function encodeCoverage(coverage: readonly Coverage[], interval: StoredInterval): Uint8Array[] {
  const pages: Uint8Array[] = [];
  let page = new ByteWriter();
  for (const instrument of coverage) {
    const bytes = encodeInstrument(instrument, interval);
    if (page.length + bytes.length > MAX_BYTES && page.length > 0) {
      pages.push(page.result());
      page = new ByteWriter();
    }
    page.bytes(bytes);
  }
  return page.length > 0 ? [...pages, page.result()] : pages;
}

/** Decodes a page that {@link encodeCoverage} wrote. */
export function decodeCoverage(page: Uint8Array, interval: StoredInterval): Coverage[] {
  const reader = new ByteReader(page);
  const coverage: Coverage[] = [];
  while (!reader.isAtEnd) coverage.push(decodeInstrument(reader, CHUNK_NANOSECONDS[interval]));
  return coverage;
}

function encodeInstrument({ feed, symbol, from, to, chunks }: Coverage, interval: StoredInterval): Uint8Array {
  const writer = new ByteWriter()
    .text(feed)
    .text(symbol)
    .unsigned(from)
    .unsigned(to - from)
    .unsigned(chunks.length);
  let last = 0n;
  for (const { start, items } of chunks) {
    const index = start / CHUNK_NANOSECONDS[interval];
    writer.unsigned(index - last).unsigned(items);
    last = index;
  }
  return writer.result();
}

function decodeInstrument(reader: ByteReader, chunkNanoseconds: bigint): Coverage {
  const [feed, symbol, from] = [reader.text(), reader.text(), reader.unsigned()];
  const to = from + reader.unsigned();
  let index = 0n;
  const chunks = Array.from({ length: reader.count() }, (): CoveredChunk => {
    index += reader.unsigned();
    return { start: index * chunkNanoseconds, items: reader.count() };
  });
  return { feed, symbol, from, to, chunks };
}
