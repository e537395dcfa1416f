import { Bar, after, copyIds, differenceAt } from './bars';
import { addContested } from './contested';
import { barsInChunk, interval } from './format';
import { LONGEST, Leb128 } from './leb128';
import { allocate, release, shiftOf } from './memory-blocks';
import { Part, addBar, beginPart, endPart, reserveBytes } from './parts';
import { sort, withoutRepetition } from './sort';
import { symbolAt } from './symbols';
import { zigzag } from './wide';

/** What a bar has; `src/encoding/chunk-codec.ts` says what is written where and why. */
const HAS_ALL_PRICES: u64 = 3;
const HAS_UNITS: u64 = 4;

/** Digits after the point that numbers are held with. */
const SCALE: u32 = 18;

/** Numbers of a bar but for the ids, at most; bytes of an id and of those that follow it one by one, at most. */
const NUMBERS: u32 = 18;
const LONGEST_ID: u32 = 15;

/** The places of the ids of the first and the last trade among the bar's ids, from 1. */
let firstIdPlace: u32 = 0;
let lastIdPlace: u32 = 0;

/** Room for the ids of a bar in which they came in disorder. */
let ids: usize = 0;
let idsShift: u32 = 0;

/** Encodes a bar as the next of its symbol's part, or of a new one where it does not come next; the bar is empty then. */
export function encodeBar(symbol: u32, bar: Bar): void {
  const part = symbolAt(symbol).part;
  const chunk = bar.index / barsInChunk;
  const place = bar.index % barsInChunk;
  if (part.count != 0 && (part.chunk != chunk || place <= part.lastPlace)) endPart(part, symbol);
  if (part.count == 0) beginPart(part, chunk, place);
  let to = reserveBytes(part, NUMBERS * LONGEST + bar.count * LONGEST_ID);
  to = Leb128.putUnsigned(to, place - part.lastPlace);
  to = putUnits(to, part, symbol);
  const isUsual = !bar.isDisordered && bar.firstId == bar.baseId && bar.lastId == bar.previousId;
  to = isUsual ? putAscendingIds(to, part, bar) : putSortedIds(to, part, bar, symbol);
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

/** Says what the bar has, and the units of its numbers where they are not those of the bar before. */
function putUnits(to: usize, part: Part, symbol: u32): usize {
  const priceDecimals = symbolAt(symbol).priceDecimals;
  const sizeDecimals = symbolAt(symbol).sizeDecimals;
  if (priceDecimals == part.priceDecimals && sizeDecimals == part.sizeDecimals)
    return Leb128.putUnsigned(to, HAS_ALL_PRICES);
  part.priceDecimals = priceDecimals;
  part.sizeDecimals = sizeDecimals;
  part.lastPrice = 0;
  let end = Leb128.putUnsigned(to, HAS_ALL_PRICES | HAS_UNITS);
  end = Leb128.putUnsigned(end, SCALE - priceDecimals);
  end = Leb128.putUnsigned(end, SCALE - sizeDecimals);
  return Leb128.putUnsigned(end, 2 * SCALE - priceDecimals - sizeDecimals);
}

/** Ids that ascend as they came, of which the first trade has the first, and the last the last. */
function putAscendingIds(to: usize, part: Part, bar: Bar): usize {
  const count = bar.count;
  let end = Leb128.putUnsigned(to, count);
  // Only the first can lie before what is expected.
  let gap = zigzag(bar.baseId - part.lastId);
  let run: u64 = 0;
  let position = bar.ids;
  for (let index: u32 = 1; index < count; index += 1) {
    const difference = differenceAt(position);
    position = after(position);
    if (difference == 1) {
      run += 1;
      continue;
    }
    end = putRun(end, gap, run);
    gap = difference - 1;
    run = 0;
  }
  part.lastId = bar.previousId;
  firstIdPlace = 1;
  lastIdPlace = count;
  return putRun(end, gap, run);
}

/** Ids that are to be sorted first; where one came more than once, the bar is contested. */
function putSortedIds(to: usize, part: Part, bar: Bar, symbol: u32): usize {
  const count = sortIds(bar);
  if (count < bar.count) addContested(symbol, bar.index);
  let end = Leb128.putUnsigned(to, count);
  let gap = zigzag(idAt(0) - part.lastId);
  let run: u64 = 0;
  for (let index: u32 = 1; index < count; index += 1) {
    const difference = idAt(index) - idAt(index - 1);
    if (difference == 1) {
      run += 1;
      continue;
    }
    end = putRun(end, gap, run);
    gap = difference - 1;
    run = 0;
  }
  part.lastId = idAt(count - 1);
  firstIdPlace = placeOf(bar.firstId, count);
  lastIdPlace = placeOf(bar.lastId, count);
  return putRun(end, gap, run);
}

/** How far an id is from the one expected, and how many follow it one by one. */
function putRun(to: usize, gap: u64, run: u64): usize {
  if (run == 0) return Leb128.putWide(to, gap << 1, gap >> 63);
  return Leb128.putUnsigned(Leb128.putWide(to, (gap << 1) | 1, gap >> 63), run);
}

/** Sorts a bar's ids, leaves each once, and returns how many there are. */
function sortIds(bar: Bar): u32 {
  const room: u32 = ids == 0 ? 0 : 1 << idsShift;
  if (bar.count << 3 > room) {
    if (ids != 0) release(ids, idsShift);
    idsShift = shiftOf(bar.count << 3);
    ids = allocate(idsShift);
  }
  copyIds(bar, ids);
  sort(ids, bar.count);
  return withoutRepetition(ids, bar.count);
}

/** An id's place among the sorted ones, from 1. */
function placeOf(id: u64, count: u32): u32 {
  let from: u32 = 0;
  let to = count;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (idAt(middle) <= id) from = middle;
    else to = middle;
  }
  return from + 1;
}

function idAt(index: u32): u64 {
  return load<u64>(ids + (index << 3));
}
