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
const DETECTION = ['apps/processor/test/parsing/recognition/detect-layout.test.ts'];
const NAMES = ['apps/processor/test/parsing/names.test.ts'];
const CONTESTED = ['apps/processor/test/aggregation/contested-trades.test.ts'];
const MATCH = ['apps/processor/test/parsing/recognition/match-layout.test.ts'];
const HEADERS = ['apps/processor/test/files-from-outside/headers-and-names.test.ts'];
const RECORDS = ['apps/processor/test/files-from-outside/records-and-corrections.test.ts'];
const DECLARATION = ['apps/processor/test/parsing/recognition/declared-layouts.test.ts'];
const FAST_FORMAT = ['apps/processor/test/parsing/fast-format.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

/** The layouts of trade files, and how they are recognised. */
export const LAYOUTS: readonly Rule[] = [
  {
    rule: 'Binance spot trades and aggTrades are read as they are published',
    breaks: [
      {
        name: 'the size is read from the quote quantity',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-spot.ts',
          find: `size: 'qty'`,
          replace: `size: 'quoteQty'`,
        },
        detectedBy: BINANCE,
      },
      {
        name: 'aggTrades share a feed with the trades that they aggregate',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-spot-agg.ts',
          find: `feed: 'binance-spot-agg'`,
          replace: `feed: 'binance-spot'`,
        },
        detectedBy: BINANCE,
      },
      {
        name: 'an aggTrade has the id of its first trade',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-spot-agg.ts',
          find: `id: ['aggid']`,
          replace: `id: ['firstId']`,
        },
        detectedBy: BINANCE,
      },
    ],
  },
  {
    rule: 'Binance USD-M futures are read with and without a header',
    breaks: [
      {
        name: 'a header is not recognised',
        edit: { file: 'apps/processor/src/parsing/layouts/binance-usdm.ts', find: `header: 'optional',`, replace: '' },
        detectedBy: BINANCE,
      },
      {
        name: 'a file without a header is not recognised',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-usdm.ts',
          find: `is_buyer_maker: 'boolean',`,
          replace: `is_buyer_maker: ['yes', 'no'],`,
        },
        detectedBy: DETECTION,
      },
      {
        name: 'the first trade of a file without a header is read as a header',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'hasHeader: isCsv && match.names !== undefined,',
          replace: 'hasHeader: isCsv,',
        },
        detectedBy: BINANCE,
      },
      {
        name: 'the fast path reads the first trade of a file without a header as a header',
        edit: {
          file: 'apps/processor/src/parsing/fast-format.ts',
          find: `hasHeader: format === 'csv' && match.names !== undefined,`,
          replace: 'hasHeader: true,',
        },
        detectedBy: FAST_FORMAT,
      },
      {
        name: 'aggTrades share a feed with the trades that they aggregate',
        edit: {
          file: 'apps/processor/src/parsing/layouts/binance-usdm-agg.ts',
          find: `feed: 'binance-usdm-agg'`,
          replace: `feed: 'binance-usdm'`,
        },
        detectedBy: BINANCE,
      },
      {
        name: 'COIN-M futures, whose sizes are numbers of contracts, are read as USD-M futures',
        edit: { file: 'apps/processor/src/parsing/layouts/binance-usdm.ts', find: '(?!\\w+USD_)', replace: '' },
        detectedBy: DETECTION,
      },
    ],
  },
  {
    rule: 'Binance times are milliseconds if they have 13 digits and microseconds if they have 16',
    breaks: [
      {
        name: 'microseconds are read as milliseconds',
        edit: {
          file: 'apps/processor/src/parsing/trade-fields.ts',
          find: `return parseTimestamp(text, 'us', times)`,
          replace: `return parseTimestamp(text, 'ms')`,
        },
        detectedBy: BINANCE,
      },
      {
        name: 'the kernel reads microseconds as milliseconds',
        edit: { file: 'apps/processor/kernel/times.ts', find: 'length == 13 ? 6 : 3', replace: '6' },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates times in',
      },
    ],
  },
  {
    rule: 'Massive flat files are read as they are published',
    breaks: [
      {
        name: 'the time of a trade is the time of its exchange instead of the time of the tape',
        edit: {
          file: 'apps/processor/src/parsing/layouts/massive-stocks.ts',
          find: `column: 'sip_timestamp'`,
          replace: `column: 'participant_timestamp'`,
        },
        detectedBy: MASSIVE,
      },
      {
        name: 'equal ids of two exchanges are read as one id',
        edit: {
          file: 'apps/processor/src/parsing/layouts/massive-stocks.ts',
          find: `id: ['exchange', 'trf_id', 'id']`,
          replace: `id: ['trf_id', 'id']`,
        },
        detectedBy: MASSIVE,
      },
    ],
  },
  {
    rule: 'Alpaca NDJSON is read as it is published',
    breaks: [
      {
        name: 'the symbol in the name of a file is ignored',
        edit: { file: 'apps/processor/src/parsing/layouts/alpaca.ts', find: '(?:ndjson|jsonl)$', replace: 'json$' },
        detectedBy: ALPACA,
      },
      {
        name: 'the symbol of a line is not read',
        edit: { file: 'apps/processor/src/parsing/layouts/alpaca.ts', find: `symbol: 'S'`, replace: `symbol: 's'` },
        detectedBy: ALPACA,
      },
      {
        name: 'condition codes of one tape are read as those of another',
        edit: {
          file: 'apps/processor/src/parsing/rules/tape-conditions.ts',
          find: 'C: UTP_CONDITIONS',
          replace: 'C: CTA_CONDITIONS',
        },
        detectedBy: ALPACA,
      },
    ],
  },
  {
    rule: 'Tardis files are read as they are published',
    breaks: [
      {
        name: 'the time of a trade is its time of arrival at Tardis',
        edit: {
          file: 'apps/processor/src/parsing/layouts/tardis.ts',
          find: `{ column: 'timestamp', unit`,
          replace: `{ column: 'local_timestamp', unit`,
        },
        detectedBy: TARDIS,
      },
      {
        name: 'trades of all exchanges share one feed',
        edit: {
          file: 'apps/processor/src/parsing/layouts/tardis.ts',
          find: `feed: { column: 'exchange', prefix: 'tardis-' }`,
          replace: `feed: 'tardis'`,
        },
        detectedBy: TARDIS,
      },
    ],
  },
  {
    rule: 'the general layout is read from CSV and NDJSON',
    breaks: [
      {
        name: 'columns are read in alphabetical order instead of the order of the header',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'names.map((name, index) => [name, index])',
          replace: '[...names].sort().map((name, index) => [name, index])',
        },
        detectedBy: GENERAL,
      },
      {
        name: 'the unit in the name of a time column is ignored',
        edit: {
          file: 'apps/processor/src/parsing/layouts/general.ts',
          find: `{ column: 'timestamp_us', unit: 'us' }`,
          replace: `{ column: 'timestamp_us', unit: 'ms' }`,
        },
        detectedBy: DETECTION,
      },
      {
        name: 'the feed column of a line is ignored',
        edit: {
          file: 'apps/processor/src/parsing/layouts/general.ts',
          find: `feed: { column: 'feed', default: 'general' }`,
          replace: `feed: 'general'`,
        },
        detectedBy: GENERAL,
      },
      {
        name: 'a line with a repeated key is accepted',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'read.repeated.has(column)',
          replace: 'false',
        },
        detectedBy: GENERAL,
      },
      {
        name: 'numbers in NDJSON lose digits',
        edit: {
          file: 'apps/processor/src/parsing/read-json-fields.ts',
          find: '/^[-\\d]/.test(token) ? token : undefined',
          replace: '/^[-\\d]/.test(token) ? String(Number(token)) : undefined',
        },
        detectedBy: ['apps/processor/test/parsing/read-json-fields.test.ts'],
      },
    ],
  },
  {
    rule: 'a layout is recognised by the key and the first line of a file',
    breaks: [
      {
        name: 'a file that lacks a column is recognised',
        edit: {
          file: 'apps/processor/src/parsing/recognition/match-layout.ts',
          find: 'const missing = missingColumns(declaration, names, declaration.columns);',
          replace: 'const missing: string[] = [];',
        },
        detectedBy: DETECTION,
      },
      {
        name: 'a file with columns of another layout is recognised',
        edit: {
          file: 'apps/processor/src/parsing/recognition/match-layout.ts',
          find: 'declaration.furtherColumns ? [] : unknownColumns(declaration, names)',
          replace: '[] as string[]',
        },
        detectedBy: DETECTION,
      },
      {
        name: 'the key of a compressed file is not recognised',
        edit: {
          file: 'apps/processor/src/parsing/recognition/match-layout.ts',
          find: 'withoutCompressionSuffix(key.slice(folderOf(key).length))',
          replace: 'key.slice(folderOf(key).length)',
        },
        detectedBy: DETECTION,
      },
      {
        name: 'recognition is stricter than reading: booleans have one spelling',
        edit: {
          file: 'apps/processor/src/parsing/recognition/column-kinds.ts',
          find: '/^(?:true|false)$/i',
          replace: '/^(?:true|false)$/',
        },
        detectedBy: MATCH,
      },
      {
        name: 'the name of a second download is not recognised',
        edit: {
          file: 'apps/processor/src/parsing/recognition/match-layout.ts',
          find: `.replace(COPY_NUMBER, '')`,
          replace: '',
        },
        detectedBy: MATCH,
      },
      {
        name: 'the name of a copy is read as a symbol',
        edit: {
          file: 'apps/processor/src/parsing/recognition/match-layout.ts',
          find: 'if (symbol !== undefined && /\\s/.test(symbol)) return {};',
          replace: '',
        },
        detectedBy: HEADERS,
      },
      {
        name: 'the titles in the documentation of a provider are not known',
        edit: {
          file: 'apps/processor/src/parsing/recognition/match-layout.ts',
          find: 'Object.hasOwn(aliases, name) ?',
          replace: 'false ?',
        },
        detectedBy: HEADERS,
      },
      {
        name: 'a stream that does not begin with a trade is not recognised',
        edit: {
          file: 'apps/processor/src/parsing/recognition/match-layout.ts',
          find: `record?.kind === 'other' && record.columns !== undefined`,
          replace: 'false',
        },
        detectedBy: RECORDS,
      },
      {
        name: 'a file of the general layout that begins with a cancel is not recognised',
        edit: {
          file: 'apps/processor/src/parsing/layouts/general.ts',
          find: `, columns: ['symbol', 'id', 'action']`,
          replace: '',
        },
        detectedBy: RECORDS,
      },
      {
        name: 'a general file with sale conditions is read without them',
        edit: {
          file: 'apps/processor/src/parsing/recognition/match-layout.ts',
          find: 'const refused = names.filter((name) => Object.hasOwn(declaration.refusedColumns ?? {}, name));',
          replace: 'const refused: string[] = [];',
        },
        detectedBy: GENERAL,
      },
      {
        name: 'a refusal names any layout instead of the nearest',
        edit: {
          file: 'apps/processor/src/parsing/recognition/nearest-layout.ts',
          find: 'b.distance < a.distance ? b : a',
          replace: 'b.distance > a.distance ? b : a',
        },
        detectedBy: DETECTION,
      },
      {
        name: 'the key is ignored if the first line is not recognised',
        edit: {
          file: 'apps/processor/src/parsing/recognition/detect-layout.ts',
          find: 'return match ? [{ declaration, match }] : [];',
          replace: 'return match ? [] : [];',
        },
        detectedBy: DETECTION,
      },
    ],
  },
  {
    rule: 'a layout declared for a prefix applies to the keys below it',
    breaks: [
      {
        name: 'the layout is detected although one is declared',
        edit: {
          file: 'apps/processor/src/parsing/recognition/detect-layout.ts',
          find: '  if (declaration) {',
          replace: '  if (false) {',
        },
        detectedBy: DETECTION,
      },
      {
        name: 'the shorter of two matching prefixes applies',
        edit: {
          file: 'apps/processor/src/parsing/recognition/declared-layouts.ts',
          find: 'b.prefix.length - a.prefix.length',
          replace: 'a.prefix.length - b.prefix.length',
        },
        detectedBy: DECLARATION,
      },
      {
        name: 'a prefix matches anywhere in a key',
        edit: {
          file: 'apps/processor/src/parsing/recognition/detect-layout.ts',
          find: 'key.startsWith(prefix)',
          replace: 'key.includes(prefix)',
        },
        detectedBy: DETECTION,
      },
      {
        name: 'a file that does not match its declared layout is read',
        edit: {
          file: 'apps/processor/src/parsing/recognition/detect-layout.ts',
          find: 'if (match) return makeLayout(declaration, match, extendedHours, times);',
          replace: 'return makeLayout(declaration, match ?? {}, extendedHours, times);',
        },
        detectedBy: DETECTION,
      },
    ],
  },
  {
    rule: 'a trade without an id is known by its values',
    breaks: [
      {
        name: 'equal lines are one trade',
        edit: {
          file: 'apps/processor/src/aggregation/contested-trades.ts',
          find: 'if (!claims.every(({ isKnownByValues }) => isKnownByValues)) return [one];',
          replace: 'return [one];',
        },
        detectedBy: CONTESTED,
      },
      {
        name: 'the second of two equal trades has the id of the first',
        edit: {
          file: 'apps/processor/src/aggregation/contested-trades.ts',
          find: '`${trade.id}#${index + 1}`',
          replace: 'trade.id',
        },
        detectedBy: CONTESTED,
      },
      {
        name: 'the spelling of a number makes another trade',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'return [time, formatDecimal(price), formatDecimal(size), ...others]',
          replace: `return [time, text('price'), formatDecimal(size), ...others]`,
        },
        detectedBy: ['apps/processor/test/parsing/make-layout.test.ts'],
      },
      {
        name: 'a buy and a sale with equal values are one trade',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'formatDecimal(size), ...others]',
          replace: 'formatDecimal(size)]',
        },
        detectedBy: TARDIS,
      },
    ],
  },
  {
    rule: 'sizes are never in contracts of an unknown size',
    breaks: [
      {
        name: 'contracts are read as units',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'if (declaration.contracts?.test(`${identity.feed} ${identity.symbol}`)) return rejected(CONTRACTS);',
          replace: '',
        },
        detectedBy: TARDIS,
      },
    ],
  },
  {
    rule: 'names that look alike are one name or no name',
    breaks: [
      {
        name: 'a name may begin or end with a space',
        edit: { file: 'apps/processor/src/parsing/names.ts', find: '/^\\p{Z}|\\p{Z}$/u', replace: '/^$/u' },
        detectedBy: NAMES,
      },
      {
        name: 'a name may contain invisible characters',
        edit: {
          file: 'apps/processor/src/parsing/names.ts',
          find: '[/[\\p{Cf}\\p{Default_Ignorable_Code_Point}]/u,',
          replace: '[/^$/u,',
        },
        detectedBy: NAMES,
      },
      {
        name: 'a name may be decomposed',
        edit: { file: 'apps/processor/src/parsing/names.ts', find: `text.normalize('NFC')`, replace: 'text' },
        detectedBy: NAMES,
      },
      {
        name: 'an id may be a floating-point number',
        edit: { file: 'apps/processor/src/parsing/names.ts', find: '[/^\\d+\\.0*$/,', replace: '[/^$/,' },
        detectedBy: NAMES,
      },
      {
        name: 'a part of an id may be a floating-point number',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'if (invalid !== undefined) return invalid;',
          replace: '',
        },
        detectedBy: HEADERS,
      },
      {
        name: 'the kernel accepts a symbol with an outer space',
        edit: {
          file: 'apps/processor/kernel/symbols.ts',
          find: 'if (first == SPACE || last == SPACE) return false;',
          replace: '',
        },
        detectedBy: KERNEL,
      },
      {
        name: 'the kernel accepts a symbol that is a floating-point number',
        edit: {
          file: 'apps/processor/kernel/symbols.ts',
          find: 'isDigit(first) && (isDigit(last)',
          replace: 'false && (false',
        },
        detectedBy: KERNEL,
      },
      {
        name: 'blanks around fields belong to them',
        edit: {
          file: 'apps/processor/src/parsing/split-fields.ts',
          find: 'return BLANK.test(line) ? fields.map(withoutOuterBlanks) : fields;',
          replace: 'return fields;',
        },
        detectedBy: ['apps/processor/test/parsing/split-fields.test.ts'],
      },
    ],
  },
];
