import { addContested } from './contested';
import { HAS_HIGH_LOW, HAS_OPEN_CLOSE, HAS_ORDER, openPart, place, placeOf, putIds, putUnits } from './encode';
import { interval } from './format';
import { LONGEST, Leb128 } from './leb128';
import { Part, addBar, reserveBytes } from './parts';
import { RowBar, firstText, lastText, textLengthOf } from './row-bar';
import { MAX_NUMBER, maxIdLength, numberOf } from './row-ids';
import { sort, withoutRepetition } from './sort';

/** Maximum number of numbers in a bar besides its ids, and maximum bytes of an id with the run that follows it. */
const NUMBERS: u32 = 24;
const LONGEST_ID: u32 = 15;

/** Stands for the place of an id that is a text. */
const TEXT_ID: u64 = 0;

/** Encodes a bar of rows into the part of its symbol and empties it, like `encodeBar`. */
export function encodeRowBar(symbol: u32, bar: RowBar): void {
  const part = openPart(symbol, bar.index);
  sort(bar.ids, bar.count);
  const count = withoutRepetition(bar.ids, bar.count);
  if (count < bar.count) addContested(symbol, bar.index);
  let to = reserveBytes(part, NUMBERS * LONGEST + 2 * maxIdLength() + count * LONGEST_ID);
  const hasTicks = bar.firstPrice != 0;
  const hasHighLow = bar.highPrice != 0;
  const hasOrder = hasTicks && (bar.firstOrder | bar.lastOrder) != 0;
  to = Leb128.putUnsigned(to, place - part.lastPlace);
  const flags = (hasTicks ? HAS_OPEN_CLOSE : 0) | (hasHighLow ? HAS_HIGH_LOW : 0) | (hasOrder ? HAS_ORDER : 0);
  to = putUnits(to, part, symbol, flags);
  to = putIds(to, part, bar.ids, count);
  if (hasTicks) {
    const start = (bar.index as u64) * interval;
    to = Leb128.putUnsigned(to, bar.firstTime - start);
    if (hasOrder) to = putOrder(to, part, bar.firstOrder);
    to = putId(to, firstText(bar), bar.ids, count);
    to = putPrice(to, part, bar.firstPrice);
    to = Leb128.putUnsigned(to, bar.lastTime - start);
    if (hasOrder) to = putOrder(to, part, bar.lastOrder);
    to = putId(to, lastText(bar), bar.ids, count);
    to = putPrice(to, part, bar.lastPrice);
  }
  if (hasHighLow) to = putPrice(putPrice(to, part, bar.highPrice), part, bar.lowPrice);
  to = Leb128.putUnsigned(to, bar.volumeCount);
  to = Leb128.putWide(to, bar.volume, bar.volumeHigh);
  to = Leb128.putWide(to, bar.notional, bar.notionalHigh);
  addBar(part, place, to);
  bar.count = 0;
}

/** Writes the difference to the price that was written before. */
function putPrice(to: usize, part: Part, price: u64): usize {
  const end = Leb128.putDifference(to, price, part.lastPrice);
  part.lastPrice = price;
  return end;
}

/** Writes the difference to the order that was written before. */
function putOrder(to: usize, part: Part, order: u64): usize {
  const end = Leb128.putDifference(to, order, part.lastOrder);
  part.lastOrder = order;
  return end;
}

/** Writes the place of an id that is a whole number among the ids of the bar, and the text of any other. */
function putId(to: usize, text: usize, ids: usize, count: u32): usize {
  const length = textLengthOf(text);
  const number = numberOf(text, length);
  if (number <= MAX_NUMBER) return Leb128.putUnsigned(to, placeOf(ids, number, count));
  const start = Leb128.putUnsigned(Leb128.putUnsigned(to, TEXT_ID), length);
  memory.copy(start, text, length);
  return start + length;
}
