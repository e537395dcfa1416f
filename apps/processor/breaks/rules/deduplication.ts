import type { Rule } from '../rule';

const SOURCES = ['libs/bars/test/read/resolve-sources.test.ts'];
const READER = ['libs/bars/test/read/bar-reader.test.ts'];
const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const FILES = ['libs/bars/test/model/trade-file.test.ts'];
const S3 = ['apps/processor/test/adapters/s3-trade-file-store.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];
const RESOLUTION = 'libs/bars/src/read/resolve-sources.ts';
const PROCESS = 'apps/processor/src/process-trade-file.ts';

/** Every trade is counted once, whatever is delivered, uploaded or repeated. */
export const DEDUPLICATION: readonly Rule[] = [
  {
    rule: 'a trade that occurs twice in a file is counted once',
    breaks: [
      {
        name: 'a repeated id is not noticed',
        edit: {
          file: 'apps/processor/src/aggregation/aggregation-pass.ts',
          find: 'if (hasRepetition(ids))',
          replace: 'if (false)',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the first of several trades with the same id and different values is accepted',
        edit: {
          file: 'apps/processor/src/aggregation/contested-trades.ts',
          find: 'if (!trades.every((trade) => isSame(trade, one))) return [];',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the kernel does not notice an id that is repeated immediately',
        edit: {
          file: 'apps/processor/kernel/partial-bar.ts',
          find: 'if (id <= bar.previousId)',
          replace: 'if (id < bar.previousId)',
        },
        detectedBy: KERNEL,
        testNamePattern: 'finds repeated ids',
      },
      {
        name: 'the kernel does not report bars with a repeated id',
        edit: {
          file: 'apps/processor/kernel/encode.ts',
          find: 'if (count < bar.count) addContested',
          replace: 'if (false) addContested',
        },
        detectedBy: KERNEL,
        testNamePattern: 'finds repeated ids',
      },
      {
        name: 'an id that is repeated hours later in the file is not noticed',
        edit: {
          file: 'apps/processor/src/aggregation/wasm/kernel-bars.ts',
          find: 'if (hasRepetition(ids))',
          replace: 'if (false)',
        },
        detectedBy: KERNEL,
        testNamePattern: 'finds repeated ids',
      },
      {
        name: 'the kernel aggregates trades of a bar that is known to be contested',
        edit: {
          file: 'apps/processor/kernel/trades.ts',
          find: 'if (isKnownContested(index, barIndex)) return false;',
          replace: '',
        },
        detectedBy: KERNEL,
        testNamePattern: 'finds repeated ids',
      },
    ],
  },
  {
    rule: 'a trade that occurs in two files is counted once, or one of the files is reported as a conflict',
    breaks: [
      {
        name: 'it is counted twice',
        edit: { file: RESOLUTION, find: 'if (known === 0) {', replace: 'if (known >= 0) {' },
        detectedBy: SOURCES,
      },
      {
        name: 'a file that shares only some of its trades is left out silently',
        edit: { file: RESOLUTION, find: 'known < partial.ids.length || ', replace: '' },
        detectedBy: SOURCES,
      },
      {
        name: 'a file with other values for the same trades is left out silently',
        edit: { file: RESOLUTION, find: ' || contradicts(partial, owners)', replace: '' },
        detectedBy: SOURCES,
      },
      {
        name: 'a file is a conflict because it states another order for the same trades',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: 'a?.price === b?.price',
          replace: 'a?.price === b?.price && a?.order === b?.order',
        },
        detectedBy: SOURCES,
      },
      {
        name: 'the file that arrives first takes precedence',
        edit: { file: RESOLUTION, find: '[...contributions].sort(byTrades)', replace: '[...contributions]' },
        detectedBy: SOURCES,
      },
      {
        name: 'a file and its compressed version are two sources',
        edit: {
          file: 'libs/bars/src/model/trade-file.ts',
          find: `key.replace(/\\.(?:gz|zip|zst)$/, '')`,
          replace: 'key',
        },
        detectedBy: FILES,
      },
    ],
  },
  {
    rule: 'only the newest upload of a source contributes to bars',
    breaks: [
      {
        name: 'uploads are not ordered as S3 orders them',
        edit: {
          file: 'libs/bars/src/model/trade-file.ts',
          find: 'generation.padEnd(',
          replace: 'generation.padStart(',
        },
        detectedBy: FILES,
      },
      {
        name: 'an older upload that is processed late replaces a newer one',
        edit: {
          file: PROCESS,
          find: 'current.file.generation >= file.generation',
          replace: 'current.file.generation === file.generation',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'a file is processed again at every delivery of its message',
        edit: {
          file: PROCESS,
          find: 'if (isCovered(file, previous)) {',
          replace: 'if (false) {',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the bars of the previous upload are not deleted',
        edit: {
          file: 'libs/bars/src/write/bar-store.ts',
          find: 'if (replaced) await this.deleteAll(barKeysOf(replaced));',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the bars of an upload are not deleted if a newer one was applied meanwhile',
        edit: {
          file: PROCESS,
          find: 'if (previous?.file.generation !== file.generation) await store.deleteGeneration(manifest);',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'a manifest is written although another generation has become current',
        edit: {
          file: 'libs/bars/src/write/bar-store.ts',
          find: "previous ? recordedCondition(previous) : { kind: 'absent' }",
          replace: "{ kind: 'not-above', attribute: 'pk', value: '~' }",
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'a reader uses the bars of every upload',
        edit: {
          file: 'libs/bars/src/table/current-generations.ts',
          find: 'return this.of(source) === generation;',
          replace: 'return this.of(source) !== undefined;',
        },
        detectedBy: ['libs/bars/test/read/bar-reader.test.ts', 'libs/bars/test/write/compact-chunk.test.ts'],
      },
      {
        name: 'other bytes are read than those that the event names',
        edit: {
          file: 'apps/processor/src/adapters/s3-trade-file-store.ts',
          find: 'IfMatch: `"${etag}"`,',
          replace: '',
        },
        detectedBy: S3,
      },
      {
        name: 'an incomplete download is accepted as the whole file',
        edit: {
          file: 'apps/processor/src/adapters/s3-trade-file-store.ts',
          find: 'if (received !== expected)',
          replace: 'if (false)',
        },
        detectedBy: S3,
      },
    ],
  },
  {
    rule: 'a bar names its sources, and its revision changes whenever its content does',
    breaks: [
      {
        name: 'a bar does not name its sources',
        edit: {
          file: 'libs/bars/src/read/bar-builder.ts',
          find: 'sources: sourcesOf(included)',
          replace: 'sources: []',
        },
        detectedBy: READER,
      },
      {
        name: 'a bar does not name its conflicts',
        edit: {
          file: 'libs/bars/src/read/bar-builder.ts',
          find: 'conflicts: sourcesOf(conflicting)',
          replace: 'conflicts: []',
        },
        detectedBy: READER,
      },
      {
        name: 'the revision does not change when a file is uploaded again',
        edit: {
          file: 'libs/bars/src/table/item-keys.ts',
          find: 'return `${source}#${generation}`;',
          replace: 'return source;',
        },
        detectedBy: READER,
      },
      {
        name: 'the revision does not change when a source is left out',
        edit: { file: 'libs/bars/src/read/bar-builder.ts', find: `, '', ...keysOf(conflicting)`, replace: '' },
        detectedBy: READER,
      },
    ],
  },
];
