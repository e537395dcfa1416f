import { Bar, beginBar, extendBar, rescaleBar } from './bars';
import { isKnownContested } from './known-contested';
import { encodeBar } from './encode';
import { fileSymbol, interval } from './format';
import { INVALID, decimals, powerOf10, readNumber, readWhole } from './numbers';
import { endPart } from './parts';
import { Symbol, findSymbol, symbolAt, symbolCount } from './symbols';
import { readTime } from './times';

const MAX_ID: u64 = i64.MAX_VALUE;
const MAX_BAR: u64 = u32.MAX_VALUE;
const MAX_DECIMALS: u32 = 18;
/** Zeros at the end of longer fractions are cut off, so that they do not make all other numbers of a symbol long. */
const USUAL_DECIMALS: u32 = 8;
const ZERO: u32 = 0x30;

/** The bar that the last trade was in: its start, and which since 1970. */
let barStart: u64 = 0;
let barIndex: u32 = 0;

/** The trade's price and size, brought to the decimals of its symbol. */
let alignedPrice: u64 = 0;
let alignedSize: u64 = 0;

/** Trades in bars. */
let accepted: u64 = 0;

export function acceptedTrades(): f64 {
  return accepted as f64;
}

/**
 * Adds the trade of a line, whose fields stand at these addresses, to its bar.
 *
 * @returns false where the line has to be handed back: nothing that counts is changed then
 */
export function takeTrade(
  symbolStart: usize,
  symbolEnd: usize,
  timeStart: usize,
  timeEnd: usize,
  priceStart: usize,
  priceEnd: usize,
  sizeStart: usize,
  sizeEnd: usize,
  idStart: usize,
  idEnd: usize,
): bool {
  const time = readTime(timeStart, timeEnd);
  const id = readWhole(idStart, idEnd);
  if (time == INVALID || id > MAX_ID || (load<u8>(idStart) == ZERO && idEnd - idStart > 1)) return false;
  const price = readNumber(priceStart, priceEnd);
  const priceDecimals = decimals;
  const size = readNumber(sizeStart, sizeEnd);
  const sizeDecimals = decimals;
  // Neither zero nor invalid.
  if (price - 1 >= INVALID - 1 || size - 1 >= INVALID - 1) return false;

  const index = fileSymbol < 0 ? findSymbol(symbolStart, symbolEnd) : fileSymbol;
  if (index < 0) return false;
  const symbol = symbolAt(index);
  if (time - barStart >= interval && !findTime(time)) return false;
  if (priceDecimals == symbol.priceDecimals && sizeDecimals == symbol.sizeDecimals) {
    return addTrade(index, symbol, time, id, price, size);
  }
  alignedPrice = price;
  alignedSize = size;
  if (!align(index, symbol, priceDecimals, sizeDecimals)) return false;
  return addTrade(index, symbol, time, id, alignedPrice, alignedSize);
}

/** Encodes all bars. */
export function closeBars(): void {
  for (let index: u32 = 0; index < symbolCount(); index += 1) {
    closeBarsOf(index);
    const part = symbolAt(index).part;
    if (part.count != 0) endPart(part, index);
  }
}

function closeBarsOf(index: u32): void {
  const symbol = symbolAt(index);
  if (symbol.previous.count != 0) encodeBar(index, symbol.previous);
  if (symbol.current.count != 0) encodeBar(index, symbol.current);
}

/** Makes the bar of a time the one that trades are added to; returns false where it cannot be counted. */
function findTime(time: u64): bool {
  const index = time / interval;
  if (index > MAX_BAR) return false;
  barIndex = index as u32;
  barStart = index * interval;
  return true;
}

function addTrade(index: u32, symbol: Symbol, time: u64, id: u64, price: u64, size: u64): bool {
  const current = symbol.current;
  if (current.index == barIndex && current.count != 0) {
    if (!extendBar(current, time, id, price, size)) return false;
  } else {
    const previous = symbol.previous;
    if (previous.index == barIndex && previous.count != 0) {
      if (!extendBar(previous, time, id, price, size)) return false;
    } else {
      if (isKnownContested(index, barIndex)) return false;
      beginBar(makeRoom(index, symbol), barIndex, time, id, price, size);
    }
  }
  accepted += 1;
  return true;
}

/** A bar of the symbol that is empty: the one before the latest is encoded. */
function makeRoom(index: u32, symbol: Symbol): Bar {
  const current = symbol.current;
  const previous = symbol.previous;
  if (current.count == 0) return current;
  if (previous.count != 0) encodeBar(index, previous);
  if (barIndex < current.index) return previous;
  symbol.previous = current;
  symbol.current = previous;
  return previous;
}

/** Brings price and size of the trade to as many decimals as its symbol has, and its symbol's bars to as many as they have. */
function align(index: u32, symbol: Symbol, priceDecimals: u32, sizeDecimals: u32): bool {
  let ofPrice = priceDecimals;
  let ofSize = sizeDecimals;
  for (; ofPrice > USUAL_DECIMALS && alignedPrice % 10 == 0; ofPrice -= 1) alignedPrice /= 10;
  for (; ofSize > USUAL_DECIMALS && alignedSize % 10 == 0; ofSize -= 1) alignedSize /= 10;
  if (ofPrice > MAX_DECIMALS || ofSize > MAX_DECIMALS) return false;
  const price = max(ofPrice, symbol.priceDecimals);
  const size = max(ofSize, symbol.sizeDecimals);
  if (alignedPrice > INVALID / powerOf10(price - ofPrice)) return false;
  if (alignedSize > INVALID / powerOf10(size - ofSize)) return false;
  alignedPrice *= powerOf10(price - ofPrice);
  alignedSize *= powerOf10(size - ofSize);
  if (price != symbol.priceDecimals || size != symbol.sizeDecimals) {
    alignBar(index, symbol.previous, price - symbol.priceDecimals, size - symbol.sizeDecimals);
    alignBar(index, symbol.current, price - symbol.priceDecimals, size - symbol.sizeDecimals);
    symbol.priceDecimals = price;
    symbol.sizeDecimals = size;
  }
  return true;
}

/** Gives a bar more decimals; where its numbers become too large, it is encoded as it is. */
function alignBar(index: u32, bar: Bar, priceDecimals: u32, sizeDecimals: u32): void {
  if (bar.count != 0 && !rescaleBar(bar, priceDecimals, sizeDecimals)) encodeBar(index, bar);
}
