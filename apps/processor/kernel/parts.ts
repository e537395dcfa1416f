import { LONGEST, Leb128 } from './leb128';
import { allocate, double, release, shiftOf } from './memory-blocks';
import { PARTS_FULL, pauseFor, resumeFrom } from './pause';

/** The first byte of every chunk that `libs/bars/src/encoding/chunk-codec.ts` writes. */
const FORMAT: u64 = 1;

/** A part: encoded bars of one symbol in one chunk, in ascending order of time. Further bars can be added to it. */
@unmanaged
export class Part {
  /** Number of bars; 0 if the part is empty. */
  count: u32;
  /** Number of the chunk, counted from 1970. */
  chunk: u32;
  /** Positions of the first and the last bar in the chunk. */
  firstPlace: u32;
  lastPlace: u32;
  /** The values that the next bar is encoded relative to. */
  lastPrice: u64;
  lastId: u64;
  priceDecimals: u32;
  sizeDecimals: u32;
  /** The encoded bars. */
  bytes: usize;
  length: u32;
  shift: u32;
  lastOrder: u64;
}

/** A part has 64 bytes. */
const PART_SHIFT: u32 = 6;
const FIRST_SHIFT: u32 = 9;

/**
 * The list of complete parts. An entry has six numbers of 4 bytes: the symbol, the chunk, the address and the number of
 * the bytes, and the positions of the first and the last bar.
 */
const ENTRY: u32 = 24;
const SEGMENT_SHIFT: u32 = 16;

let entriesShift: u32 = shiftOf(1 << 12);
let entries: usize = allocate(entriesShift);
let count: u32 = 0;

/** Address of the next complete part, and end of its segment. */
let next: usize = 0;
let segmentEnd: usize = 0;

/** The segments: the address and the shift of each, 4 bytes each. */
const SEGMENT_ENTRY_SHIFT: u32 = 3;
let segmentsShift: u32 = shiftOf(64);
let segments: usize = allocate(segmentsShift);
let segmentCount: u32 = 0;

/** Bytes of all segments, and the number above which the kernel pauses. */
let segmentBytes: u32 = 0;
let maxBytes: u32 = u32.MAX_VALUE;

/** Sets the number of bytes of complete parts above which the kernel pauses. */
export function setPartsLimit(bytes: u32): void {
  maxBytes = bytes;
}

export function partsStart(): usize {
  return entries;
}

export function partsCount(): u32 {
  return count;
}

/** Empties the list and releases the bytes of its parts. */
export function clearParts(): void {
  for (let index: u32 = 0; index < segmentCount; index += 1) {
    const entry = segments + (index << SEGMENT_ENTRY_SHIFT);
    release(load<u32>(entry), load<u32>(entry, 4));
  }
  segmentCount = 0;
  segmentBytes = 0;
  next = 0;
  segmentEnd = 0;
  count = 0;
  resumeFrom(PARTS_FULL);
}

export function makePart(): Part {
  const part = allocate(PART_SHIFT);
  memory.fill(part, 0, 1 << PART_SHIFT);
  return changetype<Part>(part);
}

export function beginPart(part: Part, chunk: u32, place: u32): void {
  part.chunk = chunk;
  part.firstPlace = place;
  part.lastPlace = 0;
  part.lastPrice = 0;
  part.lastId = 0;
  part.lastOrder = 0;
  // Differs from every valid number, so that the first bar states its decimals.
  part.priceDecimals = u32.MAX_VALUE;
  part.shift = FIRST_SHIFT;
  part.bytes = allocate(FIRST_SHIFT);
  part.length = 0;
}

/** Reserves room for more bytes, and returns their address. */
export function reserveBytes(part: Part, bytes: u32): usize {
  while (part.length + bytes > (1 as u32) << part.shift) {
    part.bytes = double(part.bytes, part.shift);
    part.shift += 1;
  }
  return part.bytes + part.length;
}

/** Adds a bar that was written to the bytes that {@link reserveBytes} reserved. */
export function addBar(part: Part, place: u32, end: usize): void {
  part.length = (end - part.bytes) as u32;
  part.lastPlace = place;
  part.count += 1;
}

/** Completes a part, which adds it to the list that the host reads. */
export function endPart(part: Part, symbol: u32): void {
  const most = 2 * LONGEST + part.length;
  if (next + most > segmentEnd) openSegment(most);
  const bars = Leb128.putUnsigned(Leb128.putUnsigned(next, FORMAT), part.count);
  memory.copy(bars, part.bytes, part.length);
  const length = ((bars - next) as u32) + part.length;
  release(part.bytes, part.shift);
  if ((count + 1) * ENTRY > (1 as u32) << entriesShift) {
    entries = double(entries, entriesShift);
    entriesShift += 1;
  }
  const entry = entries + count * ENTRY;
  store<u32>(entry, symbol);
  store<u32>(entry, part.chunk, 4);
  store<u32>(entry, next as u32, 8);
  store<u32>(entry, length, 12);
  store<u32>(entry, part.firstPlace, 16);
  store<u32>(entry, part.lastPlace, 20);
  count += 1;
  next += length;
  part.count = 0;
}

function openSegment(bytes: u32): void {
  const shift = max(SEGMENT_SHIFT, shiftOf(bytes));
  next = allocate(shift);
  segmentEnd = next + ((1 as usize) << shift);
  if ((segmentCount + 1) << SEGMENT_ENTRY_SHIFT > (1 as u32) << segmentsShift) {
    segments = double(segments, segmentsShift);
    segmentsShift += 1;
  }
  const entry = segments + (segmentCount << SEGMENT_ENTRY_SHIFT);
  store<u32>(entry, next as u32);
  store<u32>(entry, shift, 4);
  segmentCount += 1;
  segmentBytes += (1 as u32) << shift;
  if (segmentBytes > maxBytes) pauseFor(PARTS_FULL);
}
