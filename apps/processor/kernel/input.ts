/** Size of the input in bytes. The longest accepted line fits. */
const CAPACITY: u32 = 262_144;

/** Bytes before and after the input, so that a vector load can start or end at any byte of a field. */
const MARGIN: u32 = 64;

const input = memory.data(262_144 + 2 * 64, 16);

/** The address to which the host writes the bytes of the file. */
export function inputStart(): usize {
  return input + MARGIN;
}

export function inputCapacity(): u32 {
  return CAPACITY;
}
