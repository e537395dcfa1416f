import { hasLateIds, putIdsOf, takeIds } from './bar-ids';
import { addContested } from './contested';
import { encodeRowBar } from './encode-row-bar';
import { barsInChunk, interval } from './format';
import { LONGEST, Leb128 } from './leb128';
import { allocate, release, shiftOf } from './memory-blocks';
import { Part, addBar, beginPart, endPart, reserveBytes } from './parts';
import { PartialBar } from './partial-bar';
import { RowBar } from './row-bar';
import { hasRows } from './row-format';
import { sort, withoutRepetition } from './sort';
import { symbolAt } from './symbols';
import { zigzag } from './integers';

/** Flags of a bar. `libs/bars/src/encoding/chunk-codec.ts` describes the encoding. */
export const HAS_OPEN_CLOSE: u64 = 1;
export const HAS_HIGH_LOW: u64 = 2;
const HAS_UNITS: u64 = 4;
export const HAS_ORDER: u64 = 8;

/** Number of decimals that the host holds numbers with. */
const SCALE: u32 = 18;

/** Maximum number of numbers in a bar besides its ids, and maximum bytes of an id with the run that follows it. */
const NUMBERS: u32 = 18;
const LONGEST_ID: u32 = 15;

/** The position of the bar in its chunk. */
export let place: u32 = 0;

/** Positions of the ids of the first and the last trade among the bar's ids, counted from 1. */
let firstIdPlace: u32 = 0;
let lastIdPlace: u32 = 0;

/** Buffer for sorting the ids of a bar whose ids did not arrive in ascending order. */
let ids: usize = 0;
let idsShift: u32 = 0;

/** Encodes a bar into the part of its symbol and empties it. */
export function encodeBar(symbol: u32, bar: PartialBar): void {
  if (hasRows) return encodeRowBar(symbol, changetype<RowBar>(bar));
  const part = openPart(symbol, bar.index);
  let to = reserveBytes(part, NUMBERS * LONGEST + bar.count * LONGEST_ID);
  to = Leb128.putUnsigned(to, place - part.lastPlace);
  to = putUnits(to, part, symbol, HAS_OPEN_CLOSE | HAS_HIGH_LOW);
  const isAscending = !hasLateIds(bar) && bar.firstId == bar.baseId && bar.lastId == bar.highestId;
  to = isAscending ? putAscendingIds(to, part, bar) : putSortedIds(to, part, bar, symbol);
  const start = (bar.index as u64) * interval;
  to = Leb128.putUnsigned(to, bar.firstTime - start);
  to = Leb128.putUnsigned(to, firstIdPlace);
  to = Leb128.putDifference(to, bar.firstPrice, part.lastPrice);
  to = Leb128.putUnsigned(to, bar.lastTime - start);
  to = Leb128.putUnsigned(to, lastIdPlace);
  to = Leb128.putDifference(to, bar.lastPrice, bar.firstPrice);
  to = Leb128.putDifference(to, bar.highPrice, bar.lastPrice);
  to = Leb128.putDifference(to, bar.lowPrice, bar.highPrice);
  part.lastPrice = bar.lowPrice;
  to = Leb128.putUnsigned(to, bar.count);
  to = Leb128.putWide(to, bar.volume, bar.volumeHigh);
  to = Leb128.putWide(to, bar.notional, bar.notionalHigh);
  addBar(part, place, to);
  bar.count = 0;
}

/**
 * Returns the part of a symbol to which a bar is added; {@link place} is its position in the chunk. A bar that does not follow the
 * last bar of the part starts a new one.
 */
export function openPart(symbol: u32, index: u32): Part {
  const part = symbolAt(symbol).part;
  // Most bars follow one in the same chunk, so that nothing has to be divided.
  place = index - part.chunk * barsInChunk;
  const follows = place < barsInChunk && place > part.lastPlace;
  if (part.count != 0 && !follows) endPart(part, symbol);
  if (part.count == 0) {
    const chunk = index / barsInChunk;
    place = index - chunk * barsInChunk;
    beginPart(part, chunk, place);
  }
  return part;
}

/** Writes the flags of a bar, and its units if they differ from those of the bar before. */
export function putUnits(to: usize, part: Part, symbol: u32, flags: u64): usize {
  const priceDecimals = symbolAt(symbol).priceDecimals;
  const sizeDecimals = symbolAt(symbol).sizeDecimals;
  if (priceDecimals == part.priceDecimals && sizeDecimals == part.sizeDecimals) return Leb128.putUnsigned(to, flags);
  part.priceDecimals = priceDecimals;
  part.sizeDecimals = sizeDecimals;
  part.lastPrice = 0;
  let end = Leb128.putUnsigned(to, flags | HAS_UNITS);
  end = Leb128.putUnsigned(end, SCALE - priceDecimals);
  end = Leb128.putUnsigned(end, SCALE - sizeDecimals);
  return Leb128.putUnsigned(end, 2 * SCALE - priceDecimals - sizeDecimals);
}

/** Writes ids that arrived in ascending order, if the first trade has the first id and the last trade has the last. */
function putAscendingIds(to: usize, part: Part, bar: PartialBar): usize {
  const gap = zigzag(bar.baseId - part.lastId);
  part.lastId = bar.highestId;
  firstIdPlace = 1;
  lastIdPlace = bar.count;
  return putIdsOf(Leb128.putUnsigned(to, bar.count), bar, gap);
}

/** Sorts ids and writes them. If an id occurs more than once, the bar is contested. */
function putSortedIds(to: usize, part: Part, bar: PartialBar, symbol: u32): usize {
  const count = sortIds(bar);
  if (count < bar.count) addContested(symbol, bar.index);
  firstIdPlace = placeOf(ids, bar.firstId, count);
  lastIdPlace = placeOf(ids, bar.lastId, count);
  return putIds(to, part, ids, count);
}

/** Writes ids that are sorted. */
export function putIds(to: usize, part: Part, sorted: usize, count: u32): usize {
  let end = Leb128.putUnsigned(to, count);
  let gap = zigzag(idAt(sorted, 0) - part.lastId);
  let run: u64 = 0;
  for (let index: u32 = 1; index < count; index += 1) {
    const difference = idAt(sorted, index) - idAt(sorted, index - 1);
    if (difference == 1) {
      run += 1;
      continue;
    }
    end = putRun(end, gap, run);
    gap = difference - 1;
    run = 0;
  }
  part.lastId = idAt(sorted, count - 1);
  return putRun(end, gap, run);
}

/** Writes the distance of an id from the expected one, and the number of consecutive ids that follow it. */
function putRun(to: usize, gap: u64, run: u64): usize {
  if (run == 0) return Leb128.putWide(to, gap << 1, gap >> 63);
  return Leb128.putUnsigned(Leb128.putWide(to, (gap << 1) | 1, gap >> 63), run);
}

/** Sorts the ids of a bar, removes repeated ones, and returns the number that remain. */
function sortIds(bar: PartialBar): u32 {
  const room: u32 = ids == 0 ? 0 : 1 << idsShift;
  if (bar.count << 3 > room) {
    if (ids != 0) release(ids, idsShift);
    idsShift = shiftOf(bar.count << 3);
    ids = allocate(idsShift);
  }
  takeIds(bar, ids);
  sort(ids, bar.count);
  return withoutRepetition(ids, bar.count);
}

/** Returns the position of an id among the sorted ids, counted from 1. */
export function placeOf(sorted: usize, id: u64, count: u32): u32 {
  let from: u32 = 0;
  let to = count;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (idAt(sorted, middle) <= id) from = middle;
    else to = middle;
  }
  return from + 1;
}

function idAt(sorted: usize, index: u32): u64 {
  return load<u64>(sorted + (index << 3));
}
