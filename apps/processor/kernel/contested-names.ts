import { allocate, release, shiftOf } from './memory-blocks';

/** The set of trades whose lines are deferred wherever they are: a hash table, always at least half empty. */
let shift: u32 = shiftOf(1 << 10);
let table: usize = allocate(shift);
let count: u32 = 0;
memory.fill(table, 0xff, 1 << shift);

/** An entry has 16 bytes: the key of the id, and the symbol. */
const ENTRY_SHIFT: u32 = 4;
const EMPTY: u32 = u32.MAX_VALUE;

export function addContestedName(symbol: u32, key: u64): void {
  count += 1;
  const room: u32 = 1 << shift;
  if (count << (ENTRY_SHIFT + 1) > room) enlarge();
  put(slotOf(symbol, key), symbol, key);
}

export function isContestedName(symbol: u32, key: u64): bool {
  return count != 0 && load<u32>(slotOf(symbol, key), 8) != EMPTY;
}

function put(slot: usize, symbol: u32, key: u64): void {
  store<u64>(slot, key);
  store<u32>(slot, symbol, 8);
}

/** Returns the address of the slot that holds a name, or that would hold it. */
function slotOf(symbol: u32, key: u64): usize {
  const mask = ((1 as usize) << shift) - 1;
  const hash = (key ^ ((symbol as u64) << 32) ^ (key >> 29)) * 0x9e37_79b9_7f4a_7c15;
  let slot = ((hash >> 32) << ENTRY_SHIFT) as usize & mask;
  while (!isEmpty(slot) && !isAt(slot, symbol, key)) slot = (slot + (1 << ENTRY_SHIFT)) & mask;
  return table + slot;
}

function isEmpty(slot: usize): bool {
  return load<u32>(table + slot, 8) == EMPTY;
}

function isAt(slot: usize, symbol: u32, key: u64): bool {
  return load<u32>(table + slot, 8) == symbol && load<u64>(table + slot) == key;
}

function enlarge(): void {
  const old = table;
  const oldShift = shift;
  shift += 1;
  table = allocate(shift);
  memory.fill(table, 0xff, (1 as usize) << shift);
  for (let slot = old; slot < old + ((1 as usize) << oldShift); slot += 1 << ENTRY_SHIFT) {
    const symbol = load<u32>(slot, 8);
    if (symbol != EMPTY) put(slotOf(symbol, load<u64>(slot)), symbol, load<u64>(slot));
  }
  release(old, oldShift);
}
