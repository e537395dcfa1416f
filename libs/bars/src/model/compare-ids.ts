import { compare } from './compare';

/**
 * Orders trade ids part by part, so that `ETH-9999` precedes `ETH-10000`. The order is total: only equal ids compare as 0.
 *
 * A part is a longest run of ASCII digits, or the text between two such runs. Two runs of digits are compared as whole
 * numbers of any length, and two texts by code unit. Digits precede text, and an id precedes those that continue it. Ids
 * that differ only in leading zeros are compared by code unit.
 */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  let [inA, inB] = [0, 0];
  while (inA < a.length && inB < b.length) {
    const [partOfA, partOfB] = [partAt(a, inA), partAt(b, inB)];
    const order = compareParts(partOfA, partOfB);
    if (order !== 0) return order;
    inA += partOfA.length;
    inB += partOfB.length;
  }
  return compare(a.length - inA, b.length - inB) || compare(a, b);
}

function compareParts(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [isDigit(a, 0), isDigit(b, 0)];
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return aIsNumber ? compareDigits(withoutLeadingZeros(a), withoutLeadingZeros(b)) : compare(a, b);
}

/** Without leading zeros, the longer of two whole numbers is the larger. */
function compareDigits(a: string, b: string): number {
  return compare(a.length, b.length) || compare(a, b);
}

function partAt(id: string, start: number): string {
  const isNumber = isDigit(id, start);
  let end = start + 1;
  while (end < id.length && isDigit(id, end) === isNumber) end += 1;
  return id.slice(start, end);
}

function isDigit(id: string, index: number): boolean {
  const code = id.charCodeAt(index);
  return code >= 48 && code <= 57;
}

function withoutLeadingZeros(digits: string): string {
  let zeros = 0;
  while (digits[zeros] === '0') zeros += 1;
  return digits.slice(zeros);
}
