import { UnsupportedFormatError } from '../../errors';

/** Longer than a separator line with a byte order mark and its line end. */
const MAX_LENGTH = 16;

/**
 * Empties the line `sep=,` at the start of a file, by which Excel knows the separator. The numbers of the other lines do
 * not change.
 *
 * @param head the first bytes of the file, or the whole file if it is shorter
 * @throws UnsupportedFormatError if the line states another separator than the comma
 */
export function withoutSeparatorLine(head: Buffer): Buffer {
  const start = head.toString('latin1', 0, MAX_LENGTH);
  const [line = '', separator] = /^(?:\xef\xbb\xbf)?sep=(.)\r?(?:\n|$)/i.exec(start) ?? [];
  if (separator === undefined) return head;
  if (separator === ',') return Buffer.concat([Buffer.from('\n'), head.subarray(line.length)]);
  throw new UnsupportedFormatError(
    `text whose separator is ${JSON.stringify(separator)}, according to its first line`,
    'export the trades as CSV with commas, and upload that file',
  );
}
