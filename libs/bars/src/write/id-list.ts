/** A growing list of id keys, 8 bytes each. */
export class IdList {
  private keys = new BigUint64Array(4);
  private length = 0;

  public push(key: bigint): void {
    if (this.length === this.keys.length) {
      const longer = new BigUint64Array(2 * this.length);
      longer.set(this.keys);
      this.keys = longer;
    }
    this.keys[this.length] = key;
    this.length += 1;
  }

  /** The keys in ascending order, repetitions included. */
  public sorted(): BigUint64Array {
    return this.keys.slice(0, this.length).sort();
  }
}

/** True if a key occurs more than once. The keys must be ascending. */
export function hasRepetition(sorted: BigUint64Array): boolean {
  return sorted.some((key, index) => index > 0 && key === sorted[index - 1]);
}
