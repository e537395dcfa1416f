import { allocate, release } from './memory-blocks';

/** The set of bars of which every line is deferred: a hash table with open addressing, always at least half empty. */
const EMPTY: u64 = u64.MAX_VALUE;

let shift: u32 = 7;
let table: usize = allocate(shift);
let count: u32 = 0;
memory.fill(table, 0xff, 1 << shift);

export function addKnownContested(symbol: u32, bar: u32): void {
  count += 1;
  const room: u32 = 1 << shift;
  if (count << 4 > room) enlarge();
  store<u64>(slotOf(keyOf(symbol, bar)), keyOf(symbol, bar));
}

export function isKnownContested(symbol: u32, bar: u32): bool {
  return count != 0 && load<u64>(slotOf(keyOf(symbol, bar))) != EMPTY;
}

function keyOf(symbol: u32, bar: u32): u64 {
  return ((symbol as u64) << 32) | bar;
}

/** Returns the address of the slot that holds a key, or that would hold it. */
function slotOf(key: u64): usize {
  const mask = ((1 as u64) << (shift - 3)) - 1;
  let slot = ((key ^ (key >> 29)) * 0x9e37_79b9_7f4a_7c15) >> (67 - shift);
  let found = load<u64>(table + ((slot as usize) << 3));
  while (found != key && found != EMPTY) {
    slot = (slot + 1) & mask;
    found = load<u64>(table + ((slot as usize) << 3));
  }
  return table + ((slot as usize) << 3);
}

function enlarge(): void {
  const old = table;
  const oldShift = shift;
  shift += 1;
  table = allocate(shift);
  memory.fill(table, 0xff, (1 as usize) << shift);
  for (let address = old; address < old + ((1 as usize) << oldShift); address += 8) {
    const key = load<u64>(address);
    if (key != EMPTY) store<u64>(slotOf(key), key);
  }
  release(old, oldShift);
}
