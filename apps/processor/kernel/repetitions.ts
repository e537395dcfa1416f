/**
 * Trades that are known by their values. Equal lines are several trades: the id of the second one ends with `#2`, and so on.
 *
 * Only the last trades are remembered, since equal trades are at one time. If one is no longer remembered, the next one
 * gets the same id, so that its bar is contested.
 */
const SLOT_BITS: u32 = 10;

/** An entry: the key of the id without number, the order, the symbol, and the number of trades. */
const ENTRY_SHIFT: u32 = 5;
const entries = memory.data(1_024 << 5, 16);
const ORDER: usize = 8;
const SYMBOL: usize = 16;
const COUNT: usize = 20;

/** The result if only the host can tell which of the trades is the first. */
export const UNCLEAR: u32 = u32.MAX_VALUE;

/**
 * Returns the number of trades with the same values, as far as they are remembered. Trades are numbered in their order, which
 * may not be that of the lines.
 */
export function repetitionsOf(symbol: u32, key: u64, order: u64): u32 {
  const entry = entryOf(symbol, key);
  const count = load<u32>(entry, COUNT);
  if (count == 0 || load<u64>(entry) != key || load<u32>(entry, SYMBOL) != symbol) return 0;
  return load<u64>(entry, ORDER) <= order ? count : UNCLEAR;
}

/** Remembers the last of a number of trades. */
export function rememberTrade(symbol: u32, key: u64, order: u64, count: u32): void {
  const entry = entryOf(symbol, key);
  store<u64>(entry, key);
  store<u64>(entry, order, ORDER);
  store<u32>(entry, symbol, SYMBOL);
  store<u32>(entry, count, COUNT);
}

function entryOf(symbol: u32, key: u64): usize {
  const slot = ((key as u32) ^ (symbol * 0x9e37_79b1)) >>> (32 - SLOT_BITS);
  return entries + ((slot as usize) << ENTRY_SHIFT);
}
