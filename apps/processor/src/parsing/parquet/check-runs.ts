/** Longer lengths of runs cannot occur, because a page has fewer values. */
const MAX_HEADER_LENGTH = 4;

/** Maximum number of values by which writers fill up bit-packed values. The format requires 7, DuckDB writes 31. */
const MAX_PADDING = 255;

/** Maximum number of bits of a value that the library reads correctly. */
const MAX_WIDTH = 24;

/**
 * Checks the runs of a page, in the hybrid of run-length encoding and bit packing. The library fills as many values as a run
 * states, so a damaged length could need any amount of memory.
 *
 * @param bytes the encoded runs, and possibly further bytes after them
 * @param width number of bits of a value
 * @param count number of values, or more
 * @returns number of values that the runs have, with those that fill up the last one
 * @throws Error if a run has more values than that
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
 */
export function checkRuns(bytes: Uint8Array, width: number, count: number): number {
  if (width > MAX_WIDTH) throw new Error(`values of ${width} bits`);
  let offset = 0;
  let seen = 0;
  while (seen < count && offset < bytes.length) {
    let header = 0;
    for (let length = 0, byte = 0x80; byte > 0x7f; length += 1) {
      if (length === MAX_HEADER_LENGTH) throw new Error('a run is longer than its page');
      byte = bytes[offset] ?? 0;
      header |= (byte & 0x7f) << (7 * length);
      offset += 1;
    }
    const isBitPacked = (header & 1) === 1;
    const run = (header >> 1) * (isBitPacked ? 8 : 1);
    if (seen + run > count + (isBitPacked ? MAX_PADDING : 0)) throw new Error('a run is longer than its page');
    seen += run;
    // The library always reads the first byte of bit-packed values.
    offset += isBitPacked ? Math.max(1, (run / 8) * width) : Math.ceil(width / 8);
  }
  return seen;
}
