import fc from 'fast-check';
import { sizeColumnsOf, type LayoutDeclaration, type TimeColumn } from '../src/parsing/layout-declaration';
import { START } from '@trading/bars/testing';

/** Typical errors in a field of any kind. */
const ODD = fc.constantFrom(
  ...['', ' ', '0', '-1', '1e5', '.5', '5.', '1.2.3', '+1', '007', 'NaN', 'null', 'Infinity', '0x10', '1_000'],
  ...['"', '""', '"1"', '"a,b"', '"a""b"', '1"2', 'Ä', '\u{1f600}', '\u0000', '\u0001', '\ufeff', '\u00a0', '\u2028'],
  ...['9'.repeat(18), '9'.repeat(19), '9'.repeat(20), '9'.repeat(40), `0.${'0'.repeat(17)}1`, `0.${'0'.repeat(18)}1`],
  ...['9223372036854775807', '9223372036854775808', '18446744073709551615', '18446744073709551616'],
);

/** Condition codes of all providers, and lists of them. */
const CODES = [
  '',
  '0',
  '2',
  '12',
  '15',
  '37',
  '12,37',
  '@',
  '@,T',
  '999',
  '201',
  '209',
  '248',
  'S',
  'v',
  '@ TI',
  "['@', 'I']",
];

/** Numbers with up to more digits and decimals than are supported. */
const number = fc.oneof(
  { weight: 6, arbitrary: decimal(1_000n, 2) },
  { weight: 3, arbitrary: decimal(10n ** 9n, 8) },
  { weight: 1, arbitrary: decimal(10n ** 19n, 19) },
);

/** Few different ids, so that some are repeated. */
const id = fc.oneof(
  { weight: 8, arbitrary: fc.nat(40).map(String) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 65n }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'ETH-30500', 'x'.repeat(130)) },
);

const symbol = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('A', 'BTCUSDT', 'NULL', 'BRK.B') },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(16), 'x'.repeat(17), 'x'.repeat(128), 'x'.repeat(129)) },
);

/** Times of one day, most of them in the same few minutes. */
const time = fc.oneof(
  { weight: 8, arbitrary: fc.bigInt({ min: 0n, max: 200_000_000_000n }).map((offset) => START + offset) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 63n }) },
);

const WRITE_TIME: Readonly<Record<TimeColumn['unit'], (nanoseconds: bigint) => string>> = {
  ns: String,
  us: (nanoseconds) => String(nanoseconds / 1_000n),
  ms: (nanoseconds) => String(nanoseconds / 1_000_000n),
  s: (nanoseconds) =>
    `${nanoseconds / 1_000_000_000n}.${(nanoseconds % 1_000_000_000n)
      .toString()
      .padStart(9, '0')
      .replace(/0{1,8}$/, '')}`,
  'ms-or-us': (nanoseconds) => String(nanoseconds / (nanoseconds % 2n ? 1_000n : 1_000_000n)),
  rfc3339: isoTimeOf,
  kdb: (nanoseconds) => isoTimeOf(nanoseconds).replace('T', 'D').replace('Z', ''),
  'rfc3339-or-ms': (nanoseconds) => (nanoseconds % 2n ? isoTimeOf(nanoseconds) : String(nanoseconds / 1_000_000n)),
  'rfc3339-or-ns': (nanoseconds) => (nanoseconds % 2n ? isoTimeOf(nanoseconds) : String(nanoseconds)),
  'eastern-time-of-day': (nanoseconds) => isoTimeOf(nanoseconds).slice(11, -1).replace(/[:.]/g, ''),
};

function isoTimeOf(nanoseconds: bigint): string {
  const milliseconds = Number(nanoseconds / 1_000_000n);
  return milliseconds > 8.64e15 ? 'x' : new Date(milliseconds).toISOString();
}

/** Values of a column, most of them valid. */
export function valuesOf(layout: LayoutDeclaration, column: string): fc.Arbitrary<string> {
  return fc.oneof({ weight: 40, arbitrary: usualValuesOf(layout, column) }, { weight: 1, arbitrary: ODD });
}

function usualValuesOf(layout: LayoutDeclaration, column: string): fc.Arbitrary<string> {
  const { times, price, id: ids, conditions, corrections, records, order } = layout;
  const unit = times.find((one) => one.column === column)?.unit;
  if (unit) return time.map(WRITE_TIME[unit]);
  if (column === price || sizeColumnsOf(layout).includes(column)) return number;
  if (column === layout.symbol) return symbol;
  if (column === ids.at(-1)) return id;
  if (column === conditions?.column) return fc.constantFrom(...CODES);
  if (column === conditions?.tape?.column) return fc.constantFrom('A', 'B', 'C', 'D', 'N', '1', '3');
  if (column === corrections?.column)
    return fc.constantFrom('', '0', '1', '7', '8', '10', '11', 'canceled', 'corrected');
  if (column === records?.column) return fc.constantFrom(...Object.keys(records.types), 'other');
  if (column === order) return fc.nat(9).map(String);
  return fc.constantFrom('true', 'false', '1', '4', 'buy', 'binance', '');
}

function decimal(maximum: bigint, decimals: number): fc.Arbitrary<string> {
  const digits = fc.array(fc.nat(9), { maxLength: decimals });
  return fc
    .tuple(fc.bigInt({ min: 0n, max: maximum }), digits)
    .map(([whole, fraction]) => (fraction.length > 0 ? `${whole}.${fraction.join('')}` : String(whole)));
}
