/** A value that is due at a time. */
export interface TimedValue<T> {
  readonly time: number;
  readonly value: T;
}

interface Entry<T> extends TimedValue<T> {
  readonly sequence: number;
}

/** A binary heap of values, the earliest first. Values of the same time keep the order in which they were pushed. */
export class EventQueue<T> {
  private readonly heap: Entry<T>[] = [];
  private pushed = 0;

  public push(time: number, value: T): void {
    const entry = { time, value, sequence: this.pushed };
    this.pushed += 1;
    let index = this.heap.length;
    for (let parent = (index - 1) >> 1; index > 0 && isBefore(entry, this.at(parent)); parent = (index - 1) >> 1) {
      this.heap[index] = this.at(parent);
      index = parent;
    }
    this.heap[index] = entry;
  }

  /** Removes the earliest value. Undefined if there is none. */
  public pop(): TimedValue<T> | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (last && this.heap.length > 0) this.sink(last);
    return first;
  }

  /** Puts an entry in place of the first one, and moves it to its place. */
  private sink(entry: Entry<T>): void {
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= this.heap.length) break;
      if (child + 1 < this.heap.length && isBefore(this.at(child + 1), this.at(child))) child += 1;
      if (!isBefore(this.at(child), entry)) break;
      this.heap[index] = this.at(child);
      index = child;
    }
    this.heap[index] = entry;
  }

  private at(index: number): Entry<T> {
    return this.heap[index] as Entry<T>;
  }
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.time < b.time || (a.time === b.time && a.sequence < b.sequence);
}
