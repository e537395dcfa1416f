import type { Rule } from '../rule';

const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const BATCHES = ['libs/bars/test/table/batches.test.ts'];
const TABLE = ['libs/bars/test/table/dynamodb-table.test.ts'];
const COMPACTION = ['libs/bars/test/write/compact-chunk.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];
const COMPACT = 'libs/bars/src/write/compact-chunk.ts';

/** How bars are written in time, stored and packed. */
export const STORAGE: readonly Rule[] = [
  {
    rule: 'the function stops before its time is over, and reports the messages that it did not process',
    breaks: [
      {
        name: 'it stops only when its time is over',
        edit: {
          file: 'apps/processor/src/adapters/lambda-clock.ts',
          find: 'remaining < RESERVE',
          replace: 'remaining < 0',
        },
        detectedBy: ['apps/processor/test/adapters/lambda-clock.test.ts'],
      },
      {
        name: 'it does not stop while a file is read',
        edit: {
          file: 'apps/processor/src/parsing/containers/open-trade-file.ts',
          find: 'clock.throwIfLate();\n    yield chunk;',
          replace: 'yield chunk;',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'it does not stop while bars are written',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'clock.throwIfLate();\n    yield item;',
          replace: 'yield item;',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the whole batch fails if no message was processed',
        edit: {
          file: 'apps/processor/src/handler.ts',
          find: 'throwOnFullBatchFailure: false',
          replace: 'throwOnFullBatchFailure: true',
        },
        detectedBy: ['apps/processor/test/handler.test.ts'],
      },
    ],
  },
  {
    rule: 'requests that DynamoDB leaves unprocessed are sent again',
    breaks: [
      {
        name: 'unprocessed requests are forgotten',
        edit: {
          file: 'libs/bars/src/table/batches.ts',
          find: 'unprocessed = await send(batch);',
          replace: 'await send(batch);\n    unprocessed = [];',
        },
        detectedBy: BATCHES,
      },
      {
        name: 'unprocessed requests are abandoned without an error',
        edit: {
          file: 'libs/bars/src/table/batches.ts',
          find: 'throw new UnprocessedItemsError(operation, unprocessed.length, MAX_ATTEMPTS);',
          replace: 'return;',
        },
        detectedBy: BATCHES,
      },
      {
        name: 'unprocessed writes are ignored',
        edit: {
          file: 'libs/bars/src/table/dynamodb-table.ts',
          find: 'return UnprocessedItems?.[this.tableName] ?? [];',
          replace: 'return [];',
        },
        detectedBy: TABLE,
      },
      {
        name: 'unprocessed reads are ignored',
        edit: {
          file: 'libs/bars/src/table/dynamodb-table.ts',
          find: 'return (UnprocessedKeys?.[this.tableName]?.Keys ?? []) as ItemKey[];',
          replace: 'return [];',
        },
        detectedBy: TABLE,
      },
    ],
  },
  {
    rule: 'bars are encoded into items that fit the table, and written chunk by chunk across all symbols',
    breaks: [
      {
        name: 'an item is larger than the table allows',
        edit: {
          file: 'libs/bars/src/encoding/chunk-codec.ts',
          find: 'if (bytes.length <= MAX_BYTES) return [bytes];',
          replace: 'if (bytes.length > 0) return [bytes];',
        },
        detectedBy: ['libs/bars/test/encoding/chunk-codec.test.ts'],
      },
      {
        name: 'bars are written symbol by symbol',
        edit: {
          file: 'libs/bars/src/write/bar-map.ts',
          find: 'return compare(a.start, b.start) || compare(a.feed, b.feed) || compare(a.symbol, b.symbol);',
          replace: 'return compare(a.feed, b.feed) || compare(a.symbol, b.symbol) || compare(a.start, b.start);',
        },
        detectedBy: KERNEL,
        testNamePattern: 'returns bars by hour',
      },
      {
        name: 'the kernel returns bars symbol by symbol',
        edit: {
          file: 'apps/processor/src/aggregation/wasm/kernel-bars.ts',
          find: 'chunkOf(a) - chunkOf(b) || rankOf(a) - rankOf(b)',
          replace: 'rankOf(a) - rankOf(b) || chunkOf(a) - chunkOf(b)',
        },
        detectedBy: KERNEL,
        testNamePattern: 'returns bars by hour',
      },
    ],
  },
  {
    rule: 'compaction reduces the number of items and changes no bar',
    breaks: [
      {
        name: 'no file triggers a compaction',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'if (isChosenToCompact(file, settings)) await store.compact(manifest);',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'items that were packed are not deleted',
        edit: {
          file: COMPACT,
          find: 'packed.has(originKey(origin)) || generations.isObsolete(origin)),',
          replace: 'generations.isObsolete(origin)),',
        },
        detectedBy: COMPACTION,
        testNamePattern: 'packs many items into one',
      },
      {
        name: 'items that do not fit the pack are deleted',
        edit: {
          file: COMPACT,
          find: 'packed.has(originKey(origin)) || generations.isObsolete(origin)),',
          replace: 'packed.size > 0),',
        },
        detectedBy: COMPACTION,
        testNamePattern: 'packs the items that fit',
      },
      {
        name: 'the entries of a pack are missing from the next one',
        edit: { file: COMPACT, find: 'pack.entries.filter(isKept)', replace: 'pack.entries.slice(0, 0)' },
        detectedBy: COMPACTION,
        testNamePattern: 'adds to an existing pack',
      },
      {
        name: 'no invalidation is written when a packed file is uploaded again',
        edit: {
          file: 'libs/bars/src/write/bar-store.ts',
          find: 'previous ? invalidationsOf(previous) : [toFileItem(manifest.file)]',
          replace: '[toFileItem(manifest.file)]',
        },
        detectedBy: COMPACTION,
        testNamePattern: 'replaces the packed bars of a file',
      },
      {
        name: 'a slow compaction overwrites a newer pack',
        edit: {
          file: COMPACT,
          find: "chunk.pack ? { kind: 'equals', attribute: 'version', value: version } : { kind: 'absent' },",
          replace: "{ kind: 'not-above', attribute: 'pk', value: '~' },",
        },
        detectedBy: COMPACTION,
        testNamePattern: 'a slow compaction',
      },
      {
        name: 'a chunk with few items is compacted',
        edit: { file: COMPACT, find: '(pack ? 1 : MIN_PARTIALS)', replace: '1' },
        detectedBy: COMPACTION,
        testNamePattern: 'does not pack too few items',
      },
    ],
  },
];
