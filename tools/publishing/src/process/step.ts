/** Says what is being done, and when it is done how long it took. */
export async function step<T>(title: string, action: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  console.log(`${title} …`);
  const result = await action();
  console.log(`  ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return result;
}
