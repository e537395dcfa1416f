import type { Rule } from '../rule';

const READER = ['libs/bars/test/read/bar-reader.test.ts'];
const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const BATCHES = ['libs/bars/test/table/batches.test.ts'];
const TABLE = ['libs/bars/test/table/dynamodb-table.test.ts'];
const COMPACTION = ['libs/bars/test/write/compact-chunk.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

const BAR_READER = 'libs/bars/src/read/bar-reader.ts';
const COMPACT = 'libs/bars/src/write/compact-chunk.ts';

/** How bars are written in time, kept, packed and read. */
export const STORAGE: readonly Rule[] = [
  {
    rule: 'the work stops before the function is ended, and what is left is reported as not done',
    breaks: [
      {
        name: 'it stops when the time is over',
        edit: {
          file: 'apps/processor/src/adapters/lambda-clock.ts',
          find: 'remaining < RESERVE',
          replace: 'remaining < 0',
        },
        seenBy: ['apps/processor/test/adapters/lambda-clock.test.ts'],
      },
      {
        name: 'it does not stop while a file is read',
        edit: {
          file: 'apps/processor/src/aggregation/aggregate-trade-file.ts',
          find: 'clock.throwIfLate();\n    pass.push(chunk);',
          replace: 'pass.push(chunk);',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'it does not stop while bars are written',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'clock.throwIfLate();\n    yield item;',
          replace: 'yield item;',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'the whole batch fails where no message was done',
        edit: {
          file: 'apps/processor/src/handler.ts',
          find: 'throwOnFullBatchFailure: false',
          replace: 'throwOnFullBatchFailure: true',
        },
        seenBy: ['apps/processor/test/handler.test.ts'],
      },
    ],
  },
  {
    rule: 'what DynamoDB leaves undone is sent again',
    breaks: [
      {
        name: 'it is forgotten',
        edit: {
          file: 'libs/bars/src/table/batches.ts',
          find: 'unprocessed = await send(batch);',
          replace: 'await send(batch);\n    unprocessed = [];',
        },
        seenBy: BATCHES,
      },
      {
        name: 'it is given up silently',
        edit: {
          file: 'libs/bars/src/table/batches.ts',
          find: 'throw new UnprocessedItemsError(operation, unprocessed.length, MAX_ATTEMPTS);',
          replace: 'return;',
        },
        seenBy: BATCHES,
      },
      {
        name: 'nobody asks what was not written',
        edit: {
          file: 'libs/bars/src/table/dynamodb-table.ts',
          find: 'return UnprocessedItems?.[this.tableName] ?? [];',
          replace: 'return [];',
        },
        seenBy: TABLE,
      },
      {
        name: 'nobody asks what was not read',
        edit: {
          file: 'libs/bars/src/table/dynamodb-table.ts',
          find: 'return (UnprocessedKeys?.[this.tableName]?.Keys ?? []) as ItemKey[];',
          replace: 'return [];',
        },
        seenBy: TABLE,
      },
    ],
  },
  {
    rule: 'bars are packed into items that fit, and written interleaved over symbols',
    breaks: [
      {
        name: 'an item is larger than the table takes',
        edit: {
          file: 'libs/bars/src/encoding/chunk-codec.ts',
          find: 'if (bytes.length <= MAX_BYTES) return [bytes];',
          replace: 'if (bytes.length > 0) return [bytes];',
        },
        seenBy: ['libs/bars/test/encoding/chunk-codec.test.ts'],
      },
      {
        name: 'they are written symbol by symbol',
        edit: {
          file: 'libs/bars/src/write/bar-map.ts',
          find: 'return compare(a.start, b.start) || compare(a.feed, b.feed) || compare(a.symbol, b.symbol);',
          replace: 'return compare(a.feed, b.feed) || compare(a.symbol, b.symbol) || compare(a.start, b.start);',
        },
        seenBy: KERNEL,
        named: 'gives bars hour by hour',
      },
      {
        name: 'the kernel gives them symbol by symbol',
        edit: {
          file: 'apps/processor/src/aggregation/wasm/kernel-bars.ts',
          find: 'chunkOf(a) - chunkOf(b) || rankOf(a) - rankOf(b)',
          replace: 'rankOf(a) - rankOf(b) || chunkOf(a) - chunkOf(b)',
        },
        seenBy: KERNEL,
        named: 'gives bars hour by hour',
      },
    ],
  },
  {
    rule: 'the reader gives a range page by page',
    breaks: [
      {
        name: 'the table gives its first page for all',
        edit: { file: 'libs/bars/src/table/dynamodb-table.ts', find: 'while (after);', replace: 'while (false);' },
        seenBy: TABLE,
      },
      {
        name: 'the bar is lost that a page had no room for',
        edit: {
          file: BAR_READER,
          find: 'query.fill ? due : bar.time, close',
          replace: 'due + NANOSECONDS[query.interval], close',
        },
        seenBy: READER,
      },
      {
        name: 'a page has more bars than were asked for',
        edit: {
          file: BAR_READER,
          find: 'if (bars.length === limit) return { bars, cursor: cursorOf(query.fill',
          replace: 'if (bars.length > limit) return { bars, cursor: cursorOf(query.fill',
        },
        seenBy: READER,
      },
      {
        name: 'the end of a range is in it',
        edit: {
          file: BAR_READER,
          find: 'const end = firstOpenTime(to, interval);',
          replace: 'const end = firstOpenTime(to + 1n, interval);',
        },
        seenBy: READER,
      },
      {
        name: 'bars before the range are in it',
        edit: { file: BAR_READER, find: 'stored >= from && ', replace: '' },
        seenBy: READER,
        named: 'a right-open range',
      },
      {
        name: 'a chunk is left out between those that are read at once',
        edit: {
          file: BAR_READER,
          find: 'first += chunk * CHUNKS_PER_QUERY',
          replace: 'first += chunk * (CHUNKS_PER_QUERY + 1n)',
        },
        seenBy: READER,
      },
    ],
  },
  {
    rule: 'the reader fills empty bars with the close before them, where it is asked to',
    breaks: [
      {
        name: 'it fills them though nobody asked',
        edit: {
          file: BAR_READER,
          find: 'query.fill && close !== undefined && due < bar.time',
          replace: 'close !== undefined && due < bar.time',
        },
        seenBy: READER,
      },
      {
        name: 'it fills them with the open',
        edit: { file: BAR_READER, find: 'close = bar.close ?? close;', replace: 'close = bar.open ?? close;' },
        seenBy: READER,
      },
      {
        name: 'it stops at the last trade',
        edit: { file: BAR_READER, find: 'due < to;', replace: 'false;' },
        seenBy: READER,
      },
      {
        name: 'it forgets the close between pages',
        edit: { file: BAR_READER, find: "return `${time}:${close ?? ''}`;", replace: 'return `${time}:`;' },
        seenBy: READER,
      },
    ],
  },
  {
    rule: 'compaction makes reads cheap, and changes no bar',
    breaks: [
      {
        name: 'no file compacts',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'if (isChosenToCompact(file, settings)) await store.compact(manifest);',
          replace: '',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'what is packed stays beside the pack',
        edit: {
          file: COMPACT,
          find: 'packed.has(originKey(origin)) || generations.isObsolete(origin)),',
          replace: 'generations.isObsolete(origin)),',
        },
        seenBy: COMPACTION,
        named: 'packs many items into one',
      },
      {
        name: 'what does not fit the pack is removed',
        edit: {
          file: COMPACT,
          find: 'packed.has(originKey(origin)) || generations.isObsolete(origin)),',
          replace: 'packed.size > 0),',
        },
        seenBy: COMPACTION,
        named: 'packs the items that fit',
      },
      {
        name: 'what is packed already is left out of the next pack',
        edit: { file: COMPACT, find: 'pack.entries.filter(isKept)', replace: 'pack.entries.slice(0, 0)' },
        seenBy: COMPACTION,
        named: 'adds to an existing pack',
      },
      {
        name: 'a pack keeps what was uploaded again',
        edit: {
          file: 'libs/bars/src/write/bar-store.ts',
          find: 'const invalidations = previous ? invalidationsOf(previous) : [];',
          replace: 'const invalidations: Item[] = [];',
        },
        seenBy: COMPACTION,
        named: 'replaces the packed bars of a file',
      },
      {
        name: 'a slow compaction takes back what was put since',
        edit: {
          file: COMPACT,
          find: "chunk.pack ? { kind: 'equals', attribute: 'version', value: version } : { kind: 'absent' },",
          replace: "{ kind: 'not-above', attribute: 'pk', value: '~' },",
        },
        seenBy: COMPACTION,
        named: 'a slow compaction',
      },
      {
        name: 'few items are packed, which costs more than it saves',
        edit: { file: COMPACT, find: '(pack ? 1 : MIN_PARTIALS)', replace: '1' },
        seenBy: COMPACTION,
        named: 'does not pack too few items',
      },
    ],
  },
];
