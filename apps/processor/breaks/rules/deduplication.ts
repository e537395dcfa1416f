import type { Rule } from '../rule';

const SOURCES = ['libs/bars/test/read/resolve-sources.test.ts'];
const READER = ['libs/bars/test/read/bar-reader.test.ts'];
const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const FILES = ['libs/bars/test/model/trade-file.test.ts'];
const S3 = ['apps/processor/test/adapters/s3-trade-file-store.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];
const RESOLUTION = 'libs/bars/src/read/resolve-sources.ts';
const UNITES = ['libs/bars/test/write/unite-trades.test.ts'];
const UNION = 'libs/bars/src/write/unite-trades.ts';
const SETTLED = 'libs/bars/src/table/settlement-item.ts';
const SETTLES = ['apps/processor/test/settle-chunk.test.ts'];
const SETTLING = 'apps/processor/src/settle-chunk.ts';
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
        name: 'a repeated id is only noticed in the feed of lines that state none',
        edit: {
          file: 'apps/processor/src/aggregation/wasm/kernel-set-up.ts',
          find: 'if (index <= MAX_BAR) kernel',
          replace: 'if (bar.feed === feed && index <= MAX_BAR) kernel',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the first of several trades with the same id and different values is accepted',
        edit: {
          file: 'apps/processor/src/aggregation/contested-trades.ts',
          find: 'if (!trades.every((trade) => hasSameValues(trade, one))) return [];',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the kernel does not notice an id that is repeated immediately',
        edit: {
          file: 'apps/processor/kernel/bar-ids.ts',
          find: 'if (id <= highest)',
          replace: 'if (id < highest)',
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
          file: 'apps/processor/src/aggregation/aggregation-pass.ts',
          find: 'if (parts.length === 1) continue;',
          replace: 'continue;',
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
        edit: { file: RESOLUTION, find: 'if (shared.length === 0) {', replace: 'if (shared.length >= 0) {' },
        detectedBy: SOURCES,
      },
      {
        name: 'a file that shares only some of its trades is left out silently',
        edit: { file: RESOLUTION, find: 'shared.length < partial.ids.length || ', replace: '' },
        detectedBy: SOURCES,
      },
      {
        name: 'a file with other values for the same trades is left out silently',
        edit: {
          file: RESOLUTION,
          find: 'else if (contradicts(partial, owners)) conflicting',
          replace: 'else if (false) conflicting',
        },
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
        edit: { file: RESOLUTION, find: '[...parts].sort(inSequence)', replace: '[...parts]' },
        detectedBy: SOURCES,
      },
      {
        name: 'a file and its compressed version are two sources',
        edit: {
          file: 'libs/bars/src/model/trade-file.ts',
          find: '.update(`${bucket}/${withoutCompressionSuffix(key)}`)',
          replace: '.update(`${bucket}/${key}`)',
        },
        detectedBy: FILES,
      },
    ],
  },
  {
    rule: 'only the newest upload of a source contributes to bars',
    breaks: [
      {
        name: 'the clock of a source goes back with an older upload',
        edit: {
          file: 'libs/bars/src/model/generation.ts',
          find: '(own > next ? own : next)',
          replace: 'own',
        },
        detectedBy: ['libs/bars/test/model/generation.test.ts'],
      },
      {
        name: 'an older upload that is processed late replaces a newer one',
        edit: {
          file: 'apps/processor/src/upload-order.ts',
          find: '  if (hasBars && upload.uploadedAt < file.uploadedAt) return true;\n',
          replace: '',
        },
        detectedBy: ['apps/processor/test/upload-order.test.ts'],
      },
      {
        name: 'a file is processed again at every delivery of its message',
        edit: {
          file: PROCESS,
          find: 'return isManifestOf(current, version) && (version.replay ?? 0) <= (current.replay ?? 0);',
          replace: 'return false;',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the bars of the previous upload are not deleted',
        edit: {
          file: 'libs/bars/src/write/bar-store.ts',
          find: 'if (obsolete) await this.deleteAll(barKeysOf(obsolete));',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the bars of an upload are not deleted if a newer one was applied meanwhile',
        edit: {
          file: PROCESS,
          find: 'if (isObsolete) await store.deleteGeneration(manifest);',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'a manifest is written although another generation has become current',
        edit: {
          file: 'libs/bars/src/write/bar-store.ts',
          find: "previous ? replaceableCondition(previous) : { kind: 'absent' }",
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
          find: 'ifMatch: inQuotes(version.etag), ',
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
    rule: 'a contested bar is settled: it has the trades of all of its sources, each once',
    breaks: [
      {
        name: 'a settled bar is used although one of its files was replaced',
        edit: {
          file: SETTLED,
          find: '  if (!bar.origins.every((origin) => current.has(originKey(origin)))) return false;\n',
          replace: '',
        },
        detectedBy: SOURCES,
      },
      {
        name: 'a source that shares trades with a settled bar does not contest it again',
        edit: { file: RESOLUTION, find: ' || shared.some((id) => owners.get(id) === united)', replace: '' },
        detectedBy: SOURCES,
      },
      {
        name: 'a bar that cannot be settled is asked for all the time',
        edit: { file: RESOLUTION, find: 'return { ...resolved, isContested: false };', replace: 'return resolved;' },
        detectedBy: SOURCES,
      },
      {
        name: 'the values of a trade depend on the order in which the sources are read',
        edit: {
          file: UNION,
          find: '[...origins].sort((a, b) => inSequence(placeOf(a), placeOf(b)))',
          replace: '[...origins]',
        },
        detectedBy: UNITES,
      },
      {
        name: 'a source that has other values is not named',
        edit: { file: UNION, find: 'if (contradicts(trades, united)) contradicting.push(origin);', replace: '' },
        detectedBy: UNITES,
      },
      {
        name: 'a file is united although it is read differently than before',
        edit: {
          file: SETTLING,
          find: 'return isSame ? { origin, trades }',
          replace: 'return true ? { origin, trades }',
        },
        detectedBy: SETTLES,
      },
      {
        name: 'the revision does not change when a bar is settled',
        edit: {
          file: 'libs/bars/src/read/bar-builder.ts',
          find: "settled.length > 0 ? ['', ...settled] : []",
          replace: '[]',
        },
        detectedBy: ['libs/bars/test/read/bar-builder.test.ts'],
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
