import type { Rule } from '../rule';

const SOURCES = ['libs/bars/test/read/resolve-sources.test.ts'];
const READER = ['libs/bars/test/read/bar-reader.test.ts'];
const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const FILES = ['libs/bars/test/model/trade-file.test.ts'];
const S3 = ['apps/processor/test/adapters/s3-trade-file-store.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

const RESOLUTION = 'libs/bars/src/read/resolve-sources.ts';
const PROCESS = 'apps/processor/src/process-trade-file.ts';

/** Each trade counts once, under any delivery. */
export const ONCE: readonly Rule[] = [
  {
    rule: 'a trade that a file has twice counts once',
    breaks: [
      {
        name: 'an id that comes twice is not noticed',
        edit: {
          file: 'apps/processor/src/aggregation/aggregation-pass.ts',
          find: 'if (hasRepetition(ids))',
          replace: 'if (false)',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'of an id with different values the first one counts',
        edit: {
          file: 'apps/processor/src/aggregation/contested-bars.ts',
          find: 'standing.every(({ trade }) => isSame(trade, one.trade))',
          replace: 'true',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'the kernel does not notice an id that comes again at once',
        edit: {
          file: 'apps/processor/kernel/bars.ts',
          find: 'if (id <= bar.previousId)',
          replace: 'if (id < bar.previousId)',
        },
        seenBy: KERNEL,
        named: 'finds ids that come twice',
      },
      {
        name: 'the kernel does not say which bars have an id twice',
        edit: {
          file: 'apps/processor/kernel/encode.ts',
          find: 'if (count < bar.count) addContested',
          replace: 'if (false) addContested',
        },
        seenBy: KERNEL,
        named: 'finds ids that come twice',
      },
      {
        name: 'nobody looks for ids that come twice hours apart in the file',
        edit: {
          file: 'apps/processor/src/aggregation/wasm/kernel-bars.ts',
          find: 'if (hasRepetition(ids))',
          replace: 'if (false)',
        },
        seenBy: KERNEL,
        named: 'finds ids that come twice',
      },
      {
        name: 'the kernel takes trades of a bar that is to be left alone',
        edit: {
          file: 'apps/processor/kernel/trades.ts',
          find: 'if (isKnownContested(index, barIndex)) return false;',
          replace: '',
        },
        seenBy: KERNEL,
        named: 'finds ids that come twice',
      },
    ],
  },
  {
    rule: 'a trade that two files have counts once, or one of them is left out and says so',
    breaks: [
      {
        name: 'it counts twice',
        edit: { file: RESOLUTION, find: 'if (known === 0) {', replace: 'if (known >= 0) {' },
        seenBy: SOURCES,
      },
      {
        name: 'a file with some of the trades and others is left out silently',
        edit: { file: RESOLUTION, find: 'known < partial.ids.length || ', replace: '' },
        seenBy: SOURCES,
      },
      {
        name: 'a file with other values for the same trades is left out silently',
        edit: { file: RESOLUTION, find: ' || contradicts(partial, owners)', replace: '' },
        seenBy: SOURCES,
      },
      {
        name: 'the first file to arrive goes first',
        edit: { file: RESOLUTION, find: '[...contributions].sort(byTrades)', replace: '[...contributions]' },
        seenBy: SOURCES,
      },
      {
        name: 'a file and the same file compressed are two',
        edit: { file: 'libs/bars/src/model/trade-file.ts', find: `key.replace(/\\.(?:gz|zst)$/, '')`, replace: 'key' },
        seenBy: FILES,
      },
    ],
  },
  {
    rule: 'of a file that is uploaded again the newest upload counts, and it alone',
    breaks: [
      {
        name: 'uploads are not ordered as S3 orders them',
        edit: {
          file: 'libs/bars/src/model/trade-file.ts',
          find: 'generation.padEnd(',
          replace: 'generation.padStart(',
        },
        seenBy: FILES,
      },
      {
        name: 'an older upload that comes late takes its place back',
        edit: {
          file: PROCESS,
          find: 'current.file.generation >= file.generation',
          replace: 'current.file.generation === file.generation',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'a file is processed again with every delivery',
        edit: {
          file: PROCESS,
          find: `if (isCovered(file, previous)) return { status: 'superseded' };\n\n`,
          replace: '',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'the bars of the upload before stay',
        edit: { file: PROCESS, find: 'if (previous) await store.deleteBars(previous);', replace: '' },
        seenBy: PIPELINE,
      },
      {
        name: 'bars stay of an upload that was overtaken',
        edit: {
          file: PROCESS,
          find: 'if (previous?.file.generation !== file.generation) await store.deleteBars(manifest);',
          replace: '',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'a manifest is written whatever counts by then',
        edit: {
          file: 'libs/bars/src/write/bar-store.ts',
          find: "previous ? { kind: 'equals', attribute: 'generation', value: previous.file.generation } : { kind: 'absent' },",
          replace: "{ kind: 'not-above', attribute: 'pk', value: '~' },",
        },
        seenBy: PIPELINE,
      },
      {
        name: 'a reader counts bars of every upload',
        edit: {
          file: 'libs/bars/src/table/current-generations.ts',
          find: 'return this.of(source) === generation;',
          replace: 'return this.of(source) !== undefined;',
        },
        seenBy: ['libs/bars/test/read/bar-reader.test.ts', 'libs/bars/test/write/compact-chunk.test.ts'],
      },
      {
        name: 'other bytes are read than the event spoke of',
        edit: {
          file: 'apps/processor/src/adapters/s3-trade-file-store.ts',
          find: ', IfMatch: `"${etag}"`',
          replace: '',
        },
        seenBy: S3,
      },
      {
        name: 'a download that ends early passes for the file',
        edit: {
          file: 'apps/processor/src/adapters/s3-trade-file-store.ts',
          find: 'if (received !== expected)',
          replace: 'if (false)',
        },
        seenBy: S3,
      },
    ],
  },
  {
    rule: 'a bar says which sources it is from, and has another revision after every change',
    breaks: [
      {
        name: 'sources are not said',
        edit: {
          file: 'libs/bars/src/read/bar-builder.ts',
          find: 'sources: sourcesOf(this.included)',
          replace: 'sources: []',
        },
        seenBy: READER,
      },
      {
        name: 'sources that were left out are not said',
        edit: {
          file: 'libs/bars/src/read/bar-builder.ts',
          find: 'conflicts: sourcesOf(this.conflicting)',
          replace: 'conflicts: []',
        },
        seenBy: READER,
      },
      {
        name: 'the revision stays where a file was uploaded again',
        edit: {
          file: 'libs/bars/src/table/item-keys.ts',
          find: 'return `${source}#${generation}`;',
          replace: 'return source;',
        },
        seenBy: READER,
      },
      {
        name: 'the revision stays where a source was left out',
        edit: { file: 'libs/bars/src/read/bar-builder.ts', find: `, '', ...sortedKeys(this.conflicting)`, replace: '' },
        seenBy: READER,
      },
    ],
  },
];
