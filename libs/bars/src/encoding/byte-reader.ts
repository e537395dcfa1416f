import { unzigzag, unzigzagShort } from './zigzag';

/** The factor of the last of the bytes whose number is exact as a float. */
const LAST_FACTOR = 2 ** 42;

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
    const short = this.short();
    if (short !== undefined) return BigInt(short);
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  /** An unsigned number that is known to be below 2^53. */
  public count(): number {
    return this.short() ?? Number(this.unsigned());
  }

  /** The next unsigned number, if it is short enough to be exact as a float. Otherwise nothing is read. */
  public short(): number | undefined {
    const start = this.position;
    let value = 0;
    for (let factor = 1; factor <= LAST_FACTOR; factor *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    this.position = start;
    return undefined;
  }

  public signed(): bigint {
    const short = this.short();
    return short === undefined ? unzigzag(this.unsigned()) : unzigzagShort(short);
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
