import type { SchemaElement } from 'hyparquet';
import { isTimeWithoutZone, quoted, valueTextOf } from '../../../src/parsing/parquet/value-text';

type Type = Omit<SchemaElement, 'name'>;

const element = (type: Type): SchemaElement => ({ name: 'x', ...type });
const timestamp = (unit: 'MILLIS' | 'MICROS' | 'NANOS', isAdjustedToUTC = true): Type => ({
  type: 'INT64',
  logical_type: { type: 'TIMESTAMP', unit, isAdjustedToUTC },
});
const decimal = (type: SchemaElement['type'], scale: number): Type => ({
  type,
  logical_type: { type: 'DECIMAL', precision: 38, scale },
});
const integer = (bitWidth: number, isSigned: boolean): Type => ({
  type: bitWidth === 64 ? 'INT64' : 'INT32',
  logical_type: { type: 'INTEGER', bitWidth, isSigned },
});

const INT96: Type = { type: 'INT96' };
const NEGATIVE = Buffer.from('ffffffffffffff85', 'hex');

describe('valueTextOf', () => {
  test.each<[string, Type, unknown, string]>([
    ['the least INT64', { type: 'INT64' }, -(2n ** 63n), '-9223372036854775808'],
    ['an INT64 above 2^53', { type: 'INT64' }, 2n ** 53n + 1n, '9007199254740993'],
    ['the greatest unsigned INT64', integer(64, false), -1n, '18446744073709551615'],
    ['a signed INT64', integer(64, true), -1n, '-1'],
    ['the greatest unsigned INT32', integer(32, false), -1, '4294967295'],
    ['an unsigned INT64 of format 1', { type: 'INT64', converted_type: 'UINT_64' }, -1n, '18446744073709551615'],
    ['an INT32', { type: 'INT32' }, -7, '-7'],
    ['a Boolean', { type: 'BOOLEAN' }, true, 'true'],
    ['a decimal in an INT32', decimal('INT32', 2), -12345, '-123.45'],
    ['a decimal in an INT64', decimal('INT64', 18), 1n, '0.000000000000000001'],
    ['a decimal in bytes', decimal('BYTE_ARRAY', 2), NEGATIVE, '-1.23'],
    [
      'a decimal of fixed length',
      decimal('FIXED_LEN_BYTE_ARRAY', 0),
      Buffer.from('7f'.repeat(16), 'hex'),
      String(0x7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7fn),
    ],
    ['a decimal without bytes', decimal('BYTE_ARRAY', 2), Buffer.alloc(0), '0'],
    ['a decimal with zeros at its end', decimal('INT64', 4), 1_250_000n, '125'],
    ['a decimal of format 1', { type: 'INT64', converted_type: 'DECIMAL', scale: 1, precision: 5 }, 15n, '1.5'],
    ['a whole decimal of format 1', { type: 'INT64', converted_type: 'DECIMAL', precision: 5 }, 15n, '15'],
    ['a DOUBLE', { type: 'DOUBLE' }, 61837.63, '61837.63'],
    ['a small DOUBLE', { type: 'DOUBLE' }, 1e-8, '1e-8'],
    ['a DOUBLE that is whole', { type: 'DOUBLE' }, 4359163919, '4359163919'],
    ['a DOUBLE whose last digits are lost', { type: 'DOUBLE' }, 2 ** 53, '9.007199254740992e+15'],
    ['a FLOAT', { type: 'FLOAT' }, Math.fround(61837.63), '61837.63'],
    ['a FLOAT with nine digits', { type: 'FLOAT' }, Math.fround(1.00000013), '1.0000001'],
    ['a FLOAT whose last digits are lost', { type: 'FLOAT' }, 2 ** 24, '1.6777216e+7'],
    ['not a number', { type: 'DOUBLE' }, NaN, ''],
    ['a text', { type: 'BYTE_ARRAY', logical_type: { type: 'STRING' } }, Buffer.from('Süd'), 'Süd'],
    ['a text with a comma', { type: 'BYTE_ARRAY' }, Buffer.from('12,37'), '"12,37"'],
    [
      'a UUID',
      { type: 'FIXED_LEN_BYTE_ARRAY', logical_type: { type: 'UUID' } },
      Buffer.from('00112233445566778899aabbccddeeff', 'hex'),
      '00112233-4455-6677-8899-aabbccddeeff',
    ],
    ['other bytes, which are no number', { type: 'FIXED_LEN_BYTE_ARRAY' }, Buffer.of(0x12, 0x34), '0x1234'],
    ['a day', { type: 'INT32', logical_type: { type: 'DATE' } }, 19943, '2024-08-08'],
    ['a day that no calendar has', { type: 'INT32', converted_type: 'DATE' }, 2 ** 31 - 1, '2147483647'],
    ['a day of format 1', { type: 'INT32', converted_type: 'DATE' }, -1, '1969-12-31'],
  ])('writes %s', (_name, type, value, text) => {
    expect(valueTextOf(element(type))(value)).toBe(text);
  });

  const NANOSECONDS = 1_723_161_240_123_456_789n;

  test.each<[string, Type, bigint, Parameters<typeof valueTextOf>[1], string]>([
    ['RFC 3339', timestamp('NANOS'), NANOSECONDS, 'rfc3339', '2024-08-08T23:54:00.123456789Z'],
    ['RFC 3339 by default', timestamp('MICROS'), 1_723_161_240_123_456n, undefined, '2024-08-08T23:54:00.123456000Z'],
    ['the format of kdb+', timestamp('MILLIS'), 1_723_161_240_123n, 'kdb', '2024-08-08D23:54:00.123000000'],
    ['seconds', timestamp('MILLIS'), 1_723_161_240_120n, 's', '1723161240.12'],
    ['milliseconds', timestamp('NANOS'), NANOSECONDS, 'ms', '1723161240123.456789'],
    ['microseconds', timestamp('MICROS'), 1_723_161_240_123_456n, 'us', '1723161240123456'],
    ['nanoseconds', timestamp('MILLIS'), 1_723_161_240_123n, 'ns', '1723161240123000000'],
    [
      'microseconds, if milliseconds could be meant',
      timestamp('MILLIS'),
      1_723_161_240_123n,
      'ms-or-us',
      '1723161240123000',
    ],
    ['times before 1970', timestamp('NANOS'), -1n, 'rfc3339', '1969-12-31T23:59:59.999999999Z'],
    ['numbers before 1970', timestamp('NANOS'), -1n, 'us', '-0.001'],
    ['times that no calendar has', timestamp('MILLIS'), 2n ** 62n, 'rfc3339', '4611686018427387.904'],
    ['times of format 1', { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }, 1n, 'ns', '1000000'],
    ['microseconds of format 1', { type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }, 1n, 'ns', '1000'],
    ['times without zone', timestamp('MILLIS', false), 0n, 'rfc3339', '1970-01-01T00:00:00.000000000'],
    ['INT96', INT96, (2_440_589n << 64n) | 5n, 'rfc3339', '1970-01-02T00:00:00.000000005'],
  ])('writes a TIMESTAMP as %s', (_name, type, value, format, text) => {
    expect(valueTextOf(element(type), format)(value)).toBe(text);
  });

  test('refuses a decimal that is no decimal', () => {
    expect(() => valueTextOf(element(decimal('INT64', -1)))(1n)).toThrow('the scale -1 of a decimal is negative');
  });

  test('reads every single back from its text', () => {
    const write = valueTextOf(element({ type: 'FLOAT' }));
    const bits = new DataView(new ArrayBuffer(4));
    for (let step = 0; step < 5000; step += 1) {
      bits.setUint32(0, (step * 858_993) % 0x7f80_0000);
      const value = bits.getFloat32(0);
      expect(Math.fround(Number(write(value)))).toBe(value);
    }
  });
});

test.each<[boolean, Type]>([
  [false, timestamp('NANOS')],
  [true, timestamp('NANOS', false)],
  [true, INT96],
  [false, { type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }],
  [false, { type: 'INT64' }],
])('isTimeWithoutZone is %s for %j', (expected, type) => {
  expect(isTimeWithoutZone(element(type))).toBe(expected);
});

test.each([
  ['a b', 'a b'],
  ['', ''],
  ['12,37', '"12,37"'],
  ['say "hi"', '"say ""hi"""'],
  [' a', '" a"'],
  ['a\t', '"a\t"'],
  ['a\r\nb', '"a\u2028\u2028b"'],
])('quoted writes %j as %j', (text, field) => {
  expect(quoted(text)).toBe(field);
});
