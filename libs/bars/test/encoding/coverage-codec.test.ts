import fc from 'fast-check';
import { MAX_BYTES } from '../../src/encoding/chunk-codec';
import { decodeCoverage, encodeCoverage } from '../../src/encoding/coverage-codec';
import { CHUNK_NANOSECONDS, type StoredInterval } from '../../src/model/interval';
import type { Coverage } from '../../src/model/manifest';

const HOUR = 3_600_000_000_000n;

const intervals = fc.constantFrom<StoredInterval>('1m', '1s');

const coverages = (interval: StoredInterval): fc.Arbitrary<Coverage[]> =>
  fc.array(
    fc
      .record({
        feed: fc.string(),
        symbol: fc.string({ unit: 'grapheme' }),
        from: fc.bigInt({ min: 0n, max: 2n ** 62n }),
        length: fc.bigInt({ min: 0n, max: 2n ** 60n }),
        chunks: fc.uniqueArray(fc.bigInt({ min: 0n, max: 10_000_000n }), { minLength: 1 }),
        items: fc.integer({ min: 1, max: 300 }),
      })
      .map(({ feed, symbol, from, length, chunks, items }) => ({
        ...{ feed, symbol, from, to: from + length },
        chunks: chunks
          .sort((a, b) => (a < b ? -1 : 1))
          .map((chunk, index) => ({ start: chunk * CHUNK_NANOSECONDS[interval], items: items + index })),
      })),
  );

describe('encodeCoverage', () => {
  test('writes the instrument, its first and last bar, and for each chunk the distance and the items', () => {
    const coverage: Coverage = {
      ...{ feed: 'f', symbol: 'AB', from: 5n, to: 12n },
      chunks: [
        { start: 2n * HOUR, items: 1 },
        { start: 5n * HOUR, items: 4 },
      ],
    };

    const pages = encodeCoverage([coverage], '1m');

    expect(pages.map((page) => [...page])).toEqual([[1, 0x66, 2, 0x41, 0x42, 5, 7, 2, 2, 1, 3, 4]]);
  });

  test('writes pages that decodeCoverage reads', () => {
    fc.assert(
      fc.property(
        intervals.chain((interval) => fc.tuple(fc.constant(interval), coverages(interval))),
        ([interval, coverage]) => {
          const pages = encodeCoverage(coverage, interval);
          expect(pages.flatMap((page) => decodeCoverage(page, interval))).toEqual(coverage);
        },
      ),
    );
  });

  test('writes no page for a file without bars', () => {
    expect(encodeCoverage([], '1m')).toEqual([]);
  });

  test('starts another page when an instrument does not fit the page', () => {
    const coverage = Array.from({ length: 4_000 }, (_, index): Coverage => ({
      ...{ feed: 'general', symbol: `${index}`.padEnd(120, '-'), from: 0n, to: 0n, chunks: [{ start: 0n, items: 1 }] },
    }));

    const pages = encodeCoverage(coverage, '1m');

    expect(pages).toHaveLength(2);
    for (const { length } of pages) expect(length).toBeLessThanOrEqual(MAX_BYTES);
    // A further instrument would not have fitted the first page.
    expect(pages[0]?.length).toBeGreaterThan(MAX_BYTES - 140);
    expect(pages.flatMap((page) => decodeCoverage(page, '1m'))).toEqual(coverage);
  });
});
