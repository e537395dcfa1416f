import fc from 'fast-check';
import { mergeOrdered } from '../../src/comparison/merge-ordered';
import { compare } from '../../src/model/compare';

async function merge(own: readonly number[], other: readonly number[]): Promise<unknown[]> {
  const pairs: unknown[] = [];
  for await (const pair of mergeOrdered<number>(own.values(), other.values(), compare)) pairs.push(pair);
  return pairs;
}

test('joins the values that both have, and those that one has', async () => {
  expect(await merge([1, 2, 4], [2, 3, 4, 5])).toEqual([
    [1, undefined],
    [2, 2],
    [undefined, 3],
    [4, 4],
    [undefined, 5],
  ]);
  expect(await merge([], [])).toEqual([]);
});

test('has each value of both once, in order', async () => {
  const ordered = fc.uniqueArray(fc.nat(20)).map((values) => values.sort((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(ordered, ordered, async (own, other) => {
      const all = [...new Set([...own, ...other])].sort((a, b) => a - b);
      const has = (values: readonly number[], value: number) => (values.includes(value) ? value : undefined);
      expect(await merge(own, other)).toEqual(all.map((value) => [has(own, value), has(other, value)]));
    }),
  );
});
