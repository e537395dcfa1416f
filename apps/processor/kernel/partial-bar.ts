import { allocate, double } from './memory-blocks';
import { powerOf10 } from './numbers';
import { high, multiply, unzigzag, zigzag } from './integers';

/** A partial bar under construction. The object is reused: it is empty if `count` is 0. */
@unmanaged
export class PartialBar {
  /** Number of trades. */
  count: u32;
  /** Number of the bar, counted from 1970. */
  index: u32;
  /**
   * Addresses of the first stored id and of the next one. Each id after the first is stored as its difference from the
   * one before.
   */
  ids: usize;
  nextId: usize;
  /** The upper 32 bits of the volume. Its 96 bits are enough for 2^32 sizes. */
  volumeHigh: u32;
  /** Size of the block of ids, as a power of two; 0 if there is no block yet. */
  idsShift: u16;
  /** 1 if an id was not larger than the one before. */
  isDisordered: u16;
  /** The ids that arrived last and first. */
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

/** A partial bar has 128 bytes. */
const BAR_SHIFT: u32 = 7;

/**
 * The difference of two ids is stored in zigzag form in 1 to 8 bytes, of which the lowest three bits hold the number of
 * further bytes. It must be smaller than this.
 */
const MAX_DIFFERENCE: u64 = (1 as u64) << 61;
const FIRST_IDS_SHIFT: u32 = 5;
/** Exponent of the largest power of ten that fits 64 bits. */
const MAX_EXPONENT: u32 = 18;
/** Every id is written as 8 bytes. */
const IDS_SLACK: usize = 8;

/** Allocates an empty bar. */
export function makePartialBar(): PartialBar {
  const bar = allocate(BAR_SHIFT);
  memory.fill(bar, 0, 1 << BAR_SHIFT);
  return changetype<PartialBar>(bar);
}

/** Starts a bar with its first trade. */
export function beginBar(bar: PartialBar, index: u32, time: u64, id: u64, price: u64, size: u64): void {
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

/** Adds a trade. Returns false and changes nothing if the numbers of the bar would become too large. */
export function extendBar(bar: PartialBar, time: u64, id: u64, price: u64, size: u64): bool {
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
  // Branchless, because equal timestamps make this branch unpredictable.
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

/**
 * Increases the number of decimals. Returns false and changes nothing if the numbers of the bar would become too large.
 */
export function rescaleBar(bar: PartialBar, priceDecimals: u32, sizeDecimals: u32): bool {
  if (priceDecimals + sizeDecimals > MAX_EXPONENT || bar.volumeHigh != 0 || bar.notionalHigh != 0) return false;
  const priceFactor = powerOf10(priceDecimals);
  const sizeFactor = powerOf10(sizeDecimals);
  if (bar.highPrice >= u64.MAX_VALUE / priceFactor || bar.volume >= u64.MAX_VALUE / sizeFactor) return false;
  bar.firstPrice *= priceFactor;
  bar.lastPrice *= priceFactor;
  bar.highPrice *= priceFactor;
  bar.lowPrice *= priceFactor;
  bar.volume *= sizeFactor;
  bar.notional = multiply(bar.notional, powerOf10(priceDecimals + sizeDecimals));
  bar.notionalHigh = high;
  return true;
}

/** Reads the difference at an address. */
export function differenceAt(position: usize): u64 {
  const word = load<u64>(position);
  const unused = 56 - ((word & 7) << 3);
  return unzigzag(((word << unused) >> unused) >> 3);
}

/** Returns the address of the difference that follows the one at an address. */
export function nextDifference(position: usize): usize {
  return position + (load<u8>(position) & 7) + 1;
}

/** Copies the ids of a bar, in the order in which they arrived, to an array of u64. */
export function copyIds(bar: PartialBar, to: usize): void {
  let id = bar.baseId;
  store<u64>(to, id);
  let position = bar.ids;
  for (let index: u32 = 1; index < bar.count; index += 1) {
    id += differenceAt(position);
    position = nextDifference(position);
    store<u64>(to + (index << 3), id);
  }
}

function writeDifference(bar: PartialBar, difference: u64): void {
  reserveId(bar);
  const more = (66 - (clz<u64>(difference | 1) as u32)) >> 3;
  store<u64>(bar.nextId, (difference << 3) | more);
  bar.nextId += more + 1;
}

function reserveId(bar: PartialBar): void {
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

function setFirst(bar: PartialBar, time: u64, id: u64, price: u64): void {
  bar.firstTime = time;
  bar.firstId = id;
  bar.firstPrice = price;
}

function setLast(bar: PartialBar, time: u64, id: u64, price: u64): void {
  bar.lastTime = time;
  bar.lastId = id;
  bar.lastPrice = price;
}

/** The order of trades: by time, then by id, then by price. */
function isBefore(aTime: u64, aId: u64, aPrice: u64, bTime: u64, bId: u64, bPrice: u64): bool {
  if (aTime != bTime) return aTime < bTime;
  return aId != bId ? aId < bId : aPrice < bPrice;
}
