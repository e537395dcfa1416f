/** A source of random values that gives the same values for the same seed. */
export class Random {
  private state: number;

  /** @param seed any text */
  public constructor(seed: string) {
    this.state = Buffer.from(seed).reduce((hash, byte) => Math.imul(hash ^ byte, 16_777_619), 2_166_136_261);
  }

  /** A whole number from 0 to `limit - 1`. The generator is Mulberry32. */
  public below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  public pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  /** A text of characters that are drawn from an alphabet. */
  public text(length: number, alphabet = 'abcdefghijklmnopqrstuvwxyz'): string {
    return Array.from({ length }, () => alphabet.charAt(this.below(alphabet.length))).join('');
  }

  public digits(length: number): string {
    return this.text(length, '123456789');
  }

  public hex(length: number): string {
    return this.text(length, '0123456789abcdef');
  }

  /** The id of an account that is none of ours. */
  public account(): string {
    // The accounts of the environments and of the people who read from them repeat one digit.
    return `6${this.digits(10)}7`;
  }
}
