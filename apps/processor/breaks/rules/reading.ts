import type { Rule } from '../rule';

const TABLE = ['libs/bars/test/table/dynamodb-table.test.ts'];
const READER = ['libs/bars/test/read/bar-reader.test.ts', 'libs/bars/test/read/bar-reader-pages.test.ts'];
const EMPTY = ['libs/bars/test/read/empty-intervals.test.ts'];
const BAR_READER = 'libs/bars/src/read/bar-reader.ts';
const BAR_QUERY = 'libs/bars/src/read/bar-query.ts';
const STORED_BARS = 'libs/bars/src/read/stored-bars.ts';
const FILL_GAPS = 'libs/bars/src/read/fill-gaps.ts';
const EMPTY_INTERVALS = 'libs/bars/src/read/empty-intervals.ts';

/** How bars are read: ranges, pages, gaps. */
export const READING: readonly Rule[] = [
  {
    rule: 'the reader returns a range page by page',
    breaks: [
      {
        name: 'a page has more items than requested',
        edit: { file: 'libs/bars/src/table/dynamodb-table.ts', find: '        Limit: pageSize,\n', replace: '' },
        detectedBy: TABLE,
      },
      {
        name: 'a descending range is ascending',
        edit: {
          file: 'libs/bars/src/table/dynamodb-table.ts',
          find: "ScanIndexForward: order === 'ascending',",
          replace: '',
        },
        detectedBy: TABLE,
      },
      {
        name: 'only the first page of a query is read',
        edit: { file: 'libs/bars/src/table/dynamodb-table.ts', find: 'while (after);', replace: 'while (false);' },
        detectedBy: TABLE,
      },
      {
        name: 'the bar that did not fit a page is lost',
        edit: { file: BAR_READER, find: 'next = row.interval.open;', replace: 'next = row.interval.end;' },
        detectedBy: READER,
      },
      {
        name: 'the first interval after a filled page is lost',
        edit: {
          file: BAR_READER,
          find: 'next = intervalAfter(plan, row.interval).open;',
          replace: 'next = intervalAfter(plan, row.interval).end;',
        },
        detectedBy: READER,
      },
      {
        name: 'a page has more bars than its limit',
        edit: {
          file: BAR_READER,
          find: 'if (rows.length === limit) {',
          replace: 'if (rows.length > limit) {',
        },
        detectedBy: READER,
      },
      {
        name: 'a range includes its end',
        edit: { file: BAR_QUERY, find: 'grid.intervalBefore(to)', replace: 'grid.intervalBefore(to + 1n)' },
        detectedBy: READER,
      },
      {
        name: 'a range includes bars before its start',
        edit: { file: STORED_BARS, find: 'time >= from && ', replace: '' },
        detectedBy: READER,
        testNamePattern: 'a right-open range',
      },
      {
        name: 'a chunk between two queries is skipped',
        edit: {
          file: STORED_BARS,
          find: 'first = size > 0 ? next :',
          replace: 'first = size > 0 ? next + CHUNK_NANOSECONDS[interval] :',
        },
        detectedBy: READER,
      },
      {
        name: 'the bars after a time without bars are lost',
        edit: {
          file: STORED_BARS,
          find: ": await findChunk(table, series, { from: next, to }, 'ascending');",
          replace: ': undefined;',
        },
        detectedBy: READER,
      },
      {
        name: 'time without bars is queried piece by piece',
        edit: {
          file: STORED_BARS,
          find: ": await findChunk(table, series, { from: next, to }, 'ascending');",
          replace: ': next;',
        },
        detectedBy: READER,
        testNamePattern: 'in few queries',
      },
      {
        name: 'stored bars that belong to no interval of the grid are part of a bar',
        edit: {
          file: 'libs/bars/src/read/merged-bars.ts',
          find: 'const interval = grid.intervalAt(time);',
          replace: 'const interval = grid.intervalAt(time) ?? grid.intervalBefore(time);',
        },
        detectedBy: READER,
      },
    ],
  },
  {
    rule: 'the reader fills gaps with the previous close on request',
    breaks: [
      {
        name: 'it fills gaps without a request',
        edit: {
          file: FILL_GAPS,
          find: "(fill === 'previous' && close !== undefined)",
          replace: 'close !== undefined',
        },
        detectedBy: READER,
      },
      {
        name: 'it fills gaps with the previous open',
        edit: { file: FILL_GAPS, find: 'close = row.bar.close ?? close;', replace: 'close = row.bar.open ?? close;' },
        detectedBy: READER,
      },
      {
        name: 'it does not fill the gap after the last trade',
        edit: { file: FILL_GAPS, find: 'to: plan.last.open + 1n', replace: 'to: due' },
        detectedBy: READER,
      },
      {
        name: 'it forgets the close between pages',
        edit: {
          file: 'libs/bars/src/read/bar-cursor.ts',
          find: "return `${time}:${close ?? ''}`;",
          replace: 'return `${time}:`;',
        },
        // Random ranges would take minutes to find the smallest one.
        detectedBy: ['libs/bars/test/read/bar-reader.test.ts'],
      },
    ],
  },
  {
    rule: 'an interval without bars is empty only if files cover all of it',
    breaks: [
      {
        name: 'an interval of which a part is covered is empty',
        edit: {
          file: EMPTY_INTERVALS,
          find: 'return (covered[low - 1]?.to ?? 0n) >= to;',
          replace: 'return (covered[low - 1]?.to ?? 0n) > from;',
        },
        detectedBy: EMPTY,
      },
      {
        name: 'the bars of a file that arrives meanwhile are missing',
        edit: { file: EMPTY_INTERVALS, find: 'bar ?? late.get(interval.open) ?? {', replace: 'bar ?? {' },
        detectedBy: EMPTY,
      },
      {
        name: 'the time between the sessions of an interval must be covered',
        edit: {
          file: EMPTY_INTERVALS,
          find: 'return parts.every(',
          replace: 'return [{ from: open, to: end }].every(',
        },
        detectedBy: EMPTY,
      },
    ],
  },
  {
    rule: 'the last bars of a range are those of its last page',
    breaks: [
      {
        name: 'the close before the last bars is unknown',
        edit: { file: BAR_READER, find: 'close: earlier[0]?.close }', replace: 'close: undefined }' },
        detectedBy: READER,
      },
      {
        name: 'an earlier chunk is skipped',
        edit: {
          file: 'libs/bars/src/read/merged-bars.ts',
          find: 'end = start;',
          replace: 'end = start - longest;',
        },
        detectedBy: READER,
      },
    ],
  },
];
