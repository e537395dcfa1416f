import { gzipSync } from 'node:zlib';
import { START } from '@trading/bars/testing';
import fc from 'fast-check';
import type { LayoutDeclaration } from '../src/parsing/layout-declaration';
import { LAYOUTS } from '../src/parsing/layouts';
import { MAX_LINE_LENGTH } from '../src/parsing/read-lines';
import { FIXTURES } from '../test/parsing/fixtures';
import { zipOf, type ZipMember } from '../test/parsing/containers/zip-of';
import { valuesOf } from './column-arbitraries';
import { parquetOfCsv } from './parquet-of-csv';
import type { FuzzedFile } from './fuzzed-file';

/** Keys by which files of any layout are stored, besides those of its own fixtures. */
const KEYS = ['x.csv', 'x.ndjson', ...FIXTURES.map(([path]) => path)];

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

/** A way to store a file under a key. */
interface Container {
  readonly keyOf: (key: string) => string;
  readonly contentOf: (plain: Buffer, key: string) => Buffer;
}

const PLAIN: Container = { keyOf: (key) => key, contentOf: (plain) => plain };
const GZIP: Container = { keyOf: (key) => `${key}.gz`, contentOf: (plain) => gzipSync(plain) };

const PARQUET: Container = { keyOf: (key) => key, contentOf: (plain) => parquetOfCsv(plain.toString()) ?? plain };

const zip: fc.Arbitrary<Container> = fc
  .record<Partial<ZipMember>>({
    method: fc.constantFrom(0, 8),
    isZip64: weighted(3, false, true),
    descriptor: fc.constantFrom(undefined, { width: 4 }, { width: 4, isSigned: true }, { width: 8, isSigned: true }),
  })
  .map((options) => ({
    keyOf: (key) => key.replace(/\.\w+$/, '.zip'),
    contentOf: (content, key) => {
      const trades = { ...options, name: key.slice(key.lastIndexOf('/') + 1), content };
      return zipOf([trades, { name: `${trades.name}.CHECKSUM`, content: 'x' }]);
    },
  }));

const container: fc.Arbitrary<Container> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(PLAIN) },
  { weight: 1, arbitrary: fc.constant(GZIP) },
  { weight: 1, arbitrary: fc.constant(PARQUET) },
  { weight: 1, arbitrary: zip },
);

/**
 * Files of every layout in which most lines are valid. A few of their bytes are then changed, after compression if they
 * are compressed, and after their conversion to Parquet.
 */
export const fuzzedFiles: fc.Arbitrary<FuzzedFile> = fc
  .record({
    text: fc.constantFrom(...LAYOUTS).chain((layout) => fc.record({ key: keysOf(layout), text: texts(layout) })),
    container,
    mutations: fc.array(mutation, { maxLength: 3 }),
    chunkSize: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(65_536)),
    interval: weighted(4, '1m' as const, '1s' as const),
    now: weighted(2, undefined, Number(START / 1_000_000n)),
    isLimited: weighted(2, false, true),
  })
  .map(({ text: { key, text }, container: { keyOf, contentOf }, mutations, ...options }) => {
    const content = mutations.reduce<Buffer>((changed, mutate) => mutate(changed), contentOf(Buffer.from(text), key));
    return { ...options, key: keyOf(key), content };
  });

/** Keys by which a file of the layout is recognised, and sometimes those of other layouts. */
function keysOf({ name }: LayoutDeclaration): fc.Arbitrary<string> {
  const own = FIXTURES.filter(([, layout]) => layout === name).map(([path]) => path);
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, fc.constantFrom(...KEYS));
}

function texts(layout: LayoutDeclaration): fc.Arbitrary<string> {
  return columnsOf(layout).chain((columns) => {
    const lines = repeated(
      fc.array(
        fc.oneof(
          { weight: 60, arbitrary: lineOf(layout, columns) },
          { weight: 6, arbitrary: retractionOf(layout) ?? oddLine },
          { weight: 3, arbitrary: oddLine },
        ),
        { minLength: 1, maxLength: 12 },
      ),
    );
    const header = columns.join(layout.separator ?? ',');
    const hasHeader = layout.header === 'optional' ? fc.boolean() : fc.constant(layout.header === 'required');
    return fc
      .record({
        lines,
        hasHeader,
        start: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, fc.constantFrom('\ufeff', 'sep=,\r\n')),
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

/** Lines of which some occur several times. Trades that are known by their values are then several trades. */
function repeated(lines: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> {
  const repetitions = fc.array(fc.record({ line: place, at: place }), { maxLength: 4 });
  return fc
    .tuple(lines, fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: repetitions }))
    .map(([distinct, copies]) =>
      copies.reduce<string[]>((all, { line, at }) => {
        const copy = all[Math.floor((line / 0x10000) * all.length)] as string;
        const index = Math.floor((at / 0x10000) * (all.length + 1));
        return [...all.slice(0, index), copy, ...all.slice(index)];
      }, distinct),
    );
}

function lineOf(layout: LayoutDeclaration, columns: readonly string[]): fc.Arbitrary<string> {
  const { separator = ',', unnamedFields = 0 } = layout;
  return fc
    .tuple(
      fc.tuple(...columns.map((column) => valuesOf(layout, column))),
      weighted(4, 'needed' as const, 'all' as const, 'never' as const),
      fc.nat(unnamedFields),
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: oddMembers(columns) }),
    )
    .map(([values, quotes, further, members]) =>
      layout.format === 'csv'
        ? [...values.map((value) => quoted(value, separator, quotes)), ...Array(further).fill('0')].join(separator)
        : objectOf(columns, values, members),
    );
}

/** Values of some keys of NDJSON that are written as they are, and keys that are left out. */
function oddMembers(columns: readonly string[]): fc.Arbitrary<Readonly<Record<string, string | undefined>>> {
  const value = fc.constantFrom(
    undefined,
    ...['null', 'true', '{}', '[]', '-1', '1e-05', '1.50e-3', '2E+1', '[1,"a"]', '{"a":{"b":[1,-2e3,null]}}'],
    ...['{"a" : [ ] , "b":"x"}', '{"a":}', '[1,]', '{"a" 1}', '[[[[[[[[[[1]]]]]]]]]]', '{"a":01}', '1e', '-'],
  );
  return fc.dictionary(fc.constantFrom(...columns), value, { maxKeys: 2 });
}

/** Writes a value of CSV. Values without quotes and separators need no quotes. */
function quoted(value: string, separator: string, quotes: 'needed' | 'all' | 'never'): string {
  const isNeeded = quotes === 'needed' && (value.includes(separator) || value.includes('"'));
  return isNeeded || quotes === 'all' ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A record of NDJSON that retracts a trade and has keys of its own. */
function retractionOf(layout: LayoutDeclaration): fc.Arbitrary<string> | undefined {
  const { records } = layout;
  const retractions = Object.entries(records?.types ?? {}).flatMap(([type, record]) =>
    record.kind === 'retraction' && record.columns ? [{ type, columns: record.columns }] : [],
  );
  if (retractions.length === 0) return undefined;
  return fc
    .constantFrom(...retractions)
    .chain(({ type, columns }) =>
      fc
        .tuple(...columns.map((key) => (key === records?.column ? fc.constant(type) : valuesOf(layout, key))))
        .map((values) => objectOf(columns, values)),
    );
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
  fc.constantFrom(
    '',
    ' ',
    '\r',
    '\t',
    ',',
    ',,,,',
    '"',
    '{',
    '{}',
    '[]',
    'null',
    '{"a":{"b":1}}',
    '\ufeff',
    'END|20241231|7|||||||||||||',
  ),
  fc.string({ maxLength: 40 }),
  { weight: 1, arbitrary: fc.constantFrom(' ', 'x', '1,').map((text) => `${text.repeat(MAX_LINE_LENGTH)}x`) },
);

/** Writes numbers as JSON numbers or strings, and lists as arrays. */
function objectOf(
  columns: readonly string[],
  values: readonly string[],
  odd: Readonly<Record<string, string | undefined>> = {},
): string {
  const members = columns.flatMap((column, index) => {
    const value = values[index] ?? '';
    const isBare = /^-?\d+(?:\.\d+)?(?:e-\d+)?$/.test(value) && value.length % 2 === 0;
    const list = value.split(',');
    const usual = isBare ? value : JSON.stringify(/^[co]?c$/.test(column) ? list : value);
    const written = Object.hasOwn(odd, column) ? odd[column] : usual;
    return written === undefined ? [] : [`${JSON.stringify(column)}:${written}`];
  });
  return `{${members.join(',')}}`;
}

function weighted<T>(weight: number, usual: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

function put(bytes: Buffer, at: number, inserted: readonly number[] | Buffer, removed: number): Buffer {
  const index = indexOf(bytes, at);
  return Buffer.concat([bytes.subarray(0, index), Buffer.from(inserted), bytes.subarray(index + removed)]);
}

function indexOf(bytes: Buffer, at: number): number {
  return Math.floor((at / 0x10000) * (bytes.length + 1));
}
