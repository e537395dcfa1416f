import type { SchemaElement } from 'hyparquet';
import type { TimeColumn } from '../layout-declaration';

/** Writes the physical value of a column as text. Text that is no number is quoted as in CSV if that is necessary. */
export type ValueText = (value: unknown) => string;

/** The format in which a layout reads a time. */
type TimeFormat = TimeColumn['unit'];

/** Number of digits after the point of the unit in which times are nanoseconds. */
const DECIMALS = { s: 9, ms: 6, us: 3, 'ms-or-us': 3, ns: 0 } as const;

/** Nanoseconds in the units of the column type TIMESTAMP. */
const NANOSECONDS = { MILLIS: 1_000_000n, MICROS: 1000n, NANOS: 1n } as const;

const SECOND = 1_000_000_000n;

/** The day 1970-01-01 in the column type INT96. */
const JULIAN_EPOCH = 2_440_588n;
const NANOSECONDS_OF_DAY = 86_400_000_000_000n;

/** From here on, numbers of these types cannot tell neighbouring whole numbers apart. */
const INEXACT_FROM = { FLOAT: 2 ** 24, DOUBLE: 2 ** 53 } as const;

/**
 * Returns how the values of a column are written.
 *
 * The values are physical ones, before any conversion, so that all digits are kept. A DOUBLE or a FLOAT is written as the
 * shortest number that reads back as the same value. If it is so large that whole numbers have lost digits, it has an
 * exponent, so that it cannot be an id or a time. NaN is a missing value.
 *
 * @param time the format in which the layout reads the times of the column, by default RFC 3339
 */
export function valueTextOf(element: SchemaElement, time: TimeFormat = 'rfc3339'): ValueText {
  const { type } = element;
  const timestamp = timestampOf(element);
  if (timestamp) return (value) => textOfTime(timestamp.nanoseconds(value as bigint), time, timestamp.isUtc);
  const scale = scaleOf(element);
  if (scale !== undefined) return (value) => decimalText(wholeNumberOf(value), scale);
  if (type === 'FLOAT' || type === 'DOUBLE') return (value) => floatText(value as number, type);
  if (type === 'INT32' && isDate(element)) return (value) => dayText(value as number);
  if (type === 'INT32' && isUnsigned(element)) return (value) => String((value as number) >>> 0);
  if (type === 'INT64' && isUnsigned(element)) return (value) => String(BigInt.asUintN(64, value as bigint));
  if (type === 'BYTE_ARRAY') return (value) => quoted(bufferOf(value).toString());
  if (type !== 'FIXED_LEN_BYTE_ARRAY') return String;
  if (element.logical_type?.type === 'UUID') return (value) => uuidText(bufferOf(value).toString('hex'));
  // Not a number to any layout.
  return (value) => `0x${bufferOf(value).toString('hex')}`;
}

/** True if a column has times that do not state their time zone. */
export function isTimeWithoutZone(element: SchemaElement): boolean {
  return timestampOf(element)?.isUtc === false;
}

/** Writes a field of CSV. A line end becomes a separator of lines that does not end a line of the file. */
export function quoted(text: string): string {
  if (!/[",\r\n]|^[ \t]|[ \t]$/.test(text)) return text;
  return `"${text.replaceAll('"', '""').replace(/[\r\n]/g, '\u2028')}"`;
}

interface Timestamps {
  readonly isUtc: boolean;
  readonly nanoseconds: (value: bigint) => bigint;
}

function timestampOf({
  type,
  converted_type: converted,
  logical_type: logical,
}: SchemaElement): Timestamps | undefined {
  if (type === 'INT96') return { isUtc: false, nanoseconds: nanosecondsOfInt96 };
  const scaled = (unit: keyof typeof NANOSECONDS, isUtc: boolean): Timestamps => ({
    isUtc,
    nanoseconds: (value) => value * NANOSECONDS[unit],
  });
  if (type !== 'INT64') return undefined;
  if (logical?.type === 'TIMESTAMP') return scaled(logical.unit, logical.isAdjustedToUTC);
  if (converted === 'TIMESTAMP_MILLIS') return scaled('MILLIS', true);
  return converted === 'TIMESTAMP_MICROS' ? scaled('MICROS', true) : undefined;
}

/** The nanoseconds of a day, and the Julian day above them. */
function nanosecondsOfInt96(value: bigint): bigint {
  return ((value >> 64n) - JULIAN_EPOCH) * NANOSECONDS_OF_DAY + BigInt.asUintN(64, value);
}

function scaleOf({ converted_type: converted, logical_type: logical, scale = 0 }: SchemaElement): number | undefined {
  if (logical?.type === 'DECIMAL') return logical.scale;
  return converted === 'DECIMAL' ? scale : undefined;
}

function isDate({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return logical?.type === 'DATE' || converted === 'DATE';
}

function isUnsigned({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return (logical?.type === 'INTEGER' && !logical.isSigned) || converted?.startsWith('UINT_') === true;
}

/** Reads a number, or the bytes of one in two's complement, most significant first. */
function wholeNumberOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  return value.length === 0 ? 0n : BigInt.asIntN(8 * value.length, BigInt(`0x${bufferOf(value).toString('hex')}`));
}

function bufferOf(value: unknown): Buffer {
  const { buffer, byteOffset, length } = value as Uint8Array;
  return Buffer.from(buffer, byteOffset, length);
}

/** Writes a whole number × 10^-scale. */
function decimalText(unscaled: bigint, scale: number): string {
  if (scale < 0) throw new Error(`the scale ${scale} of a decimal is negative`);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const fraction = digits.slice(point).replace(/0+$/, '');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}`;
}

function floatText(value: number, type: keyof typeof INEXACT_FROM): string {
  if (Number.isNaN(value)) return '';
  const shortest = type === 'DOUBLE' ? value : shortestSingle(value);
  return Math.abs(value) < INEXACT_FROM[type] ? String(shortest) : shortest.toExponential();
}

/** Returns the number with the fewest digits that is the same value in single precision. */
function shortestSingle(value: number): number {
  for (let digits = 1; digits < 9; digits += 1) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return Number(value.toPrecision(9));
}

function textOfTime(time: bigint, format: TimeFormat, isUtc: boolean): string {
  if (isUnit(format)) return decimalText(time, DECIMALS[format]);
  const fraction = ((time % SECOND) + SECOND) % SECOND;
  const date = new Date(Number((time - fraction) / 1_000_000n));
  // No layout reads a number as a time of this format.
  if (Number.isNaN(date.getTime())) return decimalText(time, DECIMALS.s);
  const text = `${date.toISOString().slice(0, -5)}.${String(fraction).padStart(9, '0')}`;
  return format === 'kdb' ? text.replace('T', 'D') : `${text}${isUtc ? 'Z' : ''}`;
}

function isUnit(format: TimeFormat): format is keyof typeof DECIMALS {
  return Object.hasOwn(DECIMALS, format);
}

function dayText(days: number): string {
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10);
}

function uuidText(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
