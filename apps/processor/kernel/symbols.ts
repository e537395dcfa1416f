import { PartialBar, makePartialBar } from './partial-bar';
import { headOf, maskOfFirst } from './first-bytes';
import { allocate, double, release, shiftOf } from './memory-blocks';
import { Part, makePart } from './parts';

/** Maximum bytes of a symbol. Each byte is a character. */
const MAX_LENGTH: u32 = 128;

/** The number of a symbol that is not known. */
const UNKNOWN_SYMBOL: i32 = -1;

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
  /** The number of its feed; 0 if the file has one feed only. */
  feed: u32;
  /** The answer of the host about trades of this symbol in layouts with rules. */
  acceptance: u32;
}

export const UNKNOWN: u32 = 0;
export const ACCEPTED: u32 = 1;
export const REFUSED: u32 = 2;

const ENTRY_SHIFT: u32 = 6;

let entriesShift: u32 = 10;
let entries: usize = allocate(entriesShift);
let count: u32 = 0;

/**
 * A hash table with open addressing, at most an eighth full, so that most symbols are in their first slot. A slot holds the number of an entry plus one, or 0.
 */
let tableShift: u32 = 9;
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
export function findSymbol(start: usize, end: usize, feed: u32): i32 {
  const length = (end - start) as u32;
  if (length - 1 >= MAX_LENGTH) return UNKNOWN_SYMBOL;
  const known = findKnown(start, length, feed);
  return known == UNKNOWN_SYMBOL && isPlain(start, length) ? addSymbol(start, length, feed) : known;
}

/**
 * Finds the numbers of symbols without adding any: if a symbol is not known yet, the negative address of its description stands
 * for its number. The fields are described as in `batch.ts`.
 */
export function findSymbols(field: usize, stride: u32, count: u32, to: usize): void {
  const shift = 34 - tableShift;
  for (let at = field, index: u32 = 0; index < count; index += 1) {
    const start: usize = load<u32>(at - 4) + 1;
    const length = load<u32>(at) - (start as u32);
    let number: i32 = UNKNOWN_SYMBOL;
    if (length - 1 < 16) {
      const first = v128.and(v128.load(start), v128.load(maskOfFirst(length)));
      const low = i64x2.extract_lane(first, 0) as u64;
      const high = i64x2.extract_lane(first, 1) as u64;
      const found = load<u32>(table + ((SymbolHash.of(low, high) >> shift) << 2));
      const symbol = symbolAt(found - 1);
      const isFound = found != 0 && symbol.low == low && symbol.high == high && (symbol.length | symbol.feed) == length;
      number = isFound ? found - 1 : findKnown(start, length, 0);
    } else if (length - 1 < MAX_LENGTH) number = findKnown(start, length, 0);
    store<i32>(to + (index << 2), number == UNKNOWN_SYMBOL ? -(at as i32) : number);
    at += stride;
  }
}

/** Returns the number of a symbol; -1 if it is not known. */
function findKnown(start: usize, length: u32, feed: u32): i32 {
  const first = headOf(start, length);
  const low = i64x2.extract_lane(first, 0) as u64;
  const high = i64x2.extract_lane(first, 1) as u64;
  const hash = hashOf(low, high, start, length) ^ feed;
  const mask = ((1 as u32) << (tableShift - 2)) - 1;
  let slot = firstSlot(hash);
  let found = load<u32>(table + (slot << 2));
  while (found != 0) {
    const symbol = symbolAt(found - 1);
    if (symbol.low == low && symbol.high == high && symbol.length == length && symbol.feed == feed) {
      if (length <= 16 || memory.compare(symbol.rest, start + 16, length - 16) == 0) return found - 1;
    }
    slot = (slot + 1) & mask;
    found = load<u32>(table + (slot << 2));
  }
  return UNKNOWN_SYMBOL;
}

/** Adds a new symbol. */
export function addSymbol(start: usize, length: u32, feed: u32): i32 {
  if (((count + 1) as usize) << ENTRY_SHIFT > (1 as usize) << entriesShift) {
    entries = double(entries, entriesShift);
    entriesShift += 1;
  }
  const symbol = symbolAt(count);
  const first = headOf(start, length);
  symbol.low = i64x2.extract_lane(first, 0);
  symbol.high = i64x2.extract_lane(first, 1);
  symbol.hash = hashOf(symbol.low, symbol.high, start, length) ^ feed;
  symbol.feed = feed;
  symbol.acceptance = UNKNOWN;
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
  if (count << 5 > room) enlargeTable();
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

/** Returns the number of the feed of a symbol. */
export function feedOfSymbol(index: u32): u32 {
  return symbolAt(index).feed;
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
  let hash = SymbolHash.mixed(low, high);
  for (let position: u32 = 16; position < length; position += 1) {
    hash = (hash ^ load<u8>(start + position)) * 0x0000_0100_0000_01b3;
  }
  return (hash >> 32) as u32;
}

/** This is a class because only methods can be marked `@inline` in a syntax that TypeScript also accepts. */
class SymbolHash {
  /** The hash of a symbol of up to 16 bytes, of which the feed is 0. */
  @inline
  static of(low: u64, high: u64): u32 {
    return (SymbolHash.mixed(low, high) >> 32) as u32;
  }

  @inline
  static mixed(low: u64, high: u64): u64 {
    const hash = low ^ rotl<u64>(high, 29);
    return (hash ^ (hash >> 32)) * 0x9e37_79b9_7f4a_7c15;
  }
}

/**
 * True if a text is a name that the kernel can represent: printable ASCII, which has only one encoding, without outer
 * spaces. A text that may be a floating-point number is left to the host.
 */
export function isPlain(start: usize, length: u32): bool {
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
