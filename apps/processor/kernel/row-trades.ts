import { isContestedName } from './contested-names';
import { fileSymbol, interval } from './format';
import { acceptsSymbol } from './host';
import { isKnownContested } from './known-contested';
import { INVALID, readInteger } from './numbers';
import { PartialBar } from './partial-bar';
import { UNCLEAR, rememberTrade, repetitionsOf } from './repetitions';
import { RowBar, beginRowBar, extendRowBar, setNumbers, setTick } from './row-bar';
import { ORDER, SYMBOL, TIME } from './row-format';
import { isOfValues, keyAt, lengthAt, numberId, textAt } from './row-ids';
import { readPrice, readSize, rowDecimals } from './row-numbers';
import { endOf, startOf } from './rows';
import { isSessionBar } from './session';
import { ACCEPTED, REFUSED, Symbol, UNKNOWN, findSymbol, symbolAt } from './symbols';
import { readRowTime } from './text-times';
import { align, alignedPrice, alignedSize, barIndex, barStart, countAccepted, selectBar, takeEmptyBar } from './trades';
import { DEFERRED, FIRST_RULE, VOLUME, countExcluded, feedOf, findVerdict, outcomeOf } from './verdicts';

/** The bar of the last trade and whether it is in the regular session. */
let sessionBar: u32 = 0;
let isInRegularSession: bool = false;
let isSessionKnown: bool = false;

/**
 * Adds the trade of a row to its bar, or counts its line as excluded.
 *
 * @param id the place of its id in the batch
 * @returns false if the line must be deferred; no bar has changed then
 */
export function aggregateRow(row: usize, id: u32): bool {
  const verdict = findVerdict(row);
  if (verdict == 0) return false;
  const time = readRowTime(startOf(row, TIME), endOf(row, TIME));
  if (time == INVALID || (time - barStart >= interval && !selectBar(time))) return false;
  const outcome = outcomeOf(verdict, isInSession());
  // The verdict on lines without a valid feed has no feed.
  if (outcome == DEFERRED) return false;
  const index = symbolOf(row, verdict);
  if (index < 0) return false;
  if (outcome >= FIRST_RULE) {
    countExcluded(outcome);
    return true;
  }
  const key = keyAt(id);
  if (isContestedName(index, key)) return false;
  const order = orderOf(row);
  const price = readPrice(row);
  const priceDecimals = rowDecimals;
  let size = readSize(row);
  let sizeDecimals = rowDecimals;
  // True for 0 and for INVALID.
  if (price - 1 >= INVALID - 1 || size == INVALID || order == INVALID) return false;
  if ((outcome & VOLUME) == 0) {
    size = 0;
    sizeDecimals = 0;
  } else if (size == 0) return false;

  const symbol = symbolAt(index);
  const isAligned = priceDecimals == symbol.priceDecimals && sizeDecimals == symbol.sizeDecimals;
  if (isAligned) setNumbers(price, size);
  else if (align(index, symbol, price, priceDecimals, size, sizeDecimals)) setNumbers(alignedPrice, alignedSize);
  else return false;
  if (!isOfValues(id)) {
    setTick(time, order, key, textAt(id), lengthAt(id));
    return addTrade(index, symbol, outcome);
  }
  const repetitions = repetitionsOf(index, key, order);
  if (repetitions == UNCLEAR) return false;
  const ownKey = repetitions == 0 ? key : numberId(id, repetitions + 1);
  if (ownKey == 0) return false;
  setTick(time, order, ownKey, textAt(id), lengthAt(id));
  if (!addTrade(index, symbol, outcome)) return false;
  rememberTrade(index, key, order, repetitions + 1);
  return true;
}

/** Returns the number of the symbol of a row, or -1 if its lines are deferred. */
function symbolOf(row: usize, verdict: usize): i32 {
  const start = startOf(row, SYMBOL);
  // A line without a symbol has that of the file's name, which is -1 if the name has none.
  if (start == 0) return fileSymbol;
  const end = endOf(row, SYMBOL);
  const index = findSymbol(start, end, feedOf(verdict));
  if (index < 0) return -1;
  const symbol = symbolAt(index);
  if (symbol.acceptance == UNKNOWN) {
    symbol.acceptance = acceptsSymbol(start, (end - start) as u32, symbol.feed) ? ACCEPTED : REFUSED;
  }
  return symbol.acceptance == ACCEPTED ? index : -1;
}

function isInSession(): bool {
  if (!isSessionKnown || sessionBar != barIndex) {
    sessionBar = barIndex;
    isInRegularSession = isSessionBar(barIndex);
    isSessionKnown = true;
  }
  return isInRegularSession;
}

/** The order that the line states; 0 if it states none. */
function orderOf(row: usize): u64 {
  const start = startOf(row, ORDER);
  const end = endOf(row, ORDER);
  return start == end ? 0 : readInteger(start, end);
}

function addTrade(index: u32, symbol: Symbol, parts: u32): bool {
  const bar = openBar(index, symbol);
  if (changetype<usize>(bar) == 0 || !extendRowBar(bar, parts)) return false;
  countAccepted();
  return true;
}

/** Returns the bar of the trade; null if its lines are deferred. */
function openBar(index: u32, symbol: Symbol): RowBar {
  const current = symbol.current;
  if (isOpen(current)) return changetype<RowBar>(current);
  const previous = symbol.previous;
  if (isOpen(previous)) return changetype<RowBar>(previous);
  if (isKnownContested(index, barIndex)) return changetype<RowBar>(0);
  const bar = changetype<RowBar>(takeEmptyBar(index, symbol));
  beginRowBar(bar, barIndex);
  return bar;
}

function isOpen(bar: PartialBar): bool {
  return bar.index == barIndex && bar.count != 0;
}
