import type { Rule } from '../rule';

const VALUES = ['apps/processor/test/parsing/parquet/value-text.test.ts'];
const RUNS = ['apps/processor/test/parsing/parquet/check-runs.test.ts'];
const FILES = ['apps/processor/test/parsing/parquet/open-parquet.test.ts'];
const OPENING = ['apps/processor/test/parsing/containers/open-trade-file.test.ts'];
const VALUE_TEXT = 'apps/processor/src/parsing/parquet/value-text.ts';
const PAGES = 'apps/processor/src/parsing/parquet/read-pages.ts';
const PARQUET = 'apps/processor/src/parsing/parquet/open-parquet.ts';

/** Parquet files. */
export const PARQUET_FILES: readonly Rule[] = [
  {
    rule: 'every value of a Parquet file keeps all of its digits',
    breaks: [
      {
        name: 'an unsigned INT64 is read as a signed one',
        edit: { file: VALUE_TEXT, find: 'BigInt.asUintN(64, value as bigint)', replace: 'value as bigint' },
        detectedBy: VALUES,
      },
      {
        name: 'a decimal in bytes is read as unsigned',
        edit: {
          file: VALUE_TEXT,
          find: 'BigInt.asIntN(8 * value.length,',
          replace: 'BigInt.asUintN(8 * value.length,',
        },
        detectedBy: VALUES,
      },
      {
        name: 'a FLOAT is written with the digits of a DOUBLE',
        edit: { file: VALUE_TEXT, find: "type === 'DOUBLE' ? value : shortestSingle(value)", replace: 'value' },
        detectedBy: VALUES,
      },
      {
        name: 'a number that has lost digits looks like a whole one',
        edit: { file: VALUE_TEXT, find: 'Math.abs(value) < INEXACT_FROM[type]', replace: 'true' },
        detectedBy: VALUES,
      },
      {
        name: 'null is read as the value before it',
        edit: { file: PAGES, find: "texts[index] = '';", replace: "texts[index] = texts[index - 1] ?? '';" },
        detectedBy: FILES,
      },
    ],
  },
  {
    rule: 'a TIMESTAMP has the unit in which the layout reads it, and a time zone',
    breaks: [
      {
        name: 'every time is written as RFC 3339',
        edit: { file: PARQUET, find: 'text: valueTextOf(element, time)', replace: 'text: valueTextOf(element)' },
        detectedBy: FILES,
      },
      {
        name: 'times without a time zone are read as UTC',
        edit: { file: PARQUET, find: 'time !== undefined && isTimeWithoutZone', replace: 'false && isTimeWithoutZone' },
        detectedBy: FILES,
      },
    ],
  },
  {
    rule: 'a Parquet file is read completely or refused',
    breaks: [
      {
        name: 'a nested column is left out',
        edit: { file: PARQUET, find: '  if (nested) {', replace: '  if (nested && false) {' },
        detectedBy: FILES,
      },
      {
        name: 'a checksum is ignored',
        edit: { file: PAGES, find: 'crc !== undefined && crc32', replace: 'false && crc32' },
        detectedBy: FILES,
      },
      {
        name: 'a line end in a text ends the line',
        edit: { file: VALUE_TEXT, find: ".replace(/[\\r\\n]/g, '\\u2028')", replace: '' },
        detectedBy: VALUES,
      },
      {
        name: 'a damaged run is filled up to any length',
        edit: {
          file: 'apps/processor/src/parsing/parquet/check-runs.ts',
          find: 'if (seen + run > count +',
          replace: 'if (false && seen + run > count +',
        },
        detectedBy: RUNS,
      },
      {
        name: 'the connection of the whole file stays open',
        edit: {
          file: 'apps/processor/src/parsing/containers/open-trade-file.ts',
          find: '  await rest.return?.();\n',
          replace: '',
        },
        detectedBy: OPENING,
      },
      {
        name: 'the end of a replaced file is read',
        edit: {
          file: 'apps/processor/src/adapters/s3-trade-file-store.ts',
          find: "if (name === 'PreconditionFailed') return undefined;",
          replace: '',
        },
        detectedBy: ['apps/processor/test/adapters/s3-trade-file-store.test.ts'],
      },
    ],
  },
];
