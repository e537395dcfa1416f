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

/** Values of columns that name the feed. The sizes of some of them are in contracts. */
const FEEDS = ['', 'binance', 'binance', 'BINANCE_FUTURES', 'bitmex', 'okex-swap', 'bitmex '];

/** Numbers with up to more digits and decimals than are supported. */
const number = fc.oneof(
  { weight: 6, arbitrary: decimal(1_000n, 2) },
  { weight: 3, arbitrary: decimal(10n ** 9n, 8) },
  { weight: 1, arbitrary: decimal(10n ** 19n, 19) },
  { weight: 1, arbitrary: fc.tuple(decimal(1_000n, 2), fc.nat(20)).map(([value, by]) => `${value}e-0${by}`) },
);

/** Prices without decimal point, of which some digits are decimals. */
const wholeNumber = fc.bigInt({ min: 1n, max: 10n ** 19n }).map(String);

const signedNumber = fc.tuple(fc.constantFrom('', '-'), number).map(([sign, value]) => sign + value);

/** Few different ids, so that some are repeated. */
const id = fc.oneof(
  { weight: 8, arbitrary: fc.nat(40).map(String) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 65n }).map(String) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('a', 'b', 'a9', 'a10', 'a010', 'ETH-30500', '12e+3', 'x'.repeat(52), 'x'.repeat(130)),
  },
);

const symbol = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('A', 'BTCUSDT', 'BTC-USDT-SWAP', 'NULL', 'BRK.B') },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(16), 'x'.repeat(17), 'x'.repeat(128), 'x'.repeat(129)) },
);

const SECOND = 1_000_000_000n;

/** The start and the end of the regular session in US Eastern time, on the day of most times. */
const SESSION = [Date.UTC(2024, 7, 8, 13, 30), Date.UTC(2024, 7, 8, 20)].map((time) => BigInt(time) * 1_000_000n);

/** Times of one day, most of them in the same few minutes, and some of them equal. */
const time = fc.oneof(
  { weight: 8, arbitrary: fc.bigInt({ min: 0n, max: 200n * SECOND }).map((offset) => START + offset) },
  { weight: 8, arbitrary: fc.bigInt({ min: 0n, max: 3n }).map((second) => START + second * SECOND) },
  { weight: 2, arbitrary: fc.constantFrom(...SESSION.flatMap((bound) => [bound - 1n, bound, bound + SECOND])) },
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
  rfc3339: rfc3339Of,
  kdb: (nanoseconds) => isoTimeOf(nanoseconds).replace('T', 'D').replace('Z', ''),
  'rfc3339-or-ms': (nanoseconds) => (nanoseconds % 2n ? rfc3339Of(nanoseconds) : String(nanoseconds / 1_000_000n)),
  'rfc3339-or-ns': (nanoseconds) => (nanoseconds % 2n ? rfc3339Of(nanoseconds) : String(nanoseconds)),
  'eastern-time-of-day': (nanoseconds) => isoTimeOf(nanoseconds).slice(11, -1).replace(/[:.]/g, ''),
};

/** A time in milliseconds or nanoseconds, by its last digit in nanoseconds. */
function isoTimeOf(nanoseconds: bigint): string {
  const milliseconds = Number(nanoseconds / 1_000_000n);
  if (milliseconds > 8.64e15) return 'x';
  const text = new Date(milliseconds).toISOString();
  return nanoseconds % 4n === 0n ? text : text.replace(/\d{3}Z$/, `${String(nanoseconds % SECOND).padStart(9, '0')}Z`);
}

/** A time with its offset from UTC, in all spellings. */
function rfc3339Of(nanoseconds: bigint): string {
  const hour = 3600n * SECOND;
  const spellings = [
    isoTimeOf(nanoseconds),
    isoTimeOf(nanoseconds),
    isoTimeOf(nanoseconds).toLowerCase(),
    isoTimeOf(nanoseconds).replace('T', ' ').replace('Z', '+00:00'),
    isoTimeOf(nanoseconds + hour).replace('Z', '+01:00'),
    isoTimeOf(nanoseconds - hour).replace('Z', '-01:00'),
    isoTimeOf(nanoseconds).replace(/\.\d+/, ''),
  ];
  return spellings[Number(nanoseconds % BigInt(spellings.length))] as string;
}

/** Values of a column, most of them valid. */
export function valuesOf(layout: LayoutDeclaration, column: string): fc.Arbitrary<string> {
  return fc.oneof({ weight: 40, arbitrary: usualValuesOf(layout, column) }, { weight: 1, arbitrary: ODD });
}

function usualValuesOf(layout: LayoutDeclaration, column: string): fc.Arbitrary<string> {
  const { times, price, id: ids, conditions, corrections, records, order, impliedDecimals, isSizeSigned } = layout;
  const unit = times.find((one) => one.column === column)?.unit;
  if (unit) return time.map(WRITE_TIME[unit]);
  if (column === price) return impliedDecimals === undefined ? number : fc.oneof(number, wholeNumber);
  if (sizeColumnsOf(layout).includes(column)) return isSizeSigned ? signedNumber : number;
  if (column === layout.symbol) return symbol;
  if (column === ids.at(-1)) return id;
  if (ids.includes(column)) return fc.constantFrom('1', '4', '4', 'N', '', 'x_y', '1:2', 'x'.repeat(17));
  if (column === conditions?.column) return fc.constantFrom(...CODES);
  if (column === conditions?.tape?.column) return fc.constantFrom('A', 'B', 'C', 'D', 'N', '1', '3');
  if (column === corrections?.column)
    return fc.constantFrom('', '0', '1', '7', '8', '10', '11', 'canceled', 'corrected');
  if (column === records?.column) return fc.constantFrom(...Object.keys(records.types), 'other');
  const retractions = Object.values(records?.types ?? {}).filter((record) => record.kind === 'retraction');
  for (const { id: retracted = [], replacement } of retractions) {
    if (column === retracted.at(-1) || column === replacement?.id.at(-1)) return id;
    if (column === replacement?.price || column === replacement?.size) return number;
    if (column === replacement?.conditions) return fc.constantFrom(...CODES);
  }
  if (column === order) return fc.oneof(fc.nat(9).map(String), fc.constantFrom('', '9'.repeat(19), '007'));
  if (typeof layout.feed === 'object' && column === layout.feed.column) return fc.constantFrom(...FEEDS);
  const kind = layout.kinds?.[column];
  if (typeof kind === 'object') return fc.constantFrom(...kind);
  if (kind === 'decimal') return number;
  if (kind === 'whole') return id;
  if (kind === 'boolean') return fc.constantFrom('true', 'False');
  return fc.constantFrom('true', 'false', '1', '4', 'buy', 'binance', '');
}

function decimal(maximum: bigint, decimals: number): fc.Arbitrary<string> {
  const digits = fc.array(fc.nat(9), { maxLength: decimals });
  return fc
    .tuple(fc.bigInt({ min: 0n, max: maximum }), digits)
    .map(([whole, fraction]) => (fraction.length > 0 ? `${whole}.${fraction.join('')}` : String(whole)));
}
