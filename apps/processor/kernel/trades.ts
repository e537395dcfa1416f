import { ids, priceDecimals, prices, sizeDecimals, sizes, symbols, times } from './batch';
import { PartialBar, beginBar, extendBar, rescaleBar } from './partial-bar';
import { isKnownContested } from './known-contested';
import { encodeBar } from './encode';
import { firstBar, interval, lastBar } from './format';
import { INVALID, powerOf10 } from './numbers';
import { endPart } from './parts';
import { isPaused } from './pause';
import { Symbol, findSymbol, symbolAt, symbolCount } from './symbols';

const MAX_DECIMALS: u32 = 18;
/**
 * Trailing zeros beyond this many decimals are removed, so that one long fraction does not lengthen all numbers of its
 * symbol.
 */
const USUAL_DECIMALS: u32 = 8;

/** The bar of the last trade: its start, and its number counted from 1970. At first, no time is in the bar. */
export let barStart: u64 = (1 as u64) << 63;
export let barIndex: u32 = 0;

/** Price and size of the trade, with the decimals of its symbol. */
export let alignedPrice: u64 = 0;
export let alignedSize: u64 = 0;

/** Number of trades in bars. */
let accepted: u64 = 0;

export function acceptedTrades(): f64 {
  return accepted as f64;
}

/** True if {@link addTrades} stopped at a line that must be deferred. */
export let isRefused: bool = false;

/**
 * Adds trades of lines that were read to their bars, until the kernel pauses or a line must be deferred, which changes no bar.
 *
 * @param line the place of the first line in the batch
 * @param end the place after the last one
 * @returns the place at which it stopped
 */
export function addTrades(line: u32, end: u32): u32 {
  isRefused = false;
  for (let index = line; index < end; index += 1) {
    if (isPaused()) return index;
    if (!addTradeOf(index)) {
      isRefused = true;
      return index;
    }
  }
  return end;
}

/** Adds the trade of a line to its bar. Returns false if the line must be deferred. */
function addTradeOf(line: u32): bool {
  const time = load<u64>(times + (line << 3));
  const id = load<u64>(ids + (line << 3));
  const price = load<u64>(prices + (line << 3));
  const size = load<u64>(sizes + (line << 3));
  // True for 0 and for INVALID.
  if (time == INVALID || id == INVALID || price - 1 >= INVALID - 1 || size - 1 >= INVALID - 1) return false;
  const index = symbolOf(line);
  if (index < 0) return false;
  const symbol = symbolAt(index);
  if (time - barStart >= interval && !selectBar(time)) return false;
  const priceScale = load<u8>(priceDecimals + line);
  const sizeScale = load<u8>(sizeDecimals + line);
  if (priceScale == symbol.priceDecimals && sizeScale == symbol.sizeDecimals) {
    return addTrade(index, symbol, time, id, price, size);
  }
  if (!align(index, symbol, price, priceScale, size, sizeScale)) return false;
  return addTrade(index, symbol, time, id, alignedPrice, alignedSize);
}

/** Returns the number of the symbol of a line, which is added if it is new; -1 if the kernel cannot represent its text. */
function symbolOf(line: u32): i32 {
  const number = load<i32>(symbols + (line << 2));
  if (number >= 0) return number;
  const field = -number as usize;
  return findSymbol(load<u32>(field - 4) + 1, load<u32>(field), 0);
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
export function selectBar(time: u64): bool {
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
  countAccepted();
  return true;
}

/** Counts a trade that was added to a bar. */
export function countAccepted(): void {
  accepted += 1;
}

/** Returns an empty bar of a symbol. If necessary, the older of its bars is encoded. */
export function takeEmptyBar(index: u32, symbol: Symbol): PartialBar {
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
export function align(index: u32, symbol: Symbol, price: u64, priceDecimals: u32, size: u64, sizeDecimals: u32): bool {
  alignedPrice = price;
  alignedSize = size;
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
