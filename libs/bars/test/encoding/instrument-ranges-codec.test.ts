import fc from 'fast-check';
import { MAX_BYTES } from '../../src/encoding/chunk-codec';
import { decodeInstrumentRanges, encodeInstrumentRanges } from '../../src/encoding/instrument-ranges-codec';

const SECOND = 1_000_000_000n;

const ranges = fc.array(
  fc.record({
    feed: fc.constantFrom('f', 'g', 'é'),
    symbol: fc.string(),
    from: fc.bigInt(0n, 2_000_000_000n).map((second) => second * SECOND),
    length: fc.bigInt(0n, 100_000n),
  }),
);

describe('decodeInstrumentRanges', () => {
  test('reads the ranges that were written', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const written = list.map(({ length, ...range }) => ({ ...range, to: range.from + length * SECOND }));
        expect(encodeInstrumentRanges(written).flatMap(decodeInstrumentRanges)).toEqual(written);
      }),
    );
  });

  test('reads pages that fit an item, each of them alone', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => ({
      ...{ feed: 'massive-stocks', symbol: `SYMBOL${index}`, from: 0n, to: 86_400n * SECOND },
    }));
    const pages = encodeInstrumentRanges(many);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every(({ length }) => length < MAX_BYTES + 300)).toBe(true);
    expect(pages.flatMap(decodeInstrumentRanges)).toEqual(many);
  });
});

describe('encodeInstrumentRanges', () => {
  test('makes no page without ranges', () => {
    expect(encodeInstrumentRanges([])).toEqual([]);
  });

  test('needs one page for 10,000 symbols of a feed', () => {
    const market = Array.from({ length: 10_000 }, (_, index) => ({
      ...{ feed: 'massive-stocks', symbol: `SYM${index}`, from: 1_723_161_240n * SECOND, to: 1_723_180_000n * SECOND },
    }));
    expect(encodeInstrumentRanges(market)).toHaveLength(1);
  });
});
