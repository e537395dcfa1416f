/** Bytes of the file that are looked at together: the longest line that is read fits in. */
const CAPACITY: u32 = 262_144;

/** Bytes before and after it, so that a load of many bytes may begin or end at any byte of a field. */
const MARGIN: u32 = 64;

const input = memory.data(262_144 + 2 * 64, 16);

/** Where the host writes the bytes. */
export function inputStart(): usize {
  return input + MARGIN;
}

export function inputCapacity(): u32 {
  return CAPACITY;
}
