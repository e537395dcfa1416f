import { decodeChunk } from '../../src/encoding/chunk-codec';
import { encode } from '../../src/encoding/encoded-chunk';
import type { PartialBar } from '../../src/model/partial-bar';

const HOUR = 3_600_000_000_000n;
const MINUTE = 60_000_000_000n;

const barAt = (time: bigint): PartialBar => ({
  ...{ time, state: { volume: 3n, notional: 7n, count: 1 }, ids: BigUint64Array.of(9n) },
});

describe('encode', () => {
  test('keeps the instrument, the start and the open times of the first and the last bar beside the bytes', () => {
    const bars = [barAt(HOUR + MINUTE), barAt(HOUR + 2n * MINUTE), barAt(HOUR + 59n * MINUTE)];

    const { bytes, ...rest } = encode({ feed: 'f', symbol: 'A', start: HOUR, bars }, '1m');

    expect(rest).toEqual({ feed: 'f', symbol: 'A', start: HOUR, from: HOUR + MINUTE, to: HOUR + 59n * MINUTE });
    expect(decodeChunk(HOUR, '1m', bytes)).toEqual(bars);
  });

  test('encodes bars in units of the interval', () => {
    const bars = [barAt(HOUR + 1_000_000_000n), barAt(HOUR + 299_000_000_000n)];

    const { bytes } = encode({ feed: 'f', symbol: 'A', start: HOUR, bars }, '1s');

    expect(decodeChunk(HOUR, '1s', bytes)).toEqual(bars);
    expect(decodeChunk(HOUR, '1m', bytes)).not.toEqual(bars);
  });
});
