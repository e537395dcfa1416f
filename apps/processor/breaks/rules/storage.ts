import type { Rule } from '../rule';

const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const READS = ['libs/bars/test/table/patient-reader.test.ts'];
const PACE = ['libs/bars/test/table/write-pace.test.ts'];
const WRITES = ['libs/bars/test/table/send-paced.test.ts'];
const TABLE = ['libs/bars/test/table/dynamodb-table.test.ts'];
const RESUMING = ['libs/bars/test/write/write-progress.test.ts'];
const PROGRESS = 'libs/bars/src/write/write-progress.ts';
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
          find: 'this.throwIfLess(RESERVE);',
          replace: 'this.throwIfLess(0);',
        },
        detectedBy: ['apps/processor/test/adapters/lambda-clock.test.ts'],
      },
      {
        name: 'it does not stop while a file is read',
        edit: {
          file: 'apps/processor/src/parsing/containers/open-trade-file.ts',
          find: 'if (!next.done) clock.throwIfLate();',
          replace: 'if (next.done) clock.throwIfLate();',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'it does not stop while bars are written',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'store.progressOf(file, () => {\n    clock.throwIfLate();\n  })',
          replace: 'store.progressOf(file, () => undefined)',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'a failed message is not returned to the queue',
        edit: {
          file: 'apps/processor/src/handler.ts',
          find: '      batchItemFailures.push({ itemIdentifier: messageId });\n',
          replace: '',
        },
        detectedBy: ['apps/processor/test/handler.test.ts'],
      },
    ],
  },
  {
    rule: 'requests that DynamoDB throttles, wholly or in part, are sent again',
    breaks: [
      {
        name: 'unprocessed reads are forgotten',
        edit: {
          file: 'libs/bars/src/table/patient-reader.ts',
          find: 'unprocessed = await unprocessedOf(batch, send);',
          replace: 'await unprocessedOf(batch, send);\n      unprocessed = [];',
        },
        detectedBy: READS,
      },
      {
        name: 'unprocessed reads are abandoned without an error',
        edit: {
          file: 'libs/bars/src/table/patient-reader.ts',
          find: 'throw new ThrottledError(Math.round((this.timer.now() - begin) / 1_000));',
          replace: 'return;',
        },
        detectedBy: READS,
      },
      {
        name: 'throttled writes are forgotten',
        edit: {
          file: 'libs/bars/src/table/send-paced.ts',
          find: 'this.throttled.push(...left);',
          replace: '',
        },
        detectedBy: WRITES,
      },
      {
        name: 'unprocessed writes are ignored',
        edit: {
          file: 'libs/bars/src/table/batch-writer.ts',
          find: 'return amongUnprocessed(batch, UnprocessedItems?.[this.tableName]);',
          replace: 'return [];',
        },
        detectedBy: TABLE,
      },
      {
        name: 'a request that fails by chance is taken for one that succeeded',
        edit: {
          file: 'libs/bars/src/table/batch-writer.ts',
          find: '    } catch {\n      return undefined;',
          replace: '    } catch {\n      return {};',
        },
        detectedBy: ['libs/bars/test/table/batch-writer.test.ts'],
      },
      {
        name: 'the SDK hides throttled requests by retries of its own',
        edit: {
          file: 'libs/bars/src/table/dynamodb-table.ts',
          find: 'leaveThrottling(client);',
          replace: '',
        },
        detectedBy: TABLE,
      },
      {
        name: 'unprocessed reads are ignored',
        edit: {
          file: 'libs/bars/src/table/dynamodb-table.ts',
          find: 'return UnprocessedKeys?.[this.tableName]?.Keys ?? [];',
          replace: 'return [];',
        },
        detectedBy: TABLE,
      },
    ],
  },
  {
    rule: 'writes are as fast as the table takes them',
    breaks: [
      {
        name: 'one request follows the other',
        edit: {
          file: 'libs/bars/src/table/send-paced.ts',
          find: 'MAX_IN_FLIGHT = 32',
          replace: 'MAX_IN_FLIGHT = 1',
        },
        detectedBy: WRITES,
      },
      {
        name: 'a throttled request does not reduce the rate',
        edit: {
          file: 'libs/bars/src/table/write-pace.ts',
          find: 'if (taken < units && sentAt >= this.throttledAt) this.reduce(now);',
          replace: '',
        },
        detectedBy: PACE,
      },
      {
        name: 'every throttled request in flight reduces the rate once more',
        edit: {
          file: 'libs/bars/src/table/write-pace.ts',
          find: 'taken < units && sentAt >= this.throttledAt',
          replace: 'taken < units',
        },
        detectedBy: PACE,
      },
      {
        name: 'the rate does not grow again',
        edit: {
          file: 'libs/bars/src/table/write-pace.ts',
          find: 'const GROWTH = 0.4;',
          replace: 'const GROWTH = 1e-9;',
        },
        detectedBy: WRITES,
      },
      {
        name: 'a slow table is asked for more than it has in a second',
        edit: {
          file: 'libs/bars/src/table/send-paced.ts',
          find: ' && units < maxUnits',
          replace: '',
        },
        detectedBy: WRITES,
      },
      {
        name: 'writes are counted as written although an earlier one is not',
        edit: {
          file: 'libs/bars/src/table/send-paced.ts',
          find: 'while (this.ahead.delete(this.written)) this.written += 1;',
          replace: 'this.written += taken.length;',
        },
        detectedBy: WRITES,
      },
      {
        name: 'a table that takes nothing is never given up',
        edit: {
          file: 'libs/bars/src/table/send-paced.ts',
          find: 'throw new ThrottledError(PATIENCE / 1_000);',
          replace: "if (this.pace.timer.now() > 200 * PATIENCE) throw new Error('never');",
        },
        detectedBy: WRITES,
      },
      {
        name: 'writes in flight are not awaited when one fails',
        edit: {
          file: 'libs/bars/src/table/send-paced.ts',
          find: 'await Promise.all(this.inFlight);',
          replace: '',
        },
        detectedBy: WRITES,
      },
    ],
  },
  {
    rule: 'a file for which capacity or time is missing waits, and continues where it stopped',
    breaks: [
      {
        name: 'it begins again from its first item',
        edit: {
          file: PROGRESS,
          find: 'if (this.written.count > this.markedItems) await this.putMarkerIfPossible();',
          replace: '',
        },
        detectedBy: RESUMING,
      },
      {
        name: 'a marker is kept although its items are other ones',
        edit: {
          file: PROGRESS,
          find: '      await WriteProgress.delete(this.table, this.origin);\n      throw',
          replace: '      throw',
        },
        detectedBy: RESUMING,
      },
      {
        name: 'a crash after many items loses all of them',
        edit: { file: PROGRESS, find: ' return;\n      await this.putMarker();', replace: ' return;' },
        detectedBy: RESUMING,
      },
      {
        name: 'a file whose reading takes too long waits for ever',
        edit: {
          file: 'apps/processor/src/reading-clock.ts',
          find: 'error instanceof DeadlineError ? new ReadingTooSlowError(error) : error',
          replace: 'error',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'there is no time left to store how far it came',
        edit: {
          file: 'apps/processor/src/adapters/lambda-clock.ts',
          find: 'LAST_RESERVE = 3_000',
          replace: 'LAST_RESERVE = RESERVE',
        },
        detectedBy: ['apps/processor/test/adapters/lambda-clock.test.ts'],
      },
      {
        name: 'it fails once more instead',
        edit: {
          file: 'apps/processor/src/handle-message.ts',
          find: 'if (error instanceof StoppedError) {',
          replace: 'if (error === undefined) {',
        },
        detectedBy: ['apps/processor/test/handle-message.test.ts'],
      },
      {
        name: 'the seconds since the upload of a file that waits are not counted',
        edit: {
          file: 'apps/processor/src/handle-message.ts',
          find: "secondsSince('SecondsFromUpload', task.dueSince);",
          replace: 'return;',
        },
        detectedBy: ['apps/processor/test/handle-message.test.ts'],
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
          file: 'apps/processor/src/aggregation/wasm/kernel-parts.ts',
          find: 'parts.sort(compareChunks)',
          replace: 'parts.sort((a, b) => (a.symbol < b.symbol ? -1 : 1) || compareChunks(a, b))',
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
          find: 'isChosenToCompact(file, settings) ? await store.compact(manifest) : []',
          replace: 'isChosenToCompact(file, settings) ? [] : []',
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
          find: 'previous ? invalidationsOf(previous) : []',
          replace: '[]',
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
