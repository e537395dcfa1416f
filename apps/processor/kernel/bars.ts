import { allocate, double } from './memory-blocks';
import { powerOf10 } from './numbers';
import { high, multiply, unzigzag, zigzag } from './wide';

/** A bar that trades are added to; its place is used again and again, and empty while `count` is 0. */
@unmanaged
export class Bar {
  /** Trades. */
  count: u32;
  /** Which since 1970. */
  index: u32;
  /** The ids after the first, each as its difference from the one before: where they start and where the next goes. */
  ids: usize;
  nextId: usize;
  /** Σ size, together with {@link volume}: 96 bits are enough for 2^32 sizes. */
  volumeHigh: u32;
  /** The size of the block of ids; 0 while there is none. */
  idsShift: u16;
  /** Whether ids came that were not larger than the one before. */
  isDisordered: u16;
  /** The id that came last; the one that came first. */
  previousId: u64;
  baseId: u64;
  volume: u64;
  notional: u64;
  notionalHigh: u64;
  highPrice: u64;
  lowPrice: u64;
  lastTime: u64;
  lastId: u64;
  lastPrice: u64;
  firstTime: u64;
  firstId: u64;
  firstPrice: u64;
}

/** 128 bytes. */
const BAR_SHIFT: u32 = 7;

/**
 * An id's difference from the one before, zigzag, is written in 1 to 8 bytes: the lowest three bits say how many
 * follow. So it has to be below this.
 */
const MAX_DIFFERENCE: u64 = (1 as u64) << 61;
const FIRST_IDS_SHIFT: u32 = 5;
/** The largest power of ten that 64 bits hold. */
const MAX_EXPONENT: u32 = 18;
/** A write overwrites 8 bytes. */
const IDS_SLACK: usize = 8;

/** An empty bar. */
export function makeBar(): Bar {
  const bar = allocate(BAR_SHIFT);
  memory.fill(bar, 0, 1 << BAR_SHIFT);
  return changetype<Bar>(bar);
}

/** Makes a trade the first of a bar. */
export function beginBar(bar: Bar, index: u32, time: u64, id: u64, price: u64, size: u64): void {
  bar.count = 1;
  bar.index = index;
  bar.nextId = bar.ids;
  bar.volumeHigh = 0;
  bar.isDisordered = 0;
  bar.previousId = id;
  bar.baseId = id;
  bar.volume = size;
  bar.notional = multiply(price, size);
  bar.notionalHigh = high;
  bar.highPrice = price;
  bar.lowPrice = price;
  bar.lastTime = time;
  bar.lastId = id;
  bar.lastPrice = price;
  bar.firstTime = time;
  bar.firstId = id;
  bar.firstPrice = price;
}

/** Adds a trade; returns false where it does not fit, and nothing is changed then. */
export function extendBar(bar: Bar, time: u64, id: u64, price: u64, size: u64): bool {
  const difference = zigzag(id - bar.previousId);
  const product = multiply(price, size);
  const notional = bar.notional + product;
  const notionalHigh = bar.notionalHigh + high + (notional < product ? 1 : 0);
  if (difference >= MAX_DIFFERENCE || notionalHigh < bar.notionalHigh || bar.count == u32.MAX_VALUE) return false;
  bar.count += 1;
  bar.notional = notional;
  bar.notionalHigh = notionalHigh;
  const volume = bar.volume + size;
  bar.volume = volume;
  if (volume < size) bar.volumeHigh += 1;
  const highPrice = bar.highPrice;
  const lowPrice = bar.lowPrice;
  bar.highPrice = select<u64>(price, highPrice, price > highPrice);
  bar.lowPrice = select<u64>(price, lowPrice, price < lowPrice);
  // Most trades come after those before them: said without a branch for each part, of which ties make a gamble.
  const lastTime = bar.lastTime;
  if ((time > lastTime) | ((time == lastTime) & (id > bar.lastId))) setLast(bar, time, id, price);
  else {
    if (isBefore(bar.lastTime, bar.lastId, bar.lastPrice, time, id, price)) setLast(bar, time, id, price);
    if (isBefore(time, id, price, bar.firstTime, bar.firstId, bar.firstPrice)) setFirst(bar, time, id, price);
  }
  if (id <= bar.previousId) bar.isDisordered = 1;
  bar.previousId = id;
  writeDifference(bar, difference);
  return true;
}

/** Gives prices and sizes more decimals; returns false where they become too large, and nothing is changed then. */
export function rescaleBar(bar: Bar, priceDecimals: u32, sizeDecimals: u32): bool {
  if (priceDecimals + sizeDecimals > MAX_EXPONENT || bar.volumeHigh != 0 || bar.notionalHigh != 0) return false;
  const ofPrice = powerOf10(priceDecimals);
  const ofSize = powerOf10(sizeDecimals);
  if (bar.highPrice >= u64.MAX_VALUE / ofPrice || bar.volume >= u64.MAX_VALUE / ofSize) return false;
  bar.firstPrice *= ofPrice;
  bar.lastPrice *= ofPrice;
  bar.highPrice *= ofPrice;
  bar.lowPrice *= ofPrice;
  bar.volume *= ofSize;
  bar.notional = multiply(bar.notional, powerOf10(priceDecimals + sizeDecimals));
  bar.notionalHigh = high;
  return true;
}

/** The difference that is written at an address. */
export function differenceAt(position: usize): u64 {
  const word = load<u64>(position);
  const unused = 56 - ((word & 7) << 3);
  return unzigzag(((word << unused) >> unused) >> 3);
}

/** Where the difference stands that comes after the one at an address. */
export function after(position: usize): usize {
  return position + (load<u8>(position) & 7) + 1;
}

/** Copies a bar's ids, in the order they came, into an array of u64. */
export function copyIds(bar: Bar, to: usize): void {
  let id = bar.baseId;
  store<u64>(to, id);
  let position = bar.ids;
  for (let index: u32 = 1; index < bar.count; index += 1) {
    id += differenceAt(position);
    position = after(position);
    store<u64>(to + (index << 3), id);
  }
}

function writeDifference(bar: Bar, difference: u64): void {
  reserveId(bar);
  const more = (66 - (clz<u64>(difference | 1) as u32)) >> 3;
  store<u64>(bar.nextId, (difference << 3) | more);
  bar.nextId += more + 1;
}

function reserveId(bar: Bar): void {
  const used = bar.nextId - bar.ids;
  if (used + IDS_SLACK <= (1 as usize) << bar.idsShift) return;
  if (bar.idsShift == 0) {
    bar.idsShift = FIRST_IDS_SHIFT as u16;
    bar.ids = allocate(FIRST_IDS_SHIFT);
  } else {
    bar.ids = double(bar.ids, bar.idsShift);
    bar.idsShift += 1;
  }
  bar.nextId = bar.ids + used;
}

function setFirst(bar: Bar, time: u64, id: u64, price: u64): void {
  bar.firstTime = time;
  bar.firstId = id;
  bar.firstPrice = price;
}

function setLast(bar: Bar, time: u64, id: u64, price: u64): void {
  bar.lastTime = time;
  bar.lastId = id;
  bar.lastPrice = price;
}

/** The order of trades: by time, then id, then price. */
function isBefore(aTime: u64, aId: u64, aPrice: u64, bTime: u64, bId: u64, bPrice: u64): bool {
  if (aTime != bTime) return aTime < bTime;
  return aId != bId ? aId < bId : aPrice < bPrice;
}
