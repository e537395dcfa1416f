import fc from 'fast-check';
import {
  CHUNK_NANOSECONDS,
  chunkStartOf,
  NANOSECONDS,
  openTimeOf,
  STORED_INTERVALS,
  type Interval,
} from '../../src/model/interval';
import { FULLY_ELIGIBLE } from '../../src/model/trade';
import { oracle } from '../../src/testing';

const SECOND = 1_000_000_000n;

/** Nanoseconds since 1970 of an RFC 3339 time. */
const at = (time: string) => BigInt(Date.parse(time)) * 1_000_000n;

/** All intervals, shortest first. */
const INTERVALS = Object.keys(NANOSECONDS) as Interval[];
const intervals = fc.constantFrom(...INTERVALS);
/** Times from 1970 to 2262. */
const times = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });

describe('NANOSECONDS', () => {
  test('has the length of every interval', () => {
    expect(NANOSECONDS).toEqual({
      '1s': SECOND,
      '1m': 60n * SECOND,
      '5m': 5n * 60n * SECOND,
      '15m': 15n * 60n * SECOND,
      '30m': 30n * 60n * SECOND,
      '1h': 60n * 60n * SECOND,
      '4h': 4n * 60n * 60n * SECOND,
      '1d': 24n * 60n * 60n * SECOND,
      '1w': 7n * 24n * 60n * 60n * SECOND,
    });
  });
});

describe('CHUNK_NANOSECONDS', () => {
  test('is five minutes of seconds, and an hour of minutes', () => {
    expect(CHUNK_NANOSECONDS).toEqual({ '1s': NANOSECONDS['5m'], '1m': NANOSECONDS['1h'] });
  });
});

describe('openTimeOf', () => {
  test.each([
    ['1s', '2024-08-08T23:54:07.999Z', '2024-08-08T23:54:07Z'],
    ['1m', '2024-08-08T23:54:07.999Z', '2024-08-08T23:54:00Z'],
    ['5m', '2024-08-08T23:54:07.999Z', '2024-08-08T23:50:00Z'],
    ['15m', '2024-08-08T23:54:07.999Z', '2024-08-08T23:45:00Z'],
    ['30m', '2024-08-08T23:54:07.999Z', '2024-08-08T23:30:00Z'],
    ['1h', '2024-08-08T23:54:07.999Z', '2024-08-08T23:00:00Z'],
    ['4h', '2024-08-08T23:54:07.999Z', '2024-08-08T20:00:00Z'],
    ['1d', '2024-08-08T23:54:07.999Z', '2024-08-08T00:00:00Z'],
    ['1d', '2024-08-09T00:00:00Z', '2024-08-09T00:00:00Z'],
    ['1w', '2024-08-04T23:59:59.999Z', '2024-07-29T00:00:00Z'],
    ['1w', '2024-08-05T00:00:00Z', '2024-08-05T00:00:00Z'],
    ['1w', '2024-08-08T23:54:07.999Z', '2024-08-05T00:00:00Z'],
    ['1w', '2024-12-31T12:00:00Z', '2024-12-30T00:00:00Z'],
    ['1w', '2025-01-01T12:00:00Z', '2024-12-30T00:00:00Z'],
    ['1w', '1970-01-01T00:00:00Z', '1969-12-29T00:00:00Z'],
    ['1w', '1970-01-04T23:59:59Z', '1969-12-29T00:00:00Z'],
    ['1w', '1970-01-05T00:00:00Z', '1970-01-05T00:00:00Z'],
    ['1m', '1970-01-01T00:00:59Z', '1970-01-01T00:00:00Z'],
  ] as const)('is the open time of the bar of %s that contains %s: %s', (interval, time, start) => {
    expect(openTimeOf(at(time), interval)).toBe(at(start));
  });

  test('is the same for all times of a bar, and the next bar opens at its end', () => {
    fc.assert(
      fc.property(intervals, times, (interval, time) => {
        const length = NANOSECONDS[interval];
        const start = openTimeOf(time, interval);
        expect(start <= time && time < start + length).toBe(true);
        expect(openTimeOf(start, interval)).toBe(start);
        expect(openTimeOf(start + length - 1n, interval)).toBe(start);
        expect(openTimeOf(start + length, interval)).toBe(start + length);
      }),
    );
  });

  test.each(INTERVALS)('equals that of the oracle for bars of %s', (interval) => {
    fc.assert(
      fc.property(times, (time) => {
        const [bar] = oracle(
          [{ feed: 'f', symbol: 'A', id: '1', time, price: 1n, size: 1n, eligibility: FULLY_ELIGIBLE }],
          interval,
        );
        expect(openTimeOf(time, interval)).toBe(bar?.time);
      }),
    );
  });

  test('puts all of a shorter bar into the same longer bar', () => {
    fc.assert(
      fc.property(fc.subarray(INTERVALS, { minLength: 2, maxLength: 2 }), times, ([shorter, longer], time) => {
        const start = openTimeOf(time, shorter as Interval);
        expect(openTimeOf(start, longer as Interval)).toBe(openTimeOf(time, longer as Interval));
      }),
    );
  });
});

describe('chunkStartOf', () => {
  test.each([
    ['1s', '2024-08-08T23:54:07.999Z', '2024-08-08T23:50:00Z'],
    ['1m', '2024-08-08T23:54:07.999Z', '2024-08-08T23:00:00Z'],
  ] as const)('is the start of the chunk of bars of %s that contains %s: %s', (interval, time, start) => {
    expect(chunkStartOf(at(time), interval)).toBe(at(start));
  });

  test('is the same for all times of a chunk, and the next chunk starts at its end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STORED_INTERVALS), times, (interval, time) => {
        const length = CHUNK_NANOSECONDS[interval];
        const start = chunkStartOf(time, interval);
        expect(start <= time && time < start + length).toBe(true);
        expect(chunkStartOf(start + length - 1n, interval)).toBe(start);
        expect(chunkStartOf(start + length, interval)).toBe(start + length);
      }),
    );
  });
});
