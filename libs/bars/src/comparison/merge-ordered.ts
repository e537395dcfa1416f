/** The values of two sequences that belong together. One of them is undefined if only the other sequence has it. */
export type Pair<T> = readonly [own: T | undefined, other: T | undefined];

/** A sequence that is read value by value. */
type Values<T> = Iterator<T, unknown> | AsyncIterator<T, unknown>;

/**
 * Joins two ordered sequences without repetitions, value by value. Both are read ahead by one value.
 *
 * @param compare the order of both sequences; values that it finds equal belong together
 */
export async function* mergeOrdered<T>(
  own: Values<T>,
  other: Values<T>,
  compare: (a: T, b: T) => number,
): AsyncGenerator<Pair<T>> {
  let [a, b] = await Promise.all([next(own), next(other)]);
  while (a !== undefined || b !== undefined) {
    const order = a === undefined ? 1 : b === undefined ? -1 : compare(a, b);
    yield [order <= 0 ? a : undefined, order >= 0 ? b : undefined];
    [a, b] = await Promise.all([order <= 0 ? next(own) : a, order >= 0 ? next(other) : b]);
  }
}

async function next<T>(values: Values<T>): Promise<T | undefined> {
  const result = await values.next();
  return result.done ? undefined : result.value;
}
