import type { Rule } from '../rule';

const BINANCE = [
  'apps/processor/test/parsing/layouts/binance-spot.test.ts',
  'apps/processor/test/parsing/layouts/binance-spot-agg.test.ts',
  'apps/processor/test/parsing/layouts/binance-usdm.test.ts',
  'apps/processor/test/parsing/layouts/binance-usdm-agg.test.ts',
];
const MASSIVE = ['apps/processor/test/parsing/layouts/massive-stocks.test.ts'];
const ALPACA = ['apps/processor/test/parsing/layouts/alpaca.test.ts'];
const TARDIS = ['apps/processor/test/parsing/layouts/tardis.test.ts'];
const GENERAL = ['apps/processor/test/parsing/layouts/general.test.ts'];
const DETECTION = ['apps/processor/test/parsing/detect-layout.test.ts'];
const DECLARATION = ['apps/processor/test/parsing/declared-layouts.test.ts'];
const FAST_FORMAT = ['apps/processor/test/parsing/fast-format.test.ts'];

/** How files are laid out, and how that is known. */
export const LAYOUTS: readonly Rule[] = [
  {
    rule: 'Binance spot trades and aggTrades are read as they are published',
    breaks: [
      {
        name: 'the size is that in the other currency',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-spot.ts',
          find: `size: 'qty'`,
          replace: `size: 'quoteQty'`,
        },
        seenBy: BINANCE,
      },
      {
        name: 'aggTrades add to the trades that they are made of',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-spot-agg.ts',
          find: `feed: 'binance-spot-agg'`,
          replace: `feed: 'binance-spot'`,
        },
        seenBy: BINANCE,
      },
      {
        name: 'an aggTrade has the id of the first trade in it',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-spot-agg.ts',
          find: `id: ['aggId']`,
          replace: `id: ['firstId']`,
        },
        seenBy: BINANCE,
      },
    ],
  },
  {
    rule: 'Binance USD-M futures are read with header and without',
    breaks: [
      {
        name: 'a header is not known',
        edit: { file: 'apps/processor/src/parsing/layouts/binance-usdm.ts', find: `header: 'optional',`, replace: '' },
        seenBy: BINANCE,
      },
      {
        name: 'a file without header is not known',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-usdm.ts',
          find: `(?:true|false)$/,`,
          replace: `(?:yes|no)$/,`,
        },
        seenBy: DETECTION,
      },
      {
        name: 'the first trade of a file without header is taken for one',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'hasHeader: isCsv && match.names !== undefined,',
          replace: 'hasHeader: isCsv,',
        },
        seenBy: BINANCE,
      },
      {
        name: 'the fast path takes the first trade of a file without header for one',
        edit: {
          file: 'apps/processor/src/parsing/fast-format.ts',
          find: 'hasHeader: match.names !== undefined,',
          replace: 'hasHeader: true,',
        },
        seenBy: FAST_FORMAT,
      },
      {
        name: 'aggTrades add to the trades that they are made of',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-usdm-agg.ts',
          find: `feed: 'binance-usdm-agg'`,
          replace: `feed: 'binance-usdm'`,
        },
        seenBy: BINANCE,
      },
      {
        name: 'futures that count in contracts are read as if they did not',
        edit: { file: 'apps/processor/src/parsing/layouts/binance-usdm.ts', find: '(?!\\w+USD_)', replace: '' },
        seenBy: DETECTION,
      },
    ],
  },
  {
    rule: 'times of Binance have 13 digits in milliseconds, 16 in microseconds',
    breaks: [
      {
        name: 'microseconds are taken for milliseconds',
        edit: {
          file: 'apps/processor/src/parsing/trade-fields.ts',
          find: `return parseTimestamp(text, 'us')`,
          replace: `return parseTimestamp(text, 'ms')`,
        },
        seenBy: BINANCE,
      },
      {
        name: 'the kernel takes microseconds for milliseconds',
        edit: { file: 'apps/processor/kernel/times.ts', find: 'length == 13 ? 6 : 3', replace: '6' },
        seenBy: ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'],
        named: 'aggregates times in',
      },
    ],
  },
  {
    rule: 'flat files of Massive are read as they are published',
    breaks: [
      {
        name: 'a trade is at the time of its exchange instead of the tape',
        edit: {
          file: 'apps/processor/src/parsing/layouts/massive-stocks.ts',
          find: `column: 'sip_timestamp'`,
          replace: `column: 'participant_timestamp'`,
        },
        seenBy: MASSIVE,
      },
      {
        name: 'ids of two exchanges are taken for one',
        edit: {
          file: 'apps/processor/src/parsing/layouts/massive-stocks.ts',
          find: `id: ['exchange', 'trf_id', 'id']`,
          replace: `id: ['trf_id', 'id']`,
        },
        seenBy: MASSIVE,
      },
    ],
  },
  {
    rule: 'NDJSON of Alpaca is read as it is published',
    breaks: [
      {
        name: 'the name of a file does not say the symbol of its lines',
        edit: { file: 'apps/processor/src/parsing/layouts/alpaca.ts', find: '(?:ndjson|jsonl)$', replace: 'json$' },
        seenBy: ALPACA,
      },
      {
        name: 'the symbol of a line is not read',
        edit: { file: 'apps/processor/src/parsing/layouts/alpaca.ts', find: `symbol: 'S'`, replace: `symbol: 's'` },
        seenBy: ALPACA,
      },
      {
        name: 'codes of one tape mean what they mean on another',
        edit: {
          file: 'apps/processor/src/parsing/layouts/alpaca.ts',
          find: 'C: UTP_CONDITIONS',
          replace: 'C: CTA_CONDITIONS',
        },
        seenBy: ALPACA,
      },
    ],
  },
  {
    rule: 'files of Tardis are read as they are published',
    breaks: [
      {
        name: 'a trade is at the time that it came to Tardis',
        edit: {
          file: 'apps/processor/src/parsing/layouts/tardis.ts',
          find: `{ column: 'timestamp', unit`,
          replace: `{ column: 'local_timestamp', unit`,
        },
        seenBy: TARDIS,
      },
      {
        name: 'trades of all exchanges are of one feed',
        edit: {
          file: 'apps/processor/src/parsing/layouts/tardis.ts',
          find: `feed: { column: 'exchange', prefix: 'tardis-' }`,
          replace: `feed: 'tardis'`,
        },
        seenBy: TARDIS,
      },
    ],
  },
  {
    rule: 'the general layout is read from CSV and NDJSON',
    breaks: [
      {
        name: 'columns are taken in one order, whatever the header says',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'names.map((name, index) => [name, index])',
          replace: '[...names].sort().map((name, index) => [name, index])',
        },
        seenBy: GENERAL,
      },
      {
        name: 'the name of the column does not say the unit of a time',
        edit: {
          file: 'apps/processor/src/parsing/layouts/general.ts',
          find: `{ column: 'timestamp_us', unit: 'us' }`,
          replace: `{ column: 'timestamp_us', unit: 'ms' }`,
        },
        seenBy: DETECTION,
      },
      {
        name: 'a line has no feed of its own',
        edit: {
          file: 'apps/processor/src/parsing/layouts/general.ts',
          find: `feed: { column: 'feed', default: 'general' }`,
          replace: `feed: 'general'`,
        },
        seenBy: GENERAL,
      },
      {
        name: 'of a key that is there twice one is taken',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'read.repeated.has(column)',
          replace: 'false',
        },
        seenBy: GENERAL,
      },
      {
        name: 'numbers of NDJSON lose digits',
        edit: {
          file: 'apps/processor/src/parsing/read-json-fields.ts',
          find: '/^[-\\d]/.test(token) ? token : undefined',
          replace: '/^[-\\d]/.test(token) ? String(Number(token)) : undefined',
        },
        seenBy: ['apps/processor/test/parsing/read-json-fields.test.ts'],
      },
    ],
  },
  {
    rule: 'lines end in LF or CRLF, the last also in nothing',
    breaks: [
      {
        name: 'half of a CRLF is taken for text',
        edit: {
          file: 'apps/processor/src/parsing/read-lines.ts',
          find: `line.endsWith('\\r') ? line.slice(0, -1) : line`,
          replace: 'line',
        },
        seenBy: ['apps/processor/test/parsing/read-lines.test.ts'],
      },
      {
        name: 'a last line without line end is lost',
        edit: {
          file: 'apps/processor/src/parsing/read-lines.ts',
          find: `if (this.rest !== '') lines.push`,
          replace: 'if (false) lines.push',
        },
        seenBy: ['apps/processor/test/parsing/read-lines.test.ts'],
      },
      {
        name: 'the kernel cuts off a digit with a CRLF',
        edit: {
          file: 'apps/processor/kernel/csv.ts',
          find: 'store<u32>(last, (lineEnd - 1) as u32)',
          replace: 'store<u32>(last, (lineEnd - 2) as u32)',
        },
        seenBy: ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'],
        named: 'aggregates Windows line ends',
      },
      {
        name: 'the kernel loses a last line without line end',
        edit: {
          file: 'apps/processor/src/aggregation/wasm/wasm-line-aggregator.ts',
          find: 'this.input()[this.length] = LINE_END;',
          replace: 'this.input()[this.length] = 0;',
        },
        seenBy: ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'],
        named: 'aggregates a missing last line end',
      },
    ],
  },
  {
    rule: 'a layout is recognised by the key and the first line of a file',
    breaks: [
      {
        name: 'a file that lacks a column is recognised',
        edit: {
          file: 'apps/processor/src/parsing/match-layout.ts',
          find: 'return missingColumns(declaration, names, declaration.columns).length === 0;',
          replace: 'return true;',
        },
        seenBy: DETECTION,
      },
      {
        name: 'a file with columns of another layout is recognised',
        edit: {
          file: 'apps/processor/src/parsing/match-layout.ts',
          find: 'return furtherColumns || names.every((name) => known.includes(name));',
          replace: 'return true;',
        },
        seenBy: DETECTION,
      },
      {
        name: 'the name of a compressed file says nothing',
        edit: {
          file: 'apps/processor/src/parsing/match-layout.ts',
          find: 'withoutCompressionSuffix(key.slice(folderOf(key).length))',
          replace: 'key.slice(folderOf(key).length)',
        },
        seenBy: DETECTION,
      },
      {
        name: 'the folder does not decide where the first line is no good',
        edit: {
          file: 'apps/processor/src/parsing/detect-layout.ts',
          find: 'of [matchLayout, matchLayoutByKey]',
          replace: 'of [matchLayout]',
        },
        seenBy: DETECTION,
      },
    ],
  },
  {
    rule: 'a layout that is declared for a prefix holds for the keys below it',
    breaks: [
      {
        name: 'the first line decides nonetheless',
        edit: {
          file: 'apps/processor/src/parsing/detect-layout.ts',
          find: '  if (declaration) {',
          replace: '  if (false) {',
        },
        seenBy: DETECTION,
      },
      {
        name: 'of two prefixes the shorter holds',
        edit: {
          file: 'apps/processor/src/parsing/declared-layouts.ts',
          find: 'b.prefix.length - a.prefix.length',
          replace: 'a.prefix.length - b.prefix.length',
        },
        seenBy: DECLARATION,
      },
      {
        name: 'a prefix holds wherever it stands in a key',
        edit: {
          file: 'apps/processor/src/parsing/detect-layout.ts',
          find: 'key.startsWith(prefix)',
          replace: 'key.includes(prefix)',
        },
        seenBy: DETECTION,
      },
      {
        name: 'a file is read that is not as it is declared',
        edit: {
          file: 'apps/processor/src/parsing/detect-layout.ts',
          find: `if (typeof match !== 'string') return makeLayout(declaration, match, extendedHours);`,
          replace: `return makeLayout(declaration, typeof match === 'string' ? {} : match, extendedHours);`,
        },
        seenBy: DETECTION,
      },
    ],
  },
  {
    rule: 'gzip and zstd are read whole, or refused',
    breaks: [
      {
        name: 'of the members of a gzip the first is taken for all',
        edit: {
          file: 'apps/processor/src/parsing/decompress.ts',
          find: `  return through(source, zlib.createGunzip({ chunkSize: CHUNK }));
}`,
          replace: `  return through(firstMember(source), zlib.createGunzip({ chunkSize: CHUNK }));
}

async function* firstMember(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    const second = Buffer.from(chunk).indexOf(Buffer.of(0x1f, 0x8b, 8), 3);
    yield second === -1 ? chunk : chunk.subarray(0, second);
    if (second !== -1) return;
  }
}`,
        },
        seenBy: ['apps/processor/test/parsing/decompress.test.ts'],
      },
      {
        name: 'a gzip that is cut off is taken for whole',
        edit: {
          file: 'apps/processor/src/parsing/decompress.ts',
          find: 'zlib.createGunzip({ chunkSize: CHUNK })',
          replace: 'zlib.createGunzip({ chunkSize: CHUNK, finishFlush: zlib.constants.Z_SYNC_FLUSH })',
        },
        seenBy: ['apps/processor/test/parsing/decompress.test.ts'],
      },
      {
        name: 'of the frames of a zstd the first is taken for all',
        edit: {
          file: 'apps/processor/src/parsing/decompress.ts',
          find: 'yield* through(frame, create());',
          replace: 'return yield* through(frame, create());',
        },
        seenBy: ['apps/processor/test/parsing/decompress.test.ts'],
      },
      {
        name: 'a zstd is called damaged where the runtime has none',
        edit: {
          file: 'apps/processor/src/parsing/decompress.ts',
          find: ' || error instanceof UnsupportedCompressionError',
          replace: '',
        },
        seenBy: ['apps/processor/test/parsing/decompress.test.ts'],
      },
    ],
  },
];
