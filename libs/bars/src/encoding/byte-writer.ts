import { zigzag } from './zigzag';

const INITIAL_CAPACITY = 1024;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Writes numbers in as few bytes as they need (LEB128): 7 bits a byte, the lowest first, with the highest bit set on all
 * bytes but the last.
 */
export class ByteWriter {
  private buffer = Buffer.allocUnsafe(INITIAL_CAPACITY);
  /** Number of bytes written. */
  public length = 0;

  /** A whole number that is not negative. */
  public unsigned(value: bigint | number): this {
    if (typeof value === 'bigint' && value > SAFE) {
      let rest = value;
      for (; rest > SAFE; rest >>= 7n) this.byte(Number(rest & 0x7fn) | 0x80);
      return this.unsigned(Number(rest));
    }
    let rest = Number(value);
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.byte((rest % 128) | 0x80);
    return this.byte(rest);
  }

  /** A whole number of either sign. Numbers near zero need few bytes. */
  public signed(value: bigint): this {
    return this.unsigned(zigzag(value));
  }

  public text(value: string): this {
    const bytes = Buffer.from(value, 'utf8');
    return this.unsigned(bytes.length).bytes(bytes);
  }

  public bytes(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** A copy of the bytes written. */
  public result(): Uint8Array {
    return Uint8Array.prototype.slice.call(this.buffer, 0, this.length);
  }

  private byte(value: number): this {
    this.reserve(1);
    this.buffer[this.length] = value;
    this.length += 1;
    return this;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + count));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}
