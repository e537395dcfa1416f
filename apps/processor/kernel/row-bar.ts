import { isIdBefore } from './id-order';
import { high, multiply } from './integers';
import { PartialBar, reserveId } from './partial-bar';
import { hasIdsOfValues } from './row-format';
import { maxIdLength } from './row-ids';
import { HIGH_LOW, OPEN_CLOSE, VOLUME } from './verdicts';

/**
 * A partial bar of rows. Its trades may update only parts of it: `highPrice` is 0 if none has updated high and low, and
 * `firstPrice` is 0 if none has updated open and close. Their ids are stored as 8 bytes each. `firstId` and `lastId` are not
 * used, because an id may be a text.
 */
@unmanaged
export class RowBar extends PartialBar {
  firstOrder: u64;
  lastOrder: u64;
  /** Number of trades that update the volume. */
  volumeCount: u32;
}

/**
 * After the fields, a bar of rows has the texts of the first and of the last id, each of which is followed by its length. It
 * has 256 bytes, or 512 if ids can be made of values.
 */
const TEXTS: usize = 148;
/** Bytes after a text, of which the first one is its length. */
const LENGTH_BYTES: usize = 2;
const SHIFT: u32 = 8;
const SHIFT_OF_VALUES: u32 = 9;

/** A trade of a row. */
export let time: u64 = 0;
export let order: u64 = 0;
export let key: u64 = 0;
/** Address and length of the text of its id. As many bytes can be read as an id can have. */
export let text: usize = 0;
export let textLength: u32 = 0;
export let price: u64 = 0;
export let size: u64 = 0;

export function setTick(tickTime: u64, tickOrder: u64, tickKey: u64, id: usize, idLength: u32): void {
  time = tickTime;
  order = tickOrder;
  key = tickKey;
  text = id;
  textLength = idLength;
}

export function setNumbers(tickPrice: u64, tickSize: u64): void {
  price = tickPrice;
  size = tickSize;
}

/** Size of a bar of rows, as a power of two. */
export function rowBarShift(): u32 {
  return hasIdsOfValues ? SHIFT_OF_VALUES : SHIFT;
}

/** Empties a bar. */
export function beginRowBar(bar: RowBar, index: u32): void {
  bar.count = 0;
  bar.index = index;
  bar.nextId = bar.ids;
  bar.volumeHigh = 0;
  bar.volume = 0;
  bar.notional = 0;
  bar.notionalHigh = 0;
  bar.highPrice = 0;
  bar.lowPrice = 0;
  bar.firstPrice = 0;
  bar.lastPrice = 0;
  bar.firstOrder = 0;
  bar.lastOrder = 0;
  bar.volumeCount = 0;
}

/**
 * Adds the trade. Returns false and changes nothing if the numbers of the bar would become too large.
 *
 * @param parts the parts of the bar that it updates
 */
export function extendRowBar(bar: RowBar, parts: u32): bool {
  if (bar.count == u32.MAX_VALUE) return false;
  if ((parts & VOLUME) != 0 && !addVolume(bar)) return false;
  bar.count += 1;
  if ((parts & HIGH_LOW) != 0) {
    if (bar.highPrice == 0 || price < bar.lowPrice) bar.lowPrice = price;
    if (price > bar.highPrice) bar.highPrice = price;
  }
  if ((parts & OPEN_CLOSE) != 0) {
    if (bar.firstPrice == 0) {
      setFirst(bar);
      setLast(bar);
    } else {
      if (isAfterLast(bar)) setLast(bar);
      if (isBeforeFirst(bar)) setFirst(bar);
    }
  }
  reserveId(bar);
  store<u64>(bar.nextId, key);
  bar.nextId += 8;
  return true;
}

/** Address and length of the text of the first and the last id. */
export function firstText(bar: RowBar): usize {
  return changetype<usize>(bar) + TEXTS;
}

export function lastText(bar: RowBar): usize {
  return changetype<usize>(bar) + TEXTS + maxIdLength() + LENGTH_BYTES;
}

export function textLengthOf(kept: usize): u32 {
  return load<u8>(kept + maxIdLength());
}

function addVolume(bar: RowBar): bool {
  const product = multiply(price, size);
  const notional = bar.notional + product;
  const notionalHigh = bar.notionalHigh + high + (notional < product ? 1 : 0);
  if (notionalHigh < bar.notionalHigh) return false;
  bar.notional = notional;
  bar.notionalHigh = notionalHigh;
  const volume = bar.volume + size;
  bar.volume = volume;
  if (volume < size) bar.volumeHigh += 1;
  bar.volumeCount += 1;
  return true;
}

/** The order of trades: by time, then by the order that the file states, then by id, then by price. */
function isAfterLast(bar: RowBar): bool {
  if (time != bar.lastTime) return time > bar.lastTime;
  if (order != bar.lastOrder) return order > bar.lastOrder;
  const kept = lastText(bar);
  const length = textLengthOf(kept);
  if (isIdBefore(kept, length, text, textLength)) return true;
  return !isIdBefore(text, textLength, kept, length) && price > bar.lastPrice;
}

function isBeforeFirst(bar: RowBar): bool {
  if (time != bar.firstTime) return time < bar.firstTime;
  if (order != bar.firstOrder) return order < bar.firstOrder;
  const kept = firstText(bar);
  const length = textLengthOf(kept);
  if (isIdBefore(text, textLength, kept, length)) return true;
  return !isIdBefore(kept, length, text, textLength) && price < bar.firstPrice;
}

function setFirst(bar: RowBar): void {
  bar.firstTime = time;
  bar.firstOrder = order;
  bar.firstPrice = price;
  keepText(firstText(bar));
}

function setLast(bar: RowBar): void {
  bar.lastTime = time;
  bar.lastOrder = order;
  bar.lastPrice = price;
  keepText(lastText(bar));
}

function keepText(to: usize): void {
  const maximum = maxIdLength();
  // A multiple of 16, and 4 more.
  const last = maximum & ~15;
  for (let at: usize = 0; at < last; at += 16) v128.store(to + at, v128.load(text + at));
  store<u32>(to + last, load<u32>(text + last));
  store<u8>(to + maximum, textLength as u8);
}
