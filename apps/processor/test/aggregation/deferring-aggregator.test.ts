import { DeferringAggregator } from '../../src/aggregation/deferring-aggregator';

/** The lines that are deferred by each push, and at the end. */
function deferredBy(hasHeader: boolean, ...chunks: string[]) {
  const aggregator = new DeferringAggregator(hasHeader);
  const lines = [...chunks.map((chunk) => aggregator.push(Buffer.from(chunk))), aggregator.end()];
  return lines.map((some) => some.map(({ number, text }) => `${number}: ${text}`));
}

describe('DeferringAggregator', () => {
  test('defers every line', () => {
    expect(deferredBy(false, 'a\nb', '\n\nc')).toEqual([['1: a'], ['2: b'], ['4: c']]);
  });

  test.each<[string, string[], string[][]]>([
    ['at the start of a chunk', ['h\na\n', 'b\n'], [['2: a'], ['3: b'], []]],
    ['after blank lines', ['\n', 'h\na\n'], [[], ['3: a'], []]],
    ['in several chunks', ['h', 'h', '\na\n'], [[], [], ['2: a'], []]],
    ['without a line end', ['h'], [[], []]],
  ])('omits a header %s', (_where, chunks, expected) => {
    expect(deferredBy(true, ...chunks)).toEqual(expected);
  });

  test('aggregates nothing', () => {
    const aggregator = new DeferringAggregator(false);
    aggregator.push(Buffer.from('a\n'));
    aggregator.end();

    expect(aggregator.aggregated).toEqual({ accepted: 0, excluded: new Map(), contested: [], runs: [] });
  });
});
