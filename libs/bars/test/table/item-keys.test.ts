import fc from 'fast-check';
import { afterGeneration, afterSecond, LAST_GENERATION } from '../../src/model/generation';
import { CHUNK_NANOSECONDS } from '../../src/model/interval';
import { sourceIdOf } from '../../src/model/trade-file';
import {
  chunkRange,
  coveredDayKey,
  coveredDayRange,
  coverageKey,
  invalidationKey,
  manifestKey,
  originKey,
  originOf,
  packKey,
  partialKey,
  progressKey,
  progressRange,
  readCoveredDayKey,
  readSortKey,
  refusalKey,
  reportKey,
  type Origin,
  type Series,
} from '../../src/table/item-keys';
import { changePageKey } from '../../src/table/ledger-keys';
import type { ItemKey, KeyRange } from '../../src/table/table';
import { generationAt, generations } from '../generations';
import { fileOf, UPLOADED_AT } from '../manifest-of';

/** Nanoseconds since 1970 of an RFC 3339 time. */
const at = (time: string) => BigInt(Date.parse(time)) * 1_000_000n;

const MINUTES: Series = { feed: 'binance-spot', symbol: 'BTCUSDT', interval: '1m' };
const SECONDS: Series = { feed: 'my#feed', symbol: 'BRK#B', interval: '1s' };
const HOUR = at('2024-08-08T23:00:00Z');
const FIVE_MINUTES = at('2024-08-08T23:55:00Z');
const ORIGIN: Origin = { source: '0123456789abcdef0123', generation: '066b55ad40000f00ba12cafe' };

const series = fc.record({
  feed: fc.string(),
  symbol: fc.string(),
  interval: fc.constantFrom('1m' as const, '1s' as const),
});
const origins = fc.record({
  source: fc.stringMatching(/^[0-9a-f]{20}$/),
  generation: generations,
});

describe('the keys of items', () => {
  // If a key changes, items that were written before are not found any more.
  test.each([
    [
      'a partial bar of minutes',
      partialKey(MINUTES, HOUR, ORIGIN, 0),
      'BARS#1m#binance-spot#BTCUSDT',
      '2024-08-08T23#0123456789abcdef0123#066b55ad40000f00ba12cafe#0',
    ],
    [
      'a partial bar of seconds',
      partialKey(SECONDS, FIVE_MINUTES, ORIGIN, 12),
      'BARS#1s#my%23feed#BRK#B',
      '2024-08-08T23:55#0123456789abcdef0123#066b55ad40000f00ba12cafe#12',
    ],
    ['a pack of minutes', packKey(MINUTES, HOUR), 'BARS#1m#binance-spot#BTCUSDT', '2024-08-08T23#~PACK'],
    ['a pack of seconds', packKey(SECONDS, FIVE_MINUTES), 'BARS#1s#my%23feed#BRK#B', '2024-08-08T23:55#~PACK'],
    [
      'an invalidation',
      invalidationKey(MINUTES, HOUR, ORIGIN),
      'BARS#1m#binance-spot#BTCUSDT',
      '2024-08-08T23#~INVALIDATION#0123456789abcdef0123#066b55ad40000f00ba12cafe',
    ],
    [
      'a covered day',
      coveredDayKey(SECONDS, FIVE_MINUTES, ORIGIN),
      'COVERED#1s#my%23feed#BRK#B',
      '2024-08-08#0123456789abcdef0123#066b55ad40000f00ba12cafe',
    ],
    ['a manifest', manifestKey(ORIGIN.source), 'SOURCE#0123456789abcdef0123', 'MANIFEST'],
    [
      'a page of coverage',
      coverageKey(ORIGIN, 3),
      'SOURCE#0123456789abcdef0123',
      'COVERAGE#066b55ad40000f00ba12cafe#3',
    ],
    ['a report', reportKey(ORIGIN), 'SOURCE#0123456789abcdef0123', 'REPORT#066b55ad40000f00ba12cafe'],
    ['a progress', progressKey(ORIGIN), 'SOURCE#0123456789abcdef0123', 'PROGRESS#066b55ad40000f00ba12cafe'],
    ['a refusal', refusalKey(ORIGIN.source), 'SOURCE#0123456789abcdef0123', 'REFUSAL'],
  ])('are stable for %s', (_name, key, pk, sk) => {
    expect(key).toEqual({ pk, sk });
  });
});

describe('readSortKey', () => {
  test.each([
    ['2024-08-08T23', at('2024-08-08T23:00:00Z')],
    ['2024-08-08T23:55', at('2024-08-08T23:55:00Z')],
    ['1970-01-01T00', 0n],
  ])('reads the start of the chunk from %s, in UTC', (time, start) => {
    expect(readSortKey(`${time}#~PACK`)).toEqual({ kind: 'pack', start });
  });

  test('reads the kind, the start and the origin that a key was made of', () => {
    fc.assert(
      fc.property(series, fc.nat(10_000_000), origins, fc.nat(99), (one, index, origin, part) => {
        const start = BigInt(index) * CHUNK_NANOSECONDS[one.interval];
        expect(readSortKey(partialKey(one, start, origin, part).sk)).toEqual({ kind: 'partial', start, origin });
        expect(readSortKey(invalidationKey(one, start, origin).sk)).toEqual({ kind: 'invalidation', start, origin });
        expect(readSortKey(packKey(one, start).sk)).toEqual({ kind: 'pack', start });
      }),
    );
  });
});

describe('chunkRange', () => {
  test('contains every item of its chunks, and no item of the chunks beside them', () => {
    fc.assert(
      fc.property(series, fc.nat(10_000_000), fc.nat(30), origins, (one, index, length, origin) => {
        const chunk = CHUNK_NANOSECONDS[one.interval];
        const first = BigInt(index + 1) * chunk;
        const last = first + BigInt(length) * chunk;
        const { pk, from, to } = chunkRange(one, first, last);
        const isInside = (start: bigint) =>
          [partialKey(one, start, origin, 0), packKey(one, start), invalidationKey(one, start, origin)].map(
            (key) => key.pk === pk && key.sk >= from && key.sk <= to,
          );
        expect([first, last].map(isInside)).toEqual([
          [true, true, true],
          [true, true, true],
        ]);
        expect([first - chunk, last + chunk].map(isInside)).toEqual([
          [false, false, false],
          [false, false, false],
        ]);
      }),
    );
  });
});

describe('coveredDayRange', () => {
  const DAY = 86_400_000_000_000n;

  test('contains every item of the days that it touches, and no item of the days beside them', () => {
    fc.assert(
      fc.property(
        series,
        fc.bigInt(0n, 20_000n * DAY),
        fc.bigInt(1n, 40n * DAY),
        origins,
        (one, from, length, origin) => {
          const range = coveredDayRange(one, { from, to: from + length });
          const isInside = (time: bigint) => {
            const { pk, sk } = coveredDayKey(one, time, origin);
            return pk === range.pk && sk >= range.from && sk <= range.to;
          };
          const last = from + length - 1n;
          expect([from, last].map(isInside)).toEqual([true, true]);
          expect(
            [from - (from % DAY) - 1n, last - (last % DAY) + DAY].filter((time) => time >= 0n).some(isInside),
          ).toBe(false);
        },
      ),
    );
  });
});

describe('readCoveredDayKey', () => {
  test('reads the origin that a key was made of', () => {
    fc.assert(
      fc.property(series, origins, (one, origin) => {
        expect(readCoveredDayKey(coveredDayKey(one, HOUR, origin).sk)).toEqual(origin);
      }),
    );
  });
});

describe('progressRange', () => {
  const { source } = ORIGIN;
  const isInside = ({ pk, sk }: ItemKey, range: KeyRange) => pk === range.pk && sk >= range.from && sk <= range.to;
  /** The generations of some that are in a range up to a limit. */
  const upTo = (end: string, ...some: readonly string[]) =>
    some.filter((generation) => isInside(progressKey({ source, generation }), progressRange(source, end)));

  test('contains the progress of a generation, of older ones and of those with the same clock', () => {
    const [older, lesser, own, greater, newer] = [
      generationAt(4, 9),
      generationAt(5, 1),
      generationAt(5, 2),
      generationAt(5, 3),
      generationAt(6),
    ] as const;
    expect(upTo(afterGeneration(own), older, lesser, own, greater, newer)).toEqual([older, lesser, own, greater]);
  });

  test('contains the progress of the uploads of a second and before', () => {
    const [before, first, last, after] = [-1, 0, 999, 1_000].map(
      (milliseconds) => fileOf({ uploadedAt: UPLOADED_AT + milliseconds, etag: `${milliseconds}` }).generation,
    ) as [string, string, string, string];
    expect(upTo(afterSecond(UPLOADED_AT), before, first, last, after)).toEqual([before, first, last]);
  });

  test('contains every progress of a source, and no other item of it or of another source', () => {
    fc.assert(
      fc.property(origins, origins, (origin, other) => {
        fc.pre(origin.source !== other.source);
        const range = progressRange(origin.source, LAST_GENERATION);
        expect(isInside(progressKey(origin), range)).toBe(true);
        const others = [
          ...[progressKey(other), manifestKey(origin.source), refusalKey(origin.source)],
          ...[reportKey(origin), coverageKey(origin, 0), changePageKey(origin, 0)],
        ];
        expect(others.filter((key) => isInside(key, range))).toEqual([]);
      }),
    );
  });
});

describe('originOf', () => {
  test('is the source and the generation of a file', () => {
    const file = fileOf({ key: 'trades/x.csv.gz', generation: ORIGIN.generation });
    expect(originOf(file)).toEqual({ source: sourceIdOf(file), generation: ORIGIN.generation });
  });
});

describe('originKey', () => {
  test('differs for another source and for another generation', () => {
    const keys = [
      ORIGIN,
      { ...ORIGIN, source: '0123456789abcdef0124' },
      { ...ORIGIN, generation: '066b55ad40000f00ba12caff' },
    ].map(originKey);
    expect(new Set(keys).size).toBe(3);
    expect(originKey({ ...ORIGIN })).toBe(keys[0]);
  });
});
