import { unzigzag } from './zigzag';

/** Shifts up to this many bits are exact in a number. */
const NUMBER_BITS = 42;

/**
 * Reads the values that a `ByteWriter` wrote, in the same order. Every method throws a RangeError if the bytes end before
 * the value does.
 */
export class ByteReader {
  private position = 0;

  public constructor(private readonly buffer: Uint8Array) {}

  public get isAtEnd(): boolean {
    return this.position >= this.buffer.length;
  }

  public unsigned(): bigint {
    let low = 0;
    let bits = 0;
    for (; bits <= NUMBER_BITS; bits += 7) {
      const byte = this.byte();
      low += (byte & 0x7f) * 2 ** bits;
      if (byte < 0x80) return BigInt(low);
    }
    let value = BigInt(low);
    for (let shift = BigInt(bits); ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  /** An unsigned number that is known to be below 2^53. */
  public count(): number {
    return Number(this.unsigned());
  }

  public signed(): bigint {
    return unzigzag(this.unsigned());
  }

  public text(): string {
    return Buffer.from(this.bytes(this.count())).toString('utf8');
  }

  public bytes(length: number): Uint8Array {
    const start = this.position;
    this.position += length;
    if (this.position > this.buffer.length) throw this.endOfBytes();
    return this.buffer.subarray(start, this.position);
  }

  private byte(): number {
    const byte = this.buffer[this.position];
    if (byte === undefined) throw this.endOfBytes();
    this.position += 1;
    return byte;
  }

  private endOfBytes(): RangeError {
    return new RangeError(`The bytes end at ${this.buffer.length}, in the middle of a value.`);
  }
}
