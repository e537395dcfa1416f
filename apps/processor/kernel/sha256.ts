/**
 * SHA-256 of texts that fit one or two blocks, of four texts at once: each lane of a vector holds the state of one.
 *
 * https://csrc.nist.gov/pubs/fips/180-4/upd1/final
 */

/** A block has 64 bytes. A text has room for two of them. */
export const BLOCK: usize = 64;
export const TEXT_SHIFT: u32 = 7;

/** The highest bit marks keys that are hashes, as in `libs/bars/src/model/trade.ts`. */
const HASHED: u64 = 0x8000_0000_0000_0000;

const ROUNDS: usize = 64;

const constants = memory.data<u32>([
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5, 0xd807_aa98,
  0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786,
  0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8,
  0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
  0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819,
  0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a,
  0x5b9c_ca4f, 0x682e_6ff3, 0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
  0xc671_78f2,
]);

/** The initial values of the state. */
const initial = memory.data<u32>([
  0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
]);

/** The eight words of the state, 16 bytes each. */
const state = memory.data(8 * 16, 16);

/** The message schedule: 16 bytes for each round. */
const schedule = memory.data(64 * 16, 16);

/** The first 8 bytes of the four results. */
const results = memory.data(32, 16);

/** A class, because only methods can be marked `@inline` in a syntax that TypeScript also accepts. */
class Round {
  /** `shift` is the number of bits by which a word is rotated to the right. */
  @inline
  static rotate(words: v128, shift: i32): v128 {
    return v128.or(i32x4.shr_u(words, shift), i32x4.shl(words, 32 - shift));
  }

  @inline
  static first(e: v128, f: v128, g: v128, h: v128, word: usize, constant: usize): v128 {
    const sum = v128.xor(v128.xor(Round.rotate(e, 6), Round.rotate(e, 11)), Round.rotate(e, 25));
    const choice = v128.xor(g, v128.and(e, v128.xor(f, g)));
    const input = i32x4.add(v128.load(word), v128.load32_splat(constant));
    return i32x4.add(i32x4.add(h, input), i32x4.add(sum, choice));
  }

  @inline
  static second(a: v128, b: v128, c: v128): v128 {
    const sum = v128.xor(v128.xor(Round.rotate(a, 2), Round.rotate(a, 13)), Round.rotate(a, 22));
    const majority = v128.or(v128.and(a, b), v128.and(c, v128.or(a, b)));
    return i32x4.add(sum, majority);
  }
}

/**
 * Hashes four texts that follow each other, and writes the first 63 bits of each hash, with the highest bit set, to a list of
 * keys. The second block of a text is used if it is not empty: a block ends with the length of its text.
 *
 * @param which a byte for each text: 0 if its key must not be written
 */
export function hashFour(texts: usize, keys: usize, which: u32): void {
  for (let word: usize = 0; word < 8; word += 1) {
    v128.store(state + (word << 4), v128.load32_splat(initial + (word << 2)));
  }
  addBlocks(texts);
  writeKeys(texts, keys, which, false);
  for (let lane: usize = 0; lane < 4; lane += 1) {
    if (((which >> ((lane as u32) << 3)) & 0xff) != 0 && hasSecondBlock(texts + (lane << TEXT_SHIFT))) {
      addBlocks(texts + BLOCK);
      writeKeys(texts, keys, which, true);
      return;
    }
  }
}

function hasSecondBlock(text: usize): bool {
  return load<u16>(text, 126) != 0;
}

/** Writes the keys of the texts that have one block, or of those that have two. */
function writeKeys(texts: usize, keys: usize, which: u32, haveSecond: bool): void {
  const high = v128.load(state);
  const low = v128.load(state, 16);
  // The lower half of a key precedes the upper one.
  v128.store(results, i8x16.shuffle(low, high, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23));
  v128.store(results, i8x16.shuffle(low, high, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31), 16);
  for (let lane: u32 = 0; lane < 4; lane += 1) {
    if (((which >> (lane << 3)) & 0xff) == 0 || hasSecondBlock(texts + (lane << TEXT_SHIFT)) != haveSecond) continue;
    store<u64>(keys + (lane << 3), load<u64>(results + (lane << 3)) | HASHED);
  }
}

/** Adds a block of each text to the state. */
function addBlocks(blocks: usize): void {
  for (let word: usize = 0; word < 64; word += 16) readWords(blocks + word, schedule + (word << 2));
  extendSchedule();
  let a = v128.load(state);
  let b = v128.load(state, 16);
  let c = v128.load(state, 32);
  let d = v128.load(state, 48);
  let e = v128.load(state, 64);
  let f = v128.load(state, 80);
  let g = v128.load(state, 96);
  let h = v128.load(state, 112);
  let t: v128;
  let constant = constants;
  for (let step = schedule; step < schedule + (ROUNDS << 4); step += 128) {
    t = Round.first(e, f, g, h, step + 0, constant + 0);
    d = i32x4.add(d, t);
    h = i32x4.add(t, Round.second(a, b, c));
    t = Round.first(d, e, f, g, step + 16, constant + 4);
    c = i32x4.add(c, t);
    g = i32x4.add(t, Round.second(h, a, b));
    t = Round.first(c, d, e, f, step + 32, constant + 8);
    b = i32x4.add(b, t);
    f = i32x4.add(t, Round.second(g, h, a));
    t = Round.first(b, c, d, e, step + 48, constant + 12);
    a = i32x4.add(a, t);
    e = i32x4.add(t, Round.second(f, g, h));
    t = Round.first(a, b, c, d, step + 64, constant + 16);
    h = i32x4.add(h, t);
    d = i32x4.add(t, Round.second(e, f, g));
    t = Round.first(h, a, b, c, step + 80, constant + 20);
    g = i32x4.add(g, t);
    c = i32x4.add(t, Round.second(d, e, f));
    t = Round.first(g, h, a, b, step + 96, constant + 24);
    f = i32x4.add(f, t);
    b = i32x4.add(t, Round.second(c, d, e));
    t = Round.first(f, g, h, a, step + 112, constant + 28);
    e = i32x4.add(e, t);
    a = i32x4.add(t, Round.second(b, c, d));
    constant += 32;
  }
  addTo(state, a);
  addTo(state + 16, b);
  addTo(state + 32, c);
  addTo(state + 48, d);
  addTo(state + 64, e);
  addTo(state + 80, f);
  addTo(state + 96, g);
  addTo(state + 112, h);
}

function addTo(word: usize, value: v128): void {
  v128.store(word, i32x4.add(v128.load(word), value));
}

/** Reads four words of each block, which are big-endian, and writes them by word. */
function readWords(from: usize, to: usize): void {
  const first = bigEndian(v128.load(from));
  const second = bigEndian(v128.load(from, 128));
  const third = bigEndian(v128.load(from, 256));
  const fourth = bigEndian(v128.load(from, 384));
  const lowerOfPair = i8x16.shuffle(first, second, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const upperOfPair = i8x16.shuffle(first, second, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  const lowerOfOthers = i8x16.shuffle(third, fourth, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const upperOfOthers = i8x16.shuffle(third, fourth, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  v128.store(to, i8x16.shuffle(lowerOfPair, lowerOfOthers, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
  v128.store(
    to,
    i8x16.shuffle(lowerOfPair, lowerOfOthers, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
    16,
  );
  v128.store(to, i8x16.shuffle(upperOfPair, upperOfOthers, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23), 32);
  v128.store(
    to,
    i8x16.shuffle(upperOfPair, upperOfOthers, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
    48,
  );
}

function bigEndian(words: v128): v128 {
  return i8x16.shuffle(words, words, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

function extendSchedule(): void {
  for (let word = schedule + 256; word < schedule + (ROUNDS << 4); word += 16) {
    const early = v128.load(word - 240);
    const late = v128.load(word - 32);
    const before = v128.xor(v128.xor(Round.rotate(early, 7), Round.rotate(early, 18)), i32x4.shr_u(early, 3));
    const after = v128.xor(v128.xor(Round.rotate(late, 17), Round.rotate(late, 19)), i32x4.shr_u(late, 10));
    const sum = i32x4.add(v128.load(word - 256), v128.load(word - 112));
    v128.store(word, i32x4.add(sum, i32x4.add(before, after)));
  }
}
