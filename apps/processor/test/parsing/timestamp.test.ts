import { plausibleTimes } from '../../src/parsing/plausible-times';
import { parseTimestamp, type TimestampUnit } from '../../src/parsing/timestamp';

describe('parseTimestamp', () => {
  test.each<[string, TimestampUnit, bigint]>([
    ['0', 's', 0n],
    ['1723161255', 's', 1_723_161_255_000_000_000n],
    ['1723161255.000000001', 's', 1_723_161_255_000_000_001n],
    ['1723161255.5', 's', 1_723_161_255_500_000_000n],
    ['1723161255342', 'ms', 1_723_161_255_342_000_000n],
    ['1723161255342.25', 'ms', 1_723_161_255_342_250_000n],
    ['1735689600010866', 'us', 1_735_689_600_010_866_000n],
    ['1735689600010866123', 'ns', 1_735_689_600_010_866_123n],
    ['2024-08-08T23:54:15.342Z', 'rfc3339', 1_723_161_255_342_000_000n],
    ['2024-08-08T23:54:15.123456789Z', 'rfc3339', 1_723_161_255_123_456_789n],
    ['2024-08-09T01:54:15+02:00', 'rfc3339', 1_723_161_255_000_000_000n],
    ['2024-08-08T18:24:15-05:30', 'rfc3339', 1_723_161_255_000_000_000n],
    ['2024-02-29t00:00:00z', 'rfc3339', 1_709_164_800_000_000_000n],
    ['1970-01-01 00:00:00Z', 'rfc3339', 0n],
    ['1969-12-31T23:00:00-01:00', 'rfc3339', 0n],
    ['2024-08-08D23:54:15.123456789', 'kdb', 1_723_161_255_123_456_789n],
    ['2024-02-29D00:00:00', 'kdb', 1_709_164_800_000_000_000n],
  ])('reads %s in %s', (text, unit, expected) => {
    expect(parseTimestamp(text, unit)).toBe(expected);
  });

  test.each<[string, TimestampUnit, string]>([
    ['', 'ms', "is not a time in ms since 1970: ''"],
    ['-1', 'ms', "is not a time in ms since 1970: '-1'"],
    ['1e12', 'ms', "is not a time in ms since 1970: '1e12'"],
    ['1.5', 'ns', "is not a time in ns since 1970: '1.5'"],
    ['9223372036854775808', 'ns', "is not between 1970-01-01 and 2262-04-11: '9223372036854775808'"],
    [
      '1723161255342000',
      's',
      "is not between 1970-01-01 and 2262-04-11: '1723161255342000', which is read in s; it would be plausible in us",
    ],
    ['2023-02-29T00:00:00Z', 'rfc3339', "is not an RFC 3339 time: '2023-02-29T00:00:00Z'"],
    ['2024-08-00T00:00:00Z', 'rfc3339', "is not an RFC 3339 time: '2024-08-00T00:00:00Z'"],
    ['2024-13-01T00:00:00Z', 'rfc3339', "is not an RFC 3339 time: '2024-13-01T00:00:00Z'"],
    ['2024-08-08T00:60:00Z', 'rfc3339', "is not an RFC 3339 time: '2024-08-08T00:60:00Z'"],
    ['2024-08-08T00:00:00+24:00', 'rfc3339', "is not an RFC 3339 time: '2024-08-08T00:00:00+24:00'"],
    ['2024-08-08T23:54:15Z', 'kdb', "is not a time like 2024-08-08D23:54:00.123456000: '2024-08-08T23:54:15Z'"],
    ['2023-02-29D00:00:00', 'kdb', "is not a time like 2024-08-08D23:54:00.123456000: '2023-02-29D00:00:00'"],
    ['2024-08-08T24:00:00Z', 'rfc3339', "is not an RFC 3339 time: '2024-08-08T24:00:00Z'"],
    ['2024-08-08T23:59:60Z', 'rfc3339', "is not an RFC 3339 time: '2024-08-08T23:59:60Z'"],
    [
      '2016-12-31T23:59:60Z',
      'rfc3339',
      "is in a leap second, which nanoseconds since 1970 cannot express: '2016-12-31T23:59:60Z'",
    ],
    [
      '2016-12-31T23:59:60.999999999z',
      'rfc3339',
      "is in a leap second, which nanoseconds since 1970 cannot express: '2016-12-31T23:59:60.999999999z'",
    ],
    [
      '2017-01-01T05:29:60+05:30',
      'rfc3339',
      "is in a leap second, which nanoseconds since 1970 cannot express: '2017-01-01T05:29:60+05:30'",
    ],
    [
      '1990-12-31 15:59:60-08:00',
      'rfc3339',
      "is in a leap second, which nanoseconds since 1970 cannot express: '1990-12-31 15:59:60-08:00'",
    ],
    [
      '1960-12-31T23:59:60.5Z',
      'rfc3339',
      "is in a leap second, which nanoseconds since 1970 cannot express: '1960-12-31T23:59:60.5Z'",
    ],
    ['2016-12-31T23:58:60Z', 'rfc3339', "is not an RFC 3339 time: '2016-12-31T23:58:60Z'"],
    ['2016-12-31T23:59:60+01:00', 'rfc3339', "is not an RFC 3339 time: '2016-12-31T23:59:60+01:00'"],
    ['2016-12-31T23:59:61Z', 'rfc3339', "is not an RFC 3339 time: '2016-12-31T23:59:61Z'"],
    ['2016-12-31T23:59:60', 'rfc3339', "is not an RFC 3339 time: '2016-12-31T23:59:60'"],
    ['2016-12-32T23:59:60Z', 'rfc3339', "is not an RFC 3339 time: '2016-12-32T23:59:60Z'"],
    ['2024-08-08T23:54:15', 'rfc3339', "is not an RFC 3339 time: '2024-08-08T23:54:15'"],
    ['1969-12-31T23:59:59Z', 'rfc3339', "is not between 1970-01-01 and 2262-04-11: '1969-12-31T23:59:59Z'"],
    ['0070-01-01T00:00:00Z', 'rfc3339', "is not between 1970-01-01 and 2262-04-11: '0070-01-01T00:00:00Z'"],
    ['9999-01-01T00:00:00Z', 'rfc3339', "is not between 1970-01-01 and 2262-04-11: '9999-01-01T00:00:00Z'"],
    [
      '1723161255',
      'rfc3339',
      "is not an RFC 3339 time: '1723161255'; name the column of a number by its unit: timestamp_s, timestamp_ms, timestamp_us or timestamp_ns",
    ],
  ])('rejects %s in %s', (text, unit, reason) => {
    expect(parseTimestamp(text, unit)).toBe(reason);
  });
});

describe('parseTimestamp, in a range', () => {
  const range = plausibleTimes(Date.UTC(2024, 7, 8, 23));

  test.each<[string, TimestampUnit]>([
    ['31536000', 's'],
    ['1723161255', 's'],
    ['1723247999999', 'ms'],
    ['2024-08-09T23:59:59.999999999Z', 'rfc3339'],
  ])('reads %s in %s', (text, unit) => {
    expect(typeof parseTimestamp(text, unit, range)).toBe('bigint');
  });

  test.each<[string, TimestampUnit, string]>([
    ['1723161255', 'ms', ', which is read in ms; it would be plausible in s'],
    ['1723161255000', 'ns', ', which is read in ns; it would be plausible in ms'],
    ['1723161255000000', 'ns', ', which is read in ns; it would be plausible in us'],
    ['1723161255000', 's', ', which is read in s; it would be plausible in ms'],
    ['1723161255000000000', 'us', ', which is read in us; it would be plausible in ns'],
    ['31535999', 's', ''],
    ['1723248000000', 'ms', ''],
    ['2024-08-10T00:00:00Z', 'rfc3339', ''],
    ['1970-12-31T23:59:59Z', 'rfc3339', ''],
  ])('rejects %s in %s, and names the unit that would fit', (text, unit, hint) => {
    expect(parseTimestamp(text, unit, range)).toBe(`is not between 1971-01-01 and 2024-08-09: '${text}'${hint}`);
  });
});
