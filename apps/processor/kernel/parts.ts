import { LONGEST, Leb128 } from './leb128';
import { allocate, double, release, shiftOf } from './memory-blocks';

/** The first byte of what `src/encoding/chunk-codec.ts` writes. */
const FORMAT: u64 = 1;

/** The bars of a symbol in a chunk that were encoded, while further ones are added: they come in the order of time. */
@unmanaged
export class Part {
  /** How many bars; 0 while there is none. */
  count: u32;
  /** Which chunk since 1970. */
  chunk: u32;
  /** The places of the first and of the last bar in the chunk. */
  firstPlace: u32;
  lastPlace: u32;
  /** What the next bar is written in relation to. */
  lastPrice: u64;
  lastId: u64;
  priceDecimals: u32;
  sizeDecimals: u32;
  /** The bytes of the bars. */
  bytes: usize;
  length: u32;
  shift: u32;
}

/** 64 bytes. */
const PART_SHIFT: u32 = 6;
const FIRST_SHIFT: u32 = 9;

/**
 * Parts that no bar is added to any more, entries of six numbers of 4 bytes: symbol, chunk, where the bytes are, how
 * many, and the places of the first and the last bar.
 */
const ENTRY: u32 = 24;
const SEGMENT_SHIFT: u32 = 16;

let entriesShift: u32 = shiftOf(1 << 12);
let entries: usize = allocate(entriesShift);
let count: u32 = 0;

/** Where the next bytes go, and where their segment ends. */
let next: usize = 0;
let segmentEnd: usize = 0;

export function partsStart(): usize {
  return entries;
}

export function partsCount(): u32 {
  return count;
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
  // No number has as many: the first bar says what it has.
  part.priceDecimals = u32.MAX_VALUE;
  part.shift = FIRST_SHIFT;
  part.bytes = allocate(FIRST_SHIFT);
  part.length = 0;
}

/** Makes room for so many bytes more, and returns where they go. */
export function reserveBytes(part: Part, bytes: u32): usize {
  while (part.length + bytes > (1 as u32) << part.shift) {
    part.bytes = double(part.bytes, part.shift);
    part.shift += 1;
  }
  return part.bytes + part.length;
}

/** Adds a bar whose bytes were written where {@link reserveBytes} said, up to an address. */
export function addBar(part: Part, place: u32, end: usize): void {
  part.length = (end - part.bytes) as u32;
  part.lastPlace = place;
  part.count += 1;
}

/** Ends a part: it is one of those that are read. */
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
}
