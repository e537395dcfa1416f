import { FULLY_ELIGIBLE } from '@trading/bars';
import { toIdentity, toTime, toTrade, type RawTrade } from '../../src/parsing/trade-fields';

const RAW: RawTrade = {
  feed: 'f',
  symbol: 'A',
  timestamp: '1723161255',
  unit: 's',
  id: '7',
  price: '1.5',
  size: '2',
  eligibility: FULLY_ELIGIBLE,
};
const PRICE_ONLY = { volume: false, highLow: true, openClose: true };
const IDENTITY = { feed: 'f', symbol: 'A', time: 1_723_161_255_000_000_000n, id: '7' };
const LONGEST = 'x'.repeat(128);
const isMissing = (column: string) => `${column} is missing`;
const isNoTime = (text: string) => `timestamp is neither a time in ms (13 digits) nor in µs (16 digits): '${text}'`;

describe('toTrade', () => {
  test('returns an exact trade', () => {
    expect(toTrade(RAW)).toEqual({
      ...IDENTITY,
      price: 1_500_000_000_000_000_000n,
      size: 2_000_000_000_000_000_000n,
      eligibility: FULLY_ELIGIBLE,
    });
  });

  test.each<[Partial<RawTrade>, string]>([
    [{ feed: undefined, price: '0' }, isMissing('feed')],
    [{ price: undefined }, 'price is missing'],
    [{ price: '0' }, "price must be greater than 0, got: '0'"],
    [{ price: '-0.0' }, "price must be greater than 0, got: '-0.0'"],
    [{ price: '-1' }, "price must be greater than 0, got: '-1'"],
    [{ price: 'x' }, "price is not a decimal number: 'x'"],
    [{ price: ' 1' }, "price is not a decimal number: ' 1'"],
    [{ price: '' }, "price is not a decimal number: ''"],
    [{ price: '1e18' }, "price has more than 18 digits before the point: '1e18'"],
    [{ size: undefined }, 'size is missing'],
    [{ size: '-1' }, "size must be greater than 0, got: '-1'"],
    [{ size: '0e3' }, "size must be greater than 0, got: '0e3'"],
    [{ size: '1e-19' }, "size has more than 18 decimals: '1e-19'"],
    [{ size: undefined, eligibility: PRICE_ONLY }, 'size is missing'],
    [{ size: '-1', eligibility: PRICE_ONLY }, "size must not be less than 0, got: '-1'"],
    [{ size: 'x', eligibility: PRICE_ONLY }, "size is not a decimal number: 'x'"],
  ])('rejects %j', (fields, reason) => {
    expect(toTrade({ ...RAW, ...fields })).toBe(reason);
  });

  test.each(['0', '0.0', '1'])('accepts the size %s of a trade that does not update the volume', (size) => {
    expect(toTrade({ ...RAW, size, eligibility: PRICE_ONLY })).toMatchObject({
      size: BigInt(Number(size)) * 10n ** 18n,
    });
  });
});

describe('toIdentity', () => {
  test.each<[Partial<RawTrade>, bigint]>([
    [{ unit: 's', timestamp: '1723161255' }, 1_723_161_255_000_000_000n],
    [{ unit: 'ms-or-us', timestamp: '1723161255342' }, 1_723_161_255_342_000_000n],
    [{ unit: 'ms-or-us', timestamp: '1735689600010866' }, 1_735_689_600_010_866_000n],
    [{ unit: 'rfc3339', timestamp: '2024-08-08T23:54:15Z' }, 1_723_161_255_000_000_000n],
  ])('reads the time of %j', (fields, time) => {
    expect(toIdentity({ ...RAW, ...fields })).toEqual({ ...IDENTITY, time });
  });

  test.each<[Partial<RawTrade>, string]>([
    [{ feed: '' }, isMissing('feed')],
    [{ feed: 'a\u0000' }, 'feed contains a control character or invalid UTF-8: "a\\u0000"'],
    [{ symbol: undefined }, isMissing('symbol')],
    [{ symbol: '' }, isMissing('symbol')],
    [{ symbol: `${LONGEST}x` }, 'symbol is longer than 128 characters'],
    [{ id: '' }, isMissing('id')],
    [{ id: '7.0' }, 'id is a whole number that was stored as floating point: "7.0"'],
    [{ timestamp: undefined }, "timestamp is not a time in s since 1970: ''"],
    [{ timestamp: '-1' }, "timestamp is not a time in s since 1970: '-1'"],
    [{ unit: 'ms-or-us', timestamp: 'soon' }, isNoTime('soon')],
    [{ unit: 'ms-or-us', timestamp: '1723161255' }, isNoTime('1723161255')],
    [{ unit: 'ms-or-us', timestamp: '1735689600010.55' }, isNoTime('1735689600010.55')],
    [
      { unit: 'ms-or-us', timestamp: '9723161255342' },
      "timestamp is not between 1970-01-01 and 2262-04-11: '9723161255342', which is read in ms; it would be plausible in us",
    ],
  ])('rejects %j', (fields, reason) => {
    expect(toIdentity({ ...RAW, ...fields })).toBe(reason);
  });
});

describe('toTime', () => {
  const times = { from: 0n, to: 1_800_000_000_000_000_000n };

  test.each<[Parameters<typeof toTime>[0], bigint]>([
    [{ timestamp: '1723161255123', unit: 'rfc3339-or-ms' }, 1_723_161_255_123_000_000n],
    [{ timestamp: '2024-08-08T23:54:15.123Z', unit: 'rfc3339-or-ms' }, 1_723_161_255_123_000_000n],
    [{ timestamp: '1723161255123000001', unit: 'rfc3339-or-ns' }, 1_723_161_255_123_000_001n],
    [{ timestamp: '2024-08-08 23:54:15.123000001+00:00', unit: 'rfc3339-or-ns' }, 1_723_161_255_123_000_001n],
    [{ timestamp: '195415123000001', unit: 'eastern-time-of-day', date: '20240808' }, 1_723_161_255_123_000_001n],
  ])('reads %j', (raw, expected) => {
    expect(toTime({ ...raw, times })).toBe(expected);
  });

  test.each<[Parameters<typeof toTime>[0], string]>([
    [{ timestamp: undefined, unit: 'rfc3339-or-ms' }, "is not an RFC 3339 time: ''"],
    [{ timestamp: '1723161255.5', unit: 'rfc3339-or-ns' }, "is not an RFC 3339 time: '1723161255.5'"],
    [
      { timestamp: '093000000', unit: 'eastern-time-of-day', date: '20300808' },
      "is not between 1970-01-01 and 2027-01-15: '2030-08-08T13:30:00.000000000Z'",
    ],
    [
      { timestamp: '093000000', unit: 'eastern-time-of-day', date: '20240230' },
      "is not a time of day in US Eastern time, HHMMSS and a fraction, on 20240230: '093000000'",
    ],
  ])('returns the reason for %j', (raw, reason) => {
    expect(toTime({ ...raw, times })).toContain(reason);
  });
});
