/**
 * Checks the lengths of runs in the hybrid of run-length encoding and bit packing. The library fills as many values as a
 * run states, so a damaged length could need any amount of memory.
 *
 * @param bytes the encoded runs, and possibly further bytes after them
 * @param width number of bits of a value
 * @param count number of values, or more
 * @throws Error if a run has more values than that
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
 */
export function checkRuns(bytes: Uint8Array, width: number, count: number): void {
  let offset = 0;
  for (let seen = 0; seen < count && offset < bytes.length;) {
    let header = 0;
    for (let scale = 1, more = true; more; scale *= 128) {
      const byte = bytes[offset] ?? 0;
      offset += 1;
      header += (byte & 0x7f) * scale;
      more = byte > 0x7f && scale < 2 ** 35;
    }
    const isBitPacked = header % 2 === 1;
    const run = Math.floor(header / 2) * (isBitPacked ? 8 : 1);
    // The last group of bit-packed values is filled up.
    if (seen + run > count + (isBitPacked ? 7 : 0)) throw new Error('a run is longer than its page');
    seen += run;
    offset += isBitPacked ? (run / 8) * width : Math.ceil(width / 8);
  }
}
