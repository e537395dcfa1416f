/** Loads of which the first bytes count alone. */

/** 32 bytes of 0xff, then 32 of zero: loaded at 32 - n, the mask of the first n of 32 bytes. */
const masks = memory.data<u64>([
  0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0, 0, 0, 0,
]);

/** Where the mask of the first bytes, up to 32, stands: 32 bytes. */
export function maskOfFirst(length: usize): usize {
  return masks + 32 - length;
}

/** The first 16 bytes of a text, what is beyond its end as zero. */
export function headOf(start: usize, length: u32): v128 {
  const first = v128.load(start);
  return length >= 16 ? first : v128.and(first, v128.load(maskOfFirst(length)));
}
