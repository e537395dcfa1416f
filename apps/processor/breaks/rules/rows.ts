import type { Rule } from '../rule';

const ROWS = ['apps/processor/test/aggregation/wasm/rows.test.ts'];

/** Lines with rules in the kernel: what they mean, and what identifies and orders their trades. */
export const ROWS_OF_THE_KERNEL: readonly Rule[] = [
  {
    rule: 'the kernel applies the rules of a layout as the reference path does',
    breaks: [
      {
        name: 'the kernel lets every trade update the volume',
        edit: {
          file: 'apps/processor/kernel/row-bar.ts',
          find: 'if ((parts & VOLUME) != 0 && !addVolume(bar)) return false;',
          replace: 'if (!addVolume(bar)) return false;',
        },
        detectedBy: ROWS,
        testNamePattern: 'update the prices only',
      },
      {
        name: 'the kernel lets every trade open and close a bar',
        edit: { file: 'apps/processor/kernel/row-bar.ts', find: '(parts & OPEN_CLOSE) != 0', replace: 'true' },
        detectedBy: ROWS,
        testNamePattern: 'do not open or close a bar',
      },
      {
        name: 'the kernel takes the session of the bar before',
        edit: { file: 'apps/processor/kernel/row-trades.ts', find: 'sessionBar != barIndex', replace: 'false' },
        detectedBy: ROWS,
        testNamePattern: 'depend on the session',
      },
      {
        name: 'the kernel confuses half-hours whose numbers have the same lowest bits',
        edit: {
          file: 'apps/processor/kernel/session.ts',
          find: 'known >> 1 == (halfHour as u32) + 1',
          replace: 'known != 0',
        },
        detectedBy: ROWS,
        testNamePattern: 'days apart',
      },
      {
        name: 'the kernel does not count the lines that a rule excludes',
        edit: { file: 'apps/processor/kernel/row-trades.ts', find: 'countExcluded(outcome);', replace: '' },
        detectedBy: ROWS,
        testNamePattern: 'counts excluded lines by rule',
      },
      {
        name: 'the kernel ignores the second column that decides what a line means',
        edit: {
          file: 'apps/processor/kernel/verdicts.ts',
          find: 'role < FIRST_DECISIVE + decisiveCount; role += 1) {\n    let from',
          replace: 'role < FIRST_DECISIVE + 1; role += 1) {\n    let from',
        },
        detectedBy: ROWS,
        testNamePattern: 'counts excluded lines by rule',
      },
      {
        name: 'the kernel takes the verdict on other texts of the same length',
        edit: { file: 'apps/processor/kernel/verdicts.ts', find: ' && areTextsOf(row, place)', replace: '' },
        detectedBy: ROWS,
        testNamePattern: 'many conditions of the same length',
      },
      {
        name: 'the kernel takes fields that a line lacks from a line before',
        edit: { file: 'apps/processor/kernel/rows.ts', find: 'v128.store(field, nothing);', replace: ';' },
        detectedBy: ROWS,
        testNamePattern: 'aggregates many lines',
      },
      {
        name: 'the kernel takes the last of repeated keys',
        edit: {
          file: 'apps/processor/kernel/ndjson-rows.ts',
          find: '(role < RESERVED && startOf(row, role) != 0)',
          replace: 'false',
        },
        detectedBy: ROWS,
        testNamePattern: 'defers repeated keys',
      },
      {
        name: 'the kernel accepts sizes in contracts',
        edit: {
          file: 'apps/processor/kernel/row-trades.ts',
          find: 'return symbol.acceptance == ACCEPTED ? index : -1;',
          replace: 'return index;',
        },
        detectedBy: ROWS,
        testNamePattern: 'sizes in contracts',
      },
    ],
  },
  {
    rule: 'the kernel identifies and orders trades by the same ids as the reference path',
    breaks: [
      {
        name: 'the kernel joins the columns of an id without colons',
        edit: {
          file: 'apps/processor/kernel/row-ids.ts',
          find: 'store<u8>(text + length, COLON as u8);',
          replace: '',
        },
        detectedBy: ROWS,
        testNamePattern: 'ids of several columns',
      },
      {
        name: 'the kernel orders runs of digits as texts',
        edit: {
          file: 'apps/processor/kernel/id-order.ts',
          find: 'if (areNumbers && aLength != bLength)',
          replace: 'if (false)',
        },
        detectedBy: ROWS,
        testNamePattern: 'of one time and order, by their ids',
      },
      {
        name: 'the kernel ignores the order that a file states',
        edit: {
          file: 'apps/processor/kernel/row-bar.ts',
          find: 'if (order != bar.lastOrder) return order > bar.lastOrder;',
          replace: '',
        },
        detectedBy: ROWS,
        testNamePattern: 'of one time, by their order',
      },
      {
        name: 'the kernel aggregates a trade that another line retracts',
        edit: {
          file: 'apps/processor/kernel/contested-names.ts',
          find: 'return count != 0 &&',
          replace: 'return false &&',
        },
        detectedBy: ROWS,
        testNamePattern: 'without their time',
      },
      {
        name: 'the kernel does not separate the symbols of feeds',
        edit: { file: 'apps/processor/kernel/symbols.ts', find: ' && symbol.feed == feed', replace: '' },
        detectedBy: ROWS,
        testNamePattern: 'of each feed of a file',
      },
    ],
  },
  {
    rule: 'the kernel reads times that are texts to the nanosecond',
    breaks: [
      {
        name: 'the kernel gives every century a leap year',
        edit: { file: 'apps/processor/kernel/text-times.ts', find: ' && year % 100 != 0', replace: '' },
        detectedBy: ROWS,
        testNamePattern: 'reads times in RFC 3339',
      },
      {
        name: 'the kernel adds an offset that has to be subtracted',
        edit: {
          file: 'apps/processor/kernel/text-times.ts',
          find: ': time - difference;',
          replace: ': time + difference;',
        },
        detectedBy: ROWS,
        testNamePattern: 'reads times in RFC 3339',
      },
      {
        name: 'the kernel reads the hour that a day lacks',
        edit: { file: 'apps/processor/kernel/text-times.ts', find: 'startOfHour == INVALID || ', replace: '' },
        detectedBy: ROWS,
        testNamePattern: 'reads times of day',
      },
    ],
  },
  {
    rule: 'the kernel knows trades without id by the same values as the reference path',
    breaks: [
      {
        name: 'the kernel gives equal trades one id',
        edit: {
          file: 'apps/processor/kernel/row-trades.ts',
          find: 'repetitions == 0 ? key : numberId(id, repetitions + 1)',
          replace: 'key',
        },
        detectedBy: ROWS,
        testNamePattern: 'aggregates equal trades',
      },
      {
        name: 'the kernel numbers all equal trades but the first alike',
        edit: {
          file: 'apps/processor/kernel/row-trades.ts',
          find: 'rememberTrade(index, key, order, repetitions + 1);',
          replace: 'rememberTrade(index, key, order, 1);',
        },
        detectedBy: ROWS,
        testNamePattern: 'more equal trades than have one digit',
      },
      {
        name: 'the kernel numbers equal trades in the order of their lines',
        edit: {
          file: 'apps/processor/kernel/repetitions.ts',
          find: 'load<u64>(entry, ORDER) <= order',
          replace: 'true',
        },
        detectedBy: ROWS,
        testNamePattern: 'not in their order',
      },
      {
        name: 'the kernel keeps trailing zeros in ids of values',
        edit: {
          file: 'apps/processor/kernel/row-values.ts',
          find: 'fraction > 0 && significant % 10 == 0',
          replace: 'false',
        },
        detectedBy: ROWS,
        testNamePattern: 'written in different ways',
      },
      {
        name: 'the kernel hashes only the first block of an id',
        edit: {
          file: 'apps/processor/kernel/sha256.ts',
          find: 'return load<u16>(text, 126) != 0;',
          replace: 'return false;',
        },
        detectedBy: ROWS,
        testNamePattern: 'ids of two blocks',
      },
      {
        name: 'the kernel forgets at a block of 64 bytes that it is in quotes',
        edit: {
          file: 'apps/processor/kernel/row-structure.ts',
          find: 'insideBefore = ((inside as i64) >> 63) as u64;',
          replace: '',
        },
        detectedBy: ROWS,
        testNamePattern: 'quotes at any place of a file',
      },
      {
        name: 'the kernel accepts text after quotes that end a block of 64 bytes',
        edit: {
          file: 'apps/processor/kernel/row-structure.ts',
          find: 'closingBefore = closing >> 63;',
          replace: '',
        },
        detectedBy: ROWS,
        testNamePattern: 'text around quotes',
      },
      {
        name: 'the kernel takes a field in quotes at the start of a block of 64 bytes for another one',
        edit: {
          file: 'apps/processor/kernel/row-structure.ts',
          find: 'endBefore = ends >> 63;',
          replace: 'endBefore = 0;',
        },
        detectedBy: ROWS,
        testNamePattern: 'quotes at any place of a file',
      },
      {
        name: 'the kernel joins lines of which one lacks a quote',
        edit: { file: 'apps/processor/kernel/csv-rows.ts', find: ' && lineEnd != unclosed', replace: '' },
        detectedBy: ROWS,
        testNamePattern: 'quotes that are not closed',
      },
      {
        name: 'the kernel takes spaces that belong to the separator for values',
        edit: {
          file: 'apps/processor/kernel/csv-rows.ts',
          find: '  while (from < to && load<u8>(from) == SPACE) from += 1;\n',
          replace: '',
        },
        detectedBy: ROWS,
        testNamePattern: 'values with spaces around them',
      },
    ],
  },
  {
    rule: 'the kernel reads prices and sizes as their layout writes them',
    breaks: [
      {
        name: 'the kernel implies decimals of prices that have a point or an exponent',
        edit: {
          file: 'apps/processor/kernel/row-numbers.ts',
          find: 'rowDecimals == 0 && isWhole(start, end)',
          replace: 'rowDecimals == 0',
        },
        detectedBy: ROWS,
        testNamePattern: 'implied decimals',
      },
      {
        name: 'the kernel ignores the exponent of a number',
        edit: {
          file: 'apps/processor/kernel/row-numbers.ts',
          find: 'rowDecimals = decimals + (exponent as u32);',
          replace: 'rowDecimals = decimals;',
        },
        detectedBy: ROWS,
        testNamePattern: 'signed sizes',
      },
      {
        name: 'the kernel does not notice a key that is repeated after null',
        edit: {
          file: 'apps/processor/kernel/ndjson-rows.ts',
          find: 'setField(row, role, start, start);',
          replace: '',
        },
        detectedBy: ROWS,
        testNamePattern: 'repeated after null',
      },
      {
        name: 'the kernel skips lists and objects that have a comma too much',
        edit: {
          file: 'apps/processor/kernel/ndjson-rows.ts',
          find: '    position = skipSpaces(position + 1);\n  }\n}\n\n/** Returns the start of the value after a key. */',
          replace:
            '    position = skipSpaces(position + 1);\n    if (load<u8>(position) == close) return position + 1;\n  }\n}\n\n/** Returns the start of the value after a key. */',
        },
        detectedBy: ROWS,
        testNamePattern: 'not valid, and those that are nested',
      },
      {
        name: 'the kernel never reads lines as rows that it has deferred',
        edit: {
          file: 'apps/processor/kernel/deferred.ts',
          find: 'if (!pausesIfMany) return;',
          replace: 'if (!pausesIfMany || count > 0) return;',
        },
        detectedBy: ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'],
        testNamePattern: 'after it has deferred many',
      },
    ],
  },
];
