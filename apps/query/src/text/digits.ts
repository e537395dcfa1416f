import { SCALE } from '@trading/bars';

/**
 * Bytes are written as words of 32 bits, which takes half of the time of single bytes. A word may go beyond the last byte of
 * a text; the next one overwrites the rest.
 */
export const WORD = 4;

/** The bytes that a function of this module writes at most: 16 digits, the point, 18 digits, and the rest of the last word. */
export const MAX_BYTES = 36;

const ZERO = '0'.charCodeAt(0);
const POINT = '.'.charCodeAt(0);

/** The decimal 1. */
export const ONE = 10n ** BigInt(SCALE);
const BILLION = 1_000_000_000n;

/** The digits of the numbers from 000 to 999, in the upper three bytes of a word. Three digits at a time are fast. */
const TRIPLES = Uint32Array.from({ length: 1_000 }, (_, number) => {
  const digits = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  return digits.reduce((word, digit) => (word + ZERO + digit) * 256, 0);
});

/**
 * The parts of a decimal: its whole, its fraction × 10^18, and the nine upper and the nine lower digits of that. What is
 * stored in 64 bits is computed in 64 bits, without a `bigint` on the heap, which would take most of the time.
 */
const PARTS = new BigUint64Array(4);
/** The same as halves of 32 bits, the lower one first, as on all platforms of Node.js. */
const HALVES = new Uint32Array(PARTS.buffer);

/**
 * Writes a whole number from 0 to 2^53.
 *
 * @returns the position after the digits
 */
export function writeInteger(view: DataView, start: number, value: number): number {
  if (value < 1_000) {
    const digits = value < 10 ? 1 : value < 100 ? 2 : 3;
    view.setUint32(start, (TRIPLES[value] as number) << (8 * (3 - digits)));
    return start + digits;
  }
  const thousands = Math.floor(value / 1_000);
  const end = writeInteger(view, start, thousands);
  view.setUint32(end, TRIPLES[value - 1_000 * thousands] as number);
  return end + 3;
}

/**
 * Writes a whole number from 0 to 99 with two digits.
 *
 * @returns the position after the digits
 */
export function writePair(view: DataView, start: number, value: number): number {
  view.setUint32(start, (TRIPLES[value] as number) << 8);
  return start + 2;
}

/**
 * Writes a decimal without zeros at the end of its fraction.
 *
 * @param value the number × 10^18, from 0 to 2^53 × 10^18
 * @returns the position after the digits
 */
export function writeDecimal(view: DataView, start: number, value: bigint): number {
  const whole = value / ONE;
  PARTS[0] = whole;
  PARTS[1] = value - whole * ONE;
  const end = writeInteger(view, start, (HALVES[1] as number) * 2 ** 32 + (HALVES[0] as number));
  if (HALVES[2] === 0 && HALVES[3] === 0) return end;
  PARTS[2] = PARTS[1] / BILLION;
  PARTS[3] = PARTS[1] - PARTS[2] * BILLION;
  const [upper, lower] = [HALVES[4] as number, HALVES[6] as number];
  view.setUint8(end, POINT);
  if (lower === 0) return writeLastGroup(view, end + 1, upper);
  return writeLastGroup(view, writeGroup(view, end + 1, upper), lower);
}

/** Writes nine digits. */
function writeGroup(view: DataView, start: number, value: number): number {
  const end = start + 9;
  for (let at = start, rest = value | 0; at < end; at += 3) rest = writeTriple(view, at, rest);
  return end;
}

/** Writes nine digits that are not all zero, without the zeros at their end. */
function writeLastGroup(view: DataView, start: number, value: number): number {
  let end = start;
  for (let rest = value | 0; rest > 0; end += 3) rest = writeTriple(view, end, rest);
  while (view.getUint8(end - 1) === ZERO) end -= 1;
  return end;
}

/** Writes the first three of nine digits, and returns the others with three zeros after them. */
function writeTriple(view: DataView, start: number, nine: number): number {
  const triple = (nine / 1e6) | 0;
  view.setUint32(start, TRIPLES[triple] as number);
  return (nine - triple * 1e6) * 1e3;
}
