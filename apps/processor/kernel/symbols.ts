import { PartialBar, makePartialBar } from './partial-bar';
import { headOf } from './first-bytes';
import { allocate, double, release, shiftOf } from './memory-blocks';
import { Part, makePart } from './parts';

/** Maximum bytes of a symbol. Each byte is a character. */
const MAX_LENGTH: u32 = 128;

const SPACE: u32 = 0x20;
/** Number of printable characters of ASCII, which begin with the space. */
const PRINTABLE: u32 = 0x5f;
const PLUS: u32 = 0x2b;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;

/** A symbol and its bars. */
@unmanaged
export class Symbol {
  /** The first 16 bytes of the text, padded with zeros. `rest` is the address of further bytes. */
  low: u64;
  high: u64;
  rest: usize;
  length: u32;
  /** Number of decimals of its prices and sizes: the most that occurred so far. */
  priceDecimals: u32;
  sizeDecimals: u32;
  hash: u32;
  /** The bars that accept trades: the latest one, and the one before it for trades that arrive late. */
  current: PartialBar;
  previous: PartialBar;
  part: Part;
}

const ENTRY_SHIFT: u32 = 6;

let entriesShift: u32 = 10;
let entries: usize = allocate(entriesShift);
let count: u32 = 0;

/**
 * A hash table with open addressing, always at least half empty. A slot holds the number of an entry plus one, or 0.
 */
let tableShift: u32 = 7;
let table: usize = allocate(tableShift);
memory.fill(table, 0, 1 << tableShift);

export function symbolCount(): u32 {
  return count;
}

export function symbolAt(index: u32): Symbol {
  return changetype<Symbol>(entries + ((index as usize) << ENTRY_SHIFT));
}

/**
 * Returns the number of the symbol at an address, and adds it if it is new. Returns -1 if the kernel cannot represent
 * the text.
 */
export function findSymbol(start: usize, end: usize): i32 {
  const length = (end - start) as u32;
  if (length - 1 >= MAX_LENGTH) return -1;
  const first = headOf(start, length);
  const low = i64x2.extract_lane(first, 0) as u64;
  const high = i64x2.extract_lane(first, 1) as u64;
  const hash = hashOf(low, high, start, length);
  const mask = ((1 as u32) << (tableShift - 2)) - 1;
  let slot = firstSlot(hash);
  let found = load<u32>(table + (slot << 2));
  while (found != 0) {
    const symbol = symbolAt(found - 1);
    if (symbol.low == low && symbol.high == high && symbol.length == length) {
      if (length <= 16 || memory.compare(symbol.rest, start + 16, length - 16) == 0) return found - 1;
    }
    slot = (slot + 1) & mask;
    found = load<u32>(table + (slot << 2));
  }
  return isPlain(start, length) ? addSymbol(start, length) : -1;
}

/** Adds a new symbol. */
export function addSymbol(start: usize, length: u32): i32 {
  if (((count + 1) as usize) << ENTRY_SHIFT > (1 as usize) << entriesShift) {
    entries = double(entries, entriesShift);
    entriesShift += 1;
  }
  const symbol = symbolAt(count);
  const first = headOf(start, length);
  symbol.low = i64x2.extract_lane(first, 0);
  symbol.high = i64x2.extract_lane(first, 1);
  symbol.hash = hashOf(symbol.low, symbol.high, start, length);
  symbol.length = length;
  symbol.rest = 0;
  if (length > 16) {
    symbol.rest = allocate(shiftOf(length - 16));
    memory.copy(symbol.rest, start + 16, length - 16);
  }
  symbol.priceDecimals = 0;
  symbol.sizeDecimals = 0;
  symbol.current = makePartialBar();
  symbol.previous = makePartialBar();
  symbol.part = makePart();
  count += 1;
  const room: u32 = 1 << tableShift;
  if (count << 3 > room) enlargeTable();
  else insert(count - 1);
  return count - 1;
}

/** Writes the text of a symbol, and returns its length. */
export function copySymbol(index: u32, to: usize): u32 {
  const symbol = symbolAt(index);
  store<u64>(to, symbol.low);
  store<u64>(to, symbol.high, 8);
  if (symbol.length > 16) memory.copy(to + 16, symbol.rest, symbol.length - 16);
  return symbol.length;
}

function insert(index: u32): void {
  const mask = ((1 as u32) << (tableShift - 2)) - 1;
  let slot = firstSlot(symbolAt(index).hash);
  while (load<u32>(table + (slot << 2)) != 0) slot = (slot + 1) & mask;
  store<u32>(table + (slot << 2), index + 1);
}

function enlargeTable(): void {
  release(table, tableShift);
  tableShift += 1;
  table = allocate(tableShift);
  memory.fill(table, 0, (1 as usize) << tableShift);
  for (let index: u32 = 0; index < count; index += 1) insert(index);
}

/** Uses the upper bits of the product, because they depend on all bits of its factors. */
function firstSlot(hash: u32): u32 {
  return hash >> (34 - tableShift);
}

function hashOf(low: u64, high: u64, start: usize, length: u32): u32 {
  let hash = low ^ rotl<u64>(high, 29);
  hash = (hash ^ (hash >> 32)) * 0x9e37_79b9_7f4a_7c15;
  for (let position: u32 = 16; position < length; position += 1) {
    hash = (hash ^ load<u8>(start + position)) * 0x0000_0100_0000_01b3;
  }
  return (hash >> 32) as u32;
}

/**
 * True if a text is a name that the kernel can represent: printable ASCII, which has only one encoding, without outer
 * spaces. A text that may be a floating-point number is left to the host.
 */
function isPlain(start: usize, length: u32): bool {
  const first = load<u8>(start);
  const last = load<u8>(start + length - 1);
  if (first == SPACE || last == SPACE) return false;
  const mayBeNumber = isDigit(first) && (isDigit(last) || last == POINT);
  for (let position: u32 = 0; position < length; position += 1) {
    const byte = load<u8>(start + position);
    if (byte - SPACE >= PRINTABLE || (mayBeNumber && (byte == POINT || byte == PLUS))) return false;
  }
  return true;
}

function isDigit(byte: u32): bool {
  return byte - ZERO <= 9;
}
