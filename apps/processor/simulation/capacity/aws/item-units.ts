import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item, as requests and responses contain it. */
export type AttributeMap = Record<string, AttributeValue>;

const KILOBYTE = 1024;

/** A strongly consistent read takes one unit for each started 4 KB. */
const READ_UNIT = 4 * KILOBYTE;

/**
 * The bytes of an item: the names of its attributes in UTF-8, and their values.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function sizeOfItem(item: AttributeMap): number {
  let size = 0;
  for (const name in item) size += lengthOf(name) + sizeOfValue(item[name] as AttributeValue);
  return size;
}

/** The units that a write of an item takes: one for each started kilobyte, at least one. */
export function writeUnitsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / KILOBYTE));
}

/** The units that a strongly consistent read takes: one for each started 4 KB, at least one. */
export function readUnitsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT));
}

function sizeOfValue({ S, N, B, M, L }: AttributeValue): number {
  if (B !== undefined) return B.length;
  if (S !== undefined) return lengthOf(S);
  // A number takes about one byte for two significant digits, and one more.
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  // Maps and lists take 3 bytes, and one for each of their elements.
  if (M !== undefined) return 3 + Object.keys(M).length + sizeOfItem(M);
  if (L !== undefined) return L.reduce((sum, value) => sum + 1 + sizeOfValue(value), 3);
  return 1;
}

/** The length in UTF-8 of a text that nearly always has one byte a character. */
function lengthOf(text: string): number {
  return Buffer.byteLength(text);
}
