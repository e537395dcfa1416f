import { addId, beginIds } from './bar-ids';
import { allocate, double } from './memory-blocks';
import { powerOf10 } from './numbers';
import { high, multiply } from './integers';
import { OUT_OF_MEMORY, pauseFor } from './pause';
import { rowBarShift } from './row-bar';
import { hasRows } from './row-format';

/** A partial bar under construction. The object is reused: it is empty if `count` is 0. */
@unmanaged
export class PartialBar {
  /** Number of trades. */
  count: u32;
  /** Number of the bar, counted from 1970. */
  index: u32;
  /** The block of ids (`bar-ids.ts`), and the address of the next one. */
  ids: usize;
  nextId: usize;
  /** The upper 32 bits of the volume. Its 96 bits are enough for 2^32 sizes. */
  volumeHigh: u32;
  /** Size of the block of ids, as a power of two; 0 if there is no block yet. */
  idsShift: u16;
  /** 1 if the ids that arrived last were consecutive. */
  endsInRun: u16;
  /** The highest id, and the one that arrived first. */
  highestId: u64;
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

const FIRST_IDS_SHIFT: u32 = 6;
/** A bar with a larger block of ids is encoded in pieces, because encoding takes several times the memory of the block. */
const MAX_IDS_SHIFT: u16 = 20;
/** Exponent of the largest power of ten that fits 64 bits. */
const MAX_EXPONENT: u32 = 18;
/** Maximum number of bytes that writing an id may overwrite. */
const IDS_SLACK: usize = 16;

/** Allocates an empty bar. */
export function makePartialBar(): PartialBar {
  const shift = hasRows ? rowBarShift() : BAR_SHIFT;
  const bar = allocate(shift);
  memory.fill(bar, 0, 1 << shift);
  return changetype<PartialBar>(bar);
}

/** Starts a bar with its first trade. */
export function beginBar(bar: PartialBar, index: u32, time: u64, id: u64, price: u64, size: u64): void {
  bar.count = 1;
  bar.index = index;
  beginIds(bar, id);
  bar.volumeHigh = 0;
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
  const product = multiply(price, size);
  const notional = bar.notional + product;
  const notionalHigh = bar.notionalHigh + high + (notional < product ? 1 : 0);
  if (notionalHigh < bar.notionalHigh || bar.count == u32.MAX_VALUE) return false;
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
  addId(bar, id);
  return true;
}

/**
 * Increases the number of decimals. Returns false and changes nothing if the numbers of the bar would become too large.
 */
export function rescaleBar(bar: PartialBar, priceDecimals: u32, sizeDecimals: u32): bool {
  if (priceDecimals + sizeDecimals > MAX_EXPONENT || bar.volumeHigh != 0 || bar.notionalHigh != 0) return false;
  const priceFactor = powerOf10(priceDecimals);
  const sizeFactor = powerOf10(sizeDecimals);
  // Open and close of a bar of rows can be outside of its high and low.
  const highest = max(bar.highPrice, max(bar.firstPrice, bar.lastPrice));
  if (highest >= u64.MAX_VALUE / priceFactor || bar.volume >= u64.MAX_VALUE / sizeFactor) return false;
  bar.firstPrice *= priceFactor;
  bar.lastPrice *= priceFactor;
  bar.highPrice *= priceFactor;
  bar.lowPrice *= priceFactor;
  bar.volume *= sizeFactor;
  bar.notional = multiply(bar.notional, powerOf10(priceDecimals + sizeDecimals));
  bar.notionalHigh = high;
  return true;
}

/** Reserves room for the next id. */
export function reserveId(bar: PartialBar): void {
  const used = bar.nextId - bar.ids;
  if (used + IDS_SLACK <= (1 as usize) << bar.idsShift) return;
  if (bar.idsShift == 0) {
    bar.idsShift = FIRST_IDS_SHIFT as u16;
    bar.ids = allocate(FIRST_IDS_SHIFT);
  } else {
    bar.ids = double(bar.ids, bar.idsShift);
    bar.idsShift += 1;
    if (bar.idsShift > MAX_IDS_SHIFT) pauseFor(OUT_OF_MEMORY);
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
