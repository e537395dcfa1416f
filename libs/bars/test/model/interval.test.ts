import fc from 'fast-check';
import { CHUNK_NANOSECONDS, NANOSECONDS, startOf } from '../../src/model/interval';

const SECOND = 1_000_000_000n;

/** Nanoseconds since 1970 of an RFC 3339 time. */
const at = (time: string) => BigInt(Date.parse(time)) * 1_000_000n;

describe('NANOSECONDS', () => {
  test('has the length of every interval', () => {
    expect(NANOSECONDS).toEqual({
      '1s': SECOND,
      '1m': 60n * SECOND,
      '5m': 5n * 60n * SECOND,
      '1h': 60n * 60n * SECOND,
      '1d': 24n * 60n * 60n * SECOND,
    });
  });
});

describe('CHUNK_NANOSECONDS', () => {
  test('is five minutes of seconds, and an hour of minutes', () => {
    expect(CHUNK_NANOSECONDS).toEqual({ '1s': NANOSECONDS['5m'], '1m': NANOSECONDS['1h'] });
  });
});

describe('startOf', () => {
  test.each([
    ['1s', '2024-08-08T23:54:07.999Z', '2024-08-08T23:54:07Z'],
    ['1m', '2024-08-08T23:54:07.999Z', '2024-08-08T23:54:00Z'],
    ['5m', '2024-08-08T23:54:07.999Z', '2024-08-08T23:50:00Z'],
    ['1h', '2024-08-08T23:54:07.999Z', '2024-08-08T23:00:00Z'],
    ['1d', '2024-08-08T23:54:07.999Z', '2024-08-08T00:00:00Z'],
    ['1d', '2024-08-09T00:00:00Z', '2024-08-09T00:00:00Z'],
    ['1m', '1970-01-01T00:00:59Z', '1970-01-01T00:00:00Z'],
  ] as const)('is the start of the bar of %s that contains %s: %s', (interval, time, start) => {
    expect(startOf(at(time), NANOSECONDS[interval])).toBe(at(start));
  });

  test('is the same for all times of a period, and the next period starts at its end', () => {
    const lengths = fc.constantFrom(...Object.values(NANOSECONDS));
    fc.assert(
      fc.property(lengths, fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (length, time) => {
        const start = startOf(time, length);
        expect(start <= time && time < start + length).toBe(true);
        expect(startOf(start, length)).toBe(start);
        expect(startOf(start + length - 1n, length)).toBe(start);
        expect(startOf(start + length, length)).toBe(start + length);
      }),
    );
  });
});
