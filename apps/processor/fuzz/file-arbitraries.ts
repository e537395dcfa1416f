import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { LayoutDeclaration } from '../src/parsing/layout-declaration';
import { LAYOUTS } from '../src/parsing/layouts';
import { MAX_LINE_LENGTH } from '../src/parsing/read-lines';
import { valuesOf } from './column-arbitraries';
import { parquetOfCsv } from './parquet-of-csv';
import type { FuzzedFile } from './fuzzed-file';

/** Keys of files: a general one for each format, and one for each layout that is recognised by its key. */
const KEYS = [
  'x.csv',
  'x.ndjson',
  'data/spot/daily/BTCUSDT-trades-2024-12-31.csv',
  'data/spot/daily/BTCUSDT-aggTrades-2025-01-01.csv',
  'data/futures/um/daily/BTCUSDT-trades-2024-12-31.csv',
  'data/futures/um/daily/BTCUSDT-aggTrades-2024-12-31.csv',
  'AAPL-trades-2024-12-31.ndjson',
];

/** Bytes that have a meaning for some parser. */
const BYTES = [...Buffer.from(',|"\\{}[]:.-+eE0129\n\r\t \0\x80\xc3\xef\xbb\xbf\xff', 'latin1')];

/** A change of bytes. Positions are fractions of the whole, in units of 2^-16. */
type Mutation = (bytes: Buffer) => Buffer;

const place = fc.nat(0xffff);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(255)).map(
    ([at, byte]): Mutation =>
      (bytes) =>
        put(bytes, at, [byte], 1),
  ),
  fc.tuple(place, fc.constantFrom(...BYTES)).map(
    ([at, byte]): Mutation =>
      (bytes) =>
        put(bytes, at, [byte], 1),
  ),
  fc.tuple(place, fc.constantFrom(...BYTES)).map(
    ([at, byte]): Mutation =>
      (bytes) =>
        put(bytes, at, [byte], 0),
  ),
  fc.tuple(place, fc.nat(20)).map(
    ([at, length]): Mutation =>
      (bytes) =>
        put(bytes, at, [], length),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (bytes) =>
        put(bytes, to, bytes.subarray(indexOf(bytes, from)), 0),
  ),
  place.map(
    (at): Mutation =>
      (bytes) =>
        bytes.subarray(0, indexOf(bytes, at)),
  ),
);

/**
 * Files of every layout in which most lines are valid. A few of their bytes are then changed, after compression if they
 * are compressed, and after their conversion to Parquet.
 */
export const fuzzedFiles: fc.Arbitrary<FuzzedFile> = fc
  .record({
    key: fc.constantFrom(...KEYS),
    bytes: fc.constantFrom(...LAYOUTS).chain(texts),
    container: fc.oneof(
      { weight: 16, arbitrary: fc.constant('plain' as const) },
      { weight: 2, arbitrary: fc.constant('gzip' as const) },
      { weight: 2, arbitrary: fc.constant('parquet' as const) },
    ),
    mutations: fc.array(mutation, { maxLength: 3 }),
    chunkSize: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(65_536)),
    interval: weighted(4, '1m' as const, '1s' as const),
  })
  .map(({ key, bytes, container, mutations, ...options }) => {
    const plain = Buffer.from(bytes);
    const contained = { plain: () => plain, gzip: () => gzipSync(plain), parquet: () => parquetOfCsv(bytes) ?? plain };
    const content = mutations.reduce<Buffer>((changed, mutate) => mutate(changed), contained[container]());
    return { ...options, key: container === 'gzip' ? `${key}.gz` : key, content };
  });

function texts(layout: LayoutDeclaration): fc.Arbitrary<string> {
  return columnsOf(layout).chain((columns) => {
    const line = fc
      .tuple(...columns.map((column) => valuesOf(layout, column)))
      .map((values) => (layout.format === 'csv' ? values.join(layout.separator ?? ',') : objectOf(columns, values)));
    const lines = fc.array(fc.oneof({ weight: 60, arbitrary: line }, { weight: 3, arbitrary: oddLine }), {
      minLength: 1,
      maxLength: 12,
    });
    const header = columns.join(layout.separator ?? ',');
    const hasHeader = layout.header === 'optional' ? fc.boolean() : fc.constant(layout.header === 'required');
    return fc
      .record({
        lines,
        hasHeader,
        start: weighted(9, '', '\ufeff'),
        lineEnd: weighted(4, '\n', '\r\n'),
        end: fc.boolean(),
      })
      .map(
        (text) =>
          text.start +
          (text.hasHeader ? [header, ...text.lines] : text.lines).join(text.lineEnd) +
          (text.end ? text.lineEnd : ''),
      );
  });
}

/**
 * The columns of a file: one of the time columns, some optional ones, sometimes one too few, and in any order if the
 * header states the order.
 */
function columnsOf(layout: LayoutDeclaration): fc.Arbitrary<string[]> {
  const { columns, times, optionalColumns = [], furtherColumns = false, format, header } = layout;
  const fixed = columns.filter((column) => !times.some((one) => one.column === column));
  const isFixed = fixed.length < columns.length;
  const time = isFixed ? fc.constant(undefined) : fc.constantFrom(...times.map(({ column }) => column));
  const others = fc.subarray([...optionalColumns, ...(furtherColumns ? ['venue', 'note'] : [])]);
  return fc
    .tuple(time, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: others }))
    .map(([timeColumn, further]) => [...columns, ...(timeColumn === undefined ? [] : [timeColumn]), ...further])
    .chain((all) => {
      const isOrdered = format === 'csv' && (header ?? 'none') !== 'required';
      const inAnyOrder = isOrdered ? fc.constant(all) : fc.shuffledSubarray(all, { minLength: all.length });
      return fc.oneof(
        { weight: 30, arbitrary: inAnyOrder },
        { weight: 1, arbitrary: fc.subarray(all, { minLength: 1 }) },
      );
    });
}

const oddLine = fc.oneof(
  fc.constantFrom('', ' ', '\r', '\t', ',', ',,,,', '"', '{', '{}', '[]', 'null', '{"a":{"b":1}}', '\ufeff'),
  fc.string({ maxLength: 40 }),
  { weight: 1, arbitrary: fc.constantFrom(' ', 'x', '1,').map((text) => `${text.repeat(MAX_LINE_LENGTH)}x`) },
);

/** Writes numbers as JSON numbers or strings, and lists as arrays. */
function objectOf(columns: readonly string[], values: readonly string[]): string {
  const members = columns.map((column, index) => {
    const value = values[index] ?? '';
    const isBare = /^-?\d+(?:\.\d+)?$/.test(value) && value.length % 2 === 0;
    const list = value.split(',');
    return `${JSON.stringify(column)}:${isBare ? value : JSON.stringify(column === 'c' ? list : value)}`;
  });
  return `{${members.join(',')}}`;
}

function weighted<T>(weight: number, usual: T, other: T): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(other) });
}

function put(bytes: Buffer, at: number, inserted: readonly number[] | Buffer, removed: number): Buffer {
  const index = indexOf(bytes, at);
  return Buffer.concat([bytes.subarray(0, index), Buffer.from(inserted), bytes.subarray(index + removed)]);
}

function indexOf(bytes: Buffer, at: number): number {
  return Math.floor((at / 0x10000) * (bytes.length + 1));
}
