import { PartialBar, beginBar, extendBar, rescaleBar } from './partial-bar';
import { isKnownContested } from './known-contested';
import { encodeBar } from './encode';
import { fileSymbol, firstBar, interval, lastBar } from './format';
import { INVALID, decimals, powerOf10, readDecimal, readInteger } from './numbers';
import { endPart } from './parts';
import { Symbol, findSymbol, symbolAt, symbolCount } from './symbols';
import { readTime } from './times';

const MAX_ID: u64 = i64.MAX_VALUE;
const MAX_DECIMALS: u32 = 18;
/**
 * Trailing zeros beyond this many decimals are removed, so that one long fraction does not lengthen all numbers of its
 * symbol.
 */
const USUAL_DECIMALS: u32 = 8;
const ZERO: u32 = 0x30;

/** The bar of the last trade: its start, and its number counted from 1970. At first, no time is in the bar. */
let barStart: u64 = (1 as u64) << 63;
let barIndex: u32 = 0;

/** Price and size of the trade, with the decimals of its symbol. */
let alignedPrice: u64 = 0;
let alignedSize: u64 = 0;

/** Number of trades in bars. */
let accepted: u64 = 0;

export function acceptedTrades(): f64 {
  return accepted as f64;
}

/**
 * Adds a trade to its bar. The parameters are the addresses of its fields.
 *
 * @returns false if the line must be deferred; no bar has changed then
 */
export function aggregateTrade(
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
  const id = readInteger(idStart, idEnd);
  if (time == INVALID || id > MAX_ID || (load<u8>(idStart) == ZERO && idEnd - idStart > 1)) return false;
  const price = readDecimal(priceStart, priceEnd);
  const priceDecimals = decimals;
  const size = readDecimal(sizeStart, sizeEnd);
  const sizeDecimals = decimals;
  // True for 0 and for INVALID.
  if (price - 1 >= INVALID - 1 || size - 1 >= INVALID - 1) return false;

  const index = fileSymbol < 0 ? findSymbol(symbolStart, symbolEnd) : fileSymbol;
  if (index < 0) return false;
  const symbol = symbolAt(index);
  if (time - barStart >= interval && !selectBar(time)) return false;
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

/** Selects the bar of a time. Returns false if it does not accept trades. */
function selectBar(time: u64): bool {
  const index = time / interval;
  if (index < firstBar || index > lastBar) return false;
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
      beginBar(takeEmptyBar(index, symbol), barIndex, time, id, price, size);
    }
  }
  accepted += 1;
  return true;
}

/** Returns an empty bar of a symbol. If necessary, the older of its bars is encoded. */
function takeEmptyBar(index: u32, symbol: Symbol): PartialBar {
  const current = symbol.current;
  const previous = symbol.previous;
  if (current.count == 0) return current;
  if (previous.count != 0) encodeBar(index, previous);
  if (barIndex < current.index) return previous;
  symbol.previous = current;
  symbol.current = previous;
  return previous;
}

/**
 * Brings the trade and the bars of its symbol to the same number of decimals. Returns false if the numbers of the trade
 * would become too large.
 */
function align(index: u32, symbol: Symbol, priceDecimals: u32, sizeDecimals: u32): bool {
  let tradePriceDecimals = priceDecimals;
  let tradeSizeDecimals = sizeDecimals;
  for (; tradePriceDecimals > USUAL_DECIMALS && alignedPrice % 10 == 0; tradePriceDecimals -= 1) alignedPrice /= 10;
  for (; tradeSizeDecimals > USUAL_DECIMALS && alignedSize % 10 == 0; tradeSizeDecimals -= 1) alignedSize /= 10;
  if (tradePriceDecimals > MAX_DECIMALS || tradeSizeDecimals > MAX_DECIMALS) return false;
  const commonPriceDecimals = max(tradePriceDecimals, symbol.priceDecimals);
  const commonSizeDecimals = max(tradeSizeDecimals, symbol.sizeDecimals);
  if (alignedPrice > INVALID / powerOf10(commonPriceDecimals - tradePriceDecimals)) return false;
  if (alignedSize > INVALID / powerOf10(commonSizeDecimals - tradeSizeDecimals)) return false;
  alignedPrice *= powerOf10(commonPriceDecimals - tradePriceDecimals);
  alignedSize *= powerOf10(commonSizeDecimals - tradeSizeDecimals);
  if (commonPriceDecimals != symbol.priceDecimals || commonSizeDecimals != symbol.sizeDecimals) {
    alignBar(
      index,
      symbol.previous,
      commonPriceDecimals - symbol.priceDecimals,
      commonSizeDecimals - symbol.sizeDecimals,
    );
    alignBar(
      index,
      symbol.current,
      commonPriceDecimals - symbol.priceDecimals,
      commonSizeDecimals - symbol.sizeDecimals,
    );
    symbol.priceDecimals = commonPriceDecimals;
    symbol.sizeDecimals = commonSizeDecimals;
  }
  return true;
}

/** Increases the number of decimals of a bar. If its numbers would become too large, the bar is encoded as it is. */
function alignBar(index: u32, bar: PartialBar, priceDecimals: u32, sizeDecimals: u32): void {
  if (bar.count != 0 && !rescaleBar(bar, priceDecimals, sizeDecimals)) encodeBar(index, bar);
}
