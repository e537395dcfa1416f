import fc from 'fast-check';
import type { BarState } from '../../src/model/bar-state';
import { BarBuilder } from '../../src/read/bar-builder';
import type { ResolvedBar } from '../../src/read/resolve-sources';
import type { Origin } from '../../src/table/item-keys';

const EMPTY: BarState = { volume: 0n, notional: 0n, count: 0 };

const origin = (source: string, generation = '1'): Origin => ({ source, generation });
const resolved = (rest: Partial<ResolvedBar>): ResolvedBar => ({
  ...{ state: EMPTY, included: [origin('a')], conflicting: [] },
  ...rest,
});

function build(first: ResolvedBar, ...others: readonly ResolvedBar[]) {
  const builder = new BarBuilder({ open: 60n, end: 120n }, first);
  for (const other of others) builder.add(other);
  return builder.build();
}

describe('BarBuilder', () => {
  test('builds a bar with the prices and sums of a stored bar', () => {
    const state: BarState = {
      first: { time: 61n, id: '1', price: 5n },
      last: { time: 62n, id: '2', price: 6n },
      ...{ high: 9n, low: 2n, volume: 3n, notional: 15n, count: 4 },
    };

    expect(build(resolved({ state, conflicting: [origin('b')] }))).toEqual({
      ...{ time: 60n, end: 120n, open: 5n, high: 9n, low: 2n, close: 6n, volume: 3n, notional: 15n, count: 4 },
      ...{ sources: ['a'], conflicts: ['b'], revision: expect.stringMatching(/^[0-9a-f]{16}$/) },
    });
  });

  test('leaves prices undefined if no trade may set them', () => {
    const bar = build(resolved({ state: { volume: 3n, notional: 15n, count: 1 } }));
    expect([bar.open, bar.high, bar.low, bar.close]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('merges stored bars, whatever their order', () => {
    const early = { first: { time: 1n, id: '1', price: 5n }, last: { time: 2n, id: '2', price: 4n } };
    const late = { first: { time: 3n, id: '3', price: 8n }, last: { time: 4n, id: '4', price: 7n } };
    const bars = [
      resolved({ state: { ...early, high: 5n, low: 4n, volume: 2n, notional: 9n, count: 2 } }),
      resolved({ state: { ...late, high: 8n, low: 7n, volume: 3n, notional: 22n, count: 3 } }),
    ] as const;

    const bar = build(...bars);

    expect(bar).toMatchObject({ open: 5n, high: 8n, low: 4n, close: 7n, volume: 5n, notional: 31n, count: 5 });
    expect(build(bars[1], bars[0])).toEqual(bar);
  });

  test('changes the revision of a bar when one of its stored bars is settled, although its origins are the same', () => {
    const contested = resolved({ included: [origin('a')], conflicting: [origin('b')] });
    const settled = (time: bigint) => resolved({ included: [origin('a'), origin('b')], settled: time });
    const revisions = [
      build(contested, contested, contested),
      build(settled(60n), contested, contested),
      build(settled(60n), settled(61n), contested),
      build(contested, settled(61n), contested),
    ].map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(4);
  });

  test('gives bars of one origin a revision of their own', () => {
    const [a, b] = [origin('a'), origin('a', '2')];
    const revisions = [a, a, b, a, origin('a')].map((one) => build(resolved({ included: [one] })).revision);
    const [first, , second] = revisions;
    expect(second).not.toBe(first);
    expect(revisions).toEqual([first, first, second, first, first]);
    expect(build(resolved({ included: [a] }), resolved({ included: [a] })).revision).toBe(first);
    expect(build(resolved({ included: [a] }), resolved({ included: [b] })).sources).toEqual(['a']);
    expect(build(resolved({ included: [a], conflicting: [b] })).revision).not.toBe(first);
  });

  test('lists each source once, in ascending order', () => {
    const bar = build(
      resolved({ included: [origin('c'), origin('a')], conflicting: [origin('y')] }),
      resolved({ included: [origin('b'), origin('a', '2')], conflicting: [origin('y'), origin('x')] }),
    );
    expect(bar.sources).toEqual(['a', 'b', 'c']);
    expect(bar.conflicts).toEqual(['x', 'y']);
  });

  describe('the revision', () => {
    const revisionOf = (included: Origin[], conflicting: Origin[] = []) =>
      build(resolved({ included, conflicting })).revision;

    test('is different for other sources, generations and conflicts', () => {
      const revisions = [
        revisionOf([origin('a')]),
        revisionOf([origin('b')]),
        revisionOf([origin('a', '2')]),
        revisionOf([origin('a'), origin('b')]),
        revisionOf([origin('a')], [origin('b')]),
        revisionOf([origin('b')], [origin('a')]),
      ];
      expect(new Set(revisions).size).toBe(revisions.length);
    });

    test('does not depend on the order of the sources or of the stored bars', () => {
      const sources = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 2 });
      fc.assert(
        fc.property(sources, (list) => {
          const [first, ...others] = list.map((source) => resolved({ included: [origin(source)] }));
          const separate = build(first as ResolvedBar, ...others).revision;
          expect(separate).toBe(revisionOf(list.map((source) => origin(source))));
          expect(separate).toBe(revisionOf([...list].sort().map((source) => origin(source))));
        }),
      );
    });
  });
});
