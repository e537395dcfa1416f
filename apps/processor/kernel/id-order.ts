const ZERO: u32 = 0x30;

/**
 * Returns true if one id precedes another in the order of `libs/bars/src/model/compare-ids.ts`: longest runs of digits are
 * compared as numbers, and the texts between them by byte. The ids must be ASCII.
 */
export function isIdBefore(a: usize, aLength: u32, b: usize, bLength: u32): bool {
  const aEnd = a + aLength;
  const bEnd = b + bLength;
  let inA = a;
  let inB = b;
  while (inA < aEnd && inB < bEnd) {
    const isNumber = isDigit(inA);
    if (isNumber != isDigit(inB)) return isNumber;
    const partOfA = endOfPart(inA, aEnd);
    const partOfB = endOfPart(inB, bEnd);
    const order = isNumber
      ? compareTexts(withoutZeros(inA, partOfA), partOfA, withoutZeros(inB, partOfB), partOfB, true)
      : compareTexts(inA, partOfA, inB, partOfB, false);
    if (order != 0) return order < 0;
    inA = partOfA;
    inB = partOfB;
  }
  if (aEnd - inA != bEnd - inB) return aEnd - inA < bEnd - inB;
  // They differ in leading zeros only, or not at all.
  return compareTexts(a, aEnd, b, bEnd, false) < 0;
}

/** @param areNumbers true if the longer of two texts is the larger */
function compareTexts(a: usize, aEnd: usize, b: usize, bEnd: usize, areNumbers: bool): i32 {
  const aLength = (aEnd - a) as i32;
  const bLength = (bEnd - b) as i32;
  if (areNumbers && aLength != bLength) return aLength - bLength;
  for (let index: i32 = 0; index < min(aLength, bLength); index += 1) {
    const order = (load<u8>(a + index) as i32) - (load<u8>(b + index) as i32);
    if (order != 0) return order;
  }
  return aLength - bLength;
}

function endOfPart(start: usize, end: usize): usize {
  const isNumber = isDigit(start);
  let position = start + 1;
  while (position < end && isDigit(position) == isNumber) position += 1;
  return position;
}

function withoutZeros(start: usize, end: usize): usize {
  let position = start;
  while (position < end && load<u8>(position) == ZERO) position += 1;
  return position;
}

function isDigit(position: usize): bool {
  return load<u8>(position) - ZERO <= 9;
}
