/** Loads that use only the first bytes at an address. */

/** 32 bytes of 0xff, then 32 zero bytes. Loaded at 32 - n, they are a mask of the first n of 32 bytes. */
const masks = memory.data<u64>([
  0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0, 0, 0, 0,
]);

/** Returns the address of a mask of 32 bytes that selects the first `length` of them, 32 at most. */
export function maskOfFirst(length: usize): usize {
  return masks + 32 - length;
}

/** Loads the first 16 bytes of a text. Bytes past its end are zero. */
export function headOf(start: usize, length: u32): v128 {
  const first = v128.load(start);
  return length >= 16 ? first : v128.and(first, v128.load(maskOfFirst(length)));
}
