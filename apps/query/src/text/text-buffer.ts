import { formatDecimal, SCALE } from '@trading/bars';
import { MAX_BYTES, ONE, WORD, writeDecimal, writeInteger, writePair } from './digits';

const INITIAL_CAPACITY = 65_536;

/** The bytes of UTF-8 that a UTF-16 code unit needs at most. */
const BYTES_OF_CODE_UNIT = 3;

const LAST_ASCII = 0x7f;

/** The limit of the decimals whose whole part is exact as a float. */
const LIMIT = 2n ** 53n * ONE;

/** The decimals of a product after the 18th one. What is stored in 64 bits is computed without a `bigint` on the heap. */
const FURTHER_DECIMALS = new BigUint64Array(1);

/** A text that is written often, such as the name of a member. */
export interface Constant {
  readonly words: Uint32Array;
  /** The number of bytes. */
  readonly length: number;
}

/** Prepares a text that is written often. */
export function constantOf(text: string): Constant {
  const length = Buffer.byteLength(text);
  const words = new Uint32Array(Math.ceil(length / WORD));
  const bytes = Buffer.alloc(WORD * words.length);
  bytes.write(text);
  for (let index = 0; index < words.length; index += 1) words[index] = bytes.readUInt32BE(WORD * index);
  return { words, length };
}

/** The buffer of a text that is complete. The next text takes it, because to write to fresh memory takes longer. */
let spare: TextBuffer | undefined;

/**
 * Makes a text of many parts.
 *
 * @param write appends the parts
 */
export function textOf(write: (out: TextBuffer) => void): string {
  const out = spare ?? new TextBuffer();
  spare = undefined;
  write(out);
  const text = out.take();
  spare = out;
  return text;
}

/**
 * The parts of a text as bytes of UTF-8. Most of an answer are decimal numbers, and to make a string of each of them takes
 * longer than to write its digits.
 */
export class TextBuffer {
  private bytes = Buffer.allocUnsafe(INITIAL_CAPACITY);
  private view = viewOf(this.bytes);
  private length = 0;

  /** Appends a text. */
  public text(text: string): this {
    this.reserve(BYTES_OF_CODE_UNIT * text.length);
    const { bytes, length } = this;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > LAST_ASCII) {
        this.length += bytes.write(text, length);
        return this;
      }
      bytes[length + index] = code;
    }
    this.length += text.length;
    return this;
  }

  /** Appends a text that was prepared. */
  public constant({ words, length }: Constant): this {
    this.reserve(WORD * words.length);
    const { view, length: start } = this;
    for (let index = 0; index < words.length; index += 1) view.setUint32(start + WORD * index, words[index] as number);
    this.length = start + length;
    return this;
  }

  /** Appends a whole number from 0 to 2^53. */
  public integer(value: number): this {
    this.reserve(MAX_BYTES);
    this.length = writeInteger(this.view, this.length, value);
    return this;
  }

  /** Appends a whole number from 0 to 99 with two digits. */
  public pair(value: number): this {
    this.reserve(MAX_BYTES);
    this.length = writePair(this.view, this.length, value);
    return this;
  }

  /** Appends the number value × 10^-18, as {@link formatDecimal} writes it. */
  public decimal(value: bigint): this {
    if (value < 0n || value >= LIMIT) return this.text(formatDecimal(value));
    this.reserve(MAX_BYTES);
    this.length = writeDecimal(this.view, this.length, value);
    return this;
  }

  /** Appends the number value × 10^-36, as {@link formatDecimal} writes it. */
  public product(value: bigint): this {
    const decimal = value / ONE;
    FURTHER_DECIMALS[0] = value - decimal * ONE;
    // Few products have more than 18 decimals.
    return FURTHER_DECIMALS[0] === 0n ? this.decimal(decimal) : this.text(formatDecimal(value, 2 * SCALE));
  }

  /** Returns the text, and begins an empty one. */
  public take(): string {
    const text = this.bytes.toString('utf8', 0, this.length);
    this.length = 0;
    return text;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + count));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
    this.view = viewOf(larger);
  }
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}
