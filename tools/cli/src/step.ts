import { stopwatch } from './stopwatch';

/** Prints the title of an action, runs it, and prints how long it took. */
export async function step<T>(title: string, action: () => Promise<T>): Promise<T> {
  const elapsed = stopwatch();
  console.log(`${title} …`);
  const result = await action();
  console.log(`  ${elapsed()}`);
  return result;
}
