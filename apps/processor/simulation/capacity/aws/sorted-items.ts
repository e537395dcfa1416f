/** The items of a partition key, ordered by sort key. */
export class SortedItems<T> {
  private readonly keys: string[] = [];
  private readonly values = new Map<string, T>();

  public get(key: string): T | undefined {
    return this.values.get(key);
  }

  public set(key: string, value: T): void {
    if (!this.values.has(key)) this.keys.splice(this.firstFrom(key), 0, key);
    this.values.set(key, value);
  }

  public delete(key: string): void {
    if (this.values.delete(key)) this.keys.splice(this.firstFrom(key), 1);
  }

  /** The items from one key to another, both inclusive, in ascending order or its reverse. */
  public *range(from: string, to: string, isAscending: boolean): Generator<readonly [key: string, value: T]> {
    const first = this.firstFrom(from);
    const end = this.firstFrom(`${to}\0`);
    for (let step = 0; step < end - first; step += 1) {
      const key = this.keys[isAscending ? first + step : end - 1 - step] as string;
      yield [key, this.values.get(key) as T];
    }
  }

  /** The index of the first key that is not before another one. */
  private firstFrom(key: string): number {
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.keys[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
