import { SMALL_PACKS } from './interleavings';
import type { SourceEdit } from '../test/worker/source-edit';
import type { Task } from './tasks';

/** A plausible mistake, and the task that must detect it. */
export interface PlantedBug {
  readonly name: string;
  readonly detectedBy: Task;
  readonly edit: SourceEdit;
  /** A further edit, without which the bug has no effect. */
  readonly setup?: SourceEdit;
}

const FAULTS: Task = ['exhaustive', 0, 1, 2];
const RANDOM: Task = ['random', 10_000, 1];
const TWO_WORKERS: Task = ['interleavings', 'in one hour', ['file', 'again'], 3];
const PACKING: Task = ['interleavings', 'in one hour', ['again', 'packing', 'reader'], 1];
const WITH_POLLER: Task = ['interleavings', 'in one hour', ['again', 'packing', 'poller'], 1];
const WITH_READER: Task = ['interleavings', 'in one hour', ['file', 'again', 'reader'], 2];
const MOVED_UPLOAD: Task = ['interleavings', 'to an earlier hour', ['again', 'packing', 'reader'], 1];
const FULL_PACK: Task = ['interleavings', 'in a full pack', ['again', 'packing', 'reader'], 2];

const PIPELINE = 'apps/processor/src/process-trade-file.ts';
const STORE = 'libs/bars/src/write/bar-store.ts';
const LOG = 'libs/bars/src/write/change-log.ts';
const COVERAGE = 'libs/bars/src/read/read-covered-ranges.ts';
const COMPACTION = 'libs/bars/src/write/compact-chunk.ts';
const READER = 'libs/bars/src/read/read-contributions.ts';

/** A condition that every item meets. */
const ALWAYS = "{ kind: 'not-above', attribute: 'pk', value: '~' }";

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'the manifest is written first, to mark the upload as processed',
    detectedBy: FAULTS,
    edit: {
      file: PIPELINE,
      find: '  const aggregated = await aggregateTradeFile(',
      replace: `  const marker = { file, interval: settings.interval, coverage: [], exclusions: {}, rejections: [] };
  await store.putManifest(marker as never, previous);
  const aggregated = await aggregateTradeFile(`,
    },
  },
  {
    name: 'bars are added at every delivery instead of being overwritten',
    detectedBy: FAULTS,
    edit: {
      file: 'libs/bars/src/table/item-keys.ts',
      find: '#${shorten(generation)}#${part}`',
      replace: '#${shorten(generation)}#${part}${((globalThis as any).n = ((globalThis as any).n ?? 0) + 1)}`',
    },
  },
  {
    name: 'a reader uses the bars of every generation',
    detectedBy: FAULTS,
    edit: {
      file: 'libs/bars/src/table/current-generations.ts',
      find: 'return this.of(source) === generation;',
      replace: 'return this.of(source) !== undefined;',
    },
  },
  {
    name: 'the trade that arrives first opens and closes a bar if several have the same time',
    detectedBy: FAULTS,
    edit: {
      file: 'libs/bars/src/model/trade.ts',
      find: 'compareIds(a.id, b.id) ||\n    compare(a.price, b.price)',
      replace: '0',
    },
  },
  {
    name: 'a manifest is written although another generation has become current',
    detectedBy: TWO_WORKERS,
    edit: { file: STORE, find: "previous ? recordedCondition(previous) : { kind: 'absent' }", replace: ALWAYS },
  },
  {
    name: 'the bars of the previous upload are deleted before the new manifest is written',
    detectedBy: FAULTS,
    edit: {
      file: PIPELINE,
      find: '  const coverage = await store.putBars(',
      replace: '  if (previous) await store.deleteGeneration(previous);\n  const coverage = await store.putBars(',
    },
  },
  {
    name: 'no invalidation is written when a packed upload is replaced',
    detectedBy: MOVED_UPLOAD,
    edit: {
      file: STORE,
      find: 'previous ? invalidationsOf(previous) : [toFileItem(manifest.file)]',
      replace: '[toFileItem(manifest.file)]',
    },
  },
  {
    name: 'a pack is written although another version has been written meanwhile',
    detectedBy: TWO_WORKERS,
    edit: {
      file: COMPACTION,
      find: "chunk.pack ? { kind: 'equals', attribute: 'version', value: version } : { kind: 'absent' },",
      replace: ALWAYS,
    },
  },
  {
    name: 'invalidations are deleted before the pack without their origin is written',
    detectedBy: MOVED_UPLOAD,
    edit: {
      file: COMPACTION,
      find: '  const entries = [...packed.values()];',
      replace: `  await table.batchWrite(invalidations.map(({ key }): Write => ({ kind: 'delete', key })));
  const entries = [...packed.values()];`,
    },
  },
  {
    name: 'partial bars are deleted before the pack that contains them is written',
    detectedBy: FAULTS,
    edit: {
      file: COMPACTION,
      find: '  const entries = [...packed.values()];',
      replace: `  await table.batchWrite(partials.flatMap(({ keys }) => keys.map((key): Write => ({ kind: 'delete', key }))));
  const entries = [...packed.values()];`,
    },
  },
  {
    name: 'items of generations that are not current are packed',
    detectedBy: PACKING,
    edit: { file: COMPACTION, find: ' || !generations.isCurrent(origin)', replace: '' },
  },
  {
    name: 'a pack does not name the origins that it dropped',
    detectedBy: FULL_PACK,
    setup: SMALL_PACKS,
    edit: {
      file: COMPACTION,
      find: '{ version: version + 1, entries, dropped }',
      replace: '{ version: version + 1, entries, dropped: [] }',
    },
  },
  {
    name: 'a reader does not retry when a generation changes during the read',
    detectedBy: WITH_READER,
    edit: { file: READER, find: 'if (isSettled || generations.equals(known))', replace: 'if (true)' },
  },
  {
    name: 'a reader trusts the entry of a pack although it has read an item of another generation',
    detectedBy: WITH_READER,
    edit: {
      file: 'libs/bars/src/table/current-generations.ts',
      find: 'return !this.sources.has(origin.source) || this.isCurrent(origin);',
      replace: 'return true;',
    },
  },
  {
    name: 'a trade in two files is counted twice',
    detectedBy: RANDOM,
    edit: { file: 'libs/bars/src/read/resolve-sources.ts', find: 'if (known === 0) {', replace: 'if (known >= 0) {' },
  },
  {
    name: 'a message is deleted from the queue although its refusal could not be sent',
    detectedBy: FAULTS,
    edit: {
      file: 'apps/processor/src/handle-message.ts',
      find: 'await deadLetters.send(body, refusal);',
      replace: 'await deadLetters.send(body, refusal).catch(() => undefined);',
    },
  },
  {
    name: 'a message is deleted from the queue although handling it failed',
    detectedBy: FAULTS,
    edit: { file: 'apps/processor/src/handle-message.ts', find: '      throw error;', replace: '      return;' },
  },
  {
    name: 'the change log has an entry of an upload before its bars are visible',
    detectedBy: WITH_POLLER,
    setup: { file: STORE, find: '    await appendChange(this.table, manifest, replaced);\n', replace: '' },
    edit: {
      file: STORE,
      find: '    return this.table.put(items.manifest,',
      replace: '    await appendChange(this.table, manifest, previous);\n    return this.table.put(items.manifest,',
    },
  },
  {
    name: 'an upload whose worker stopped after the manifest is never in the change log',
    detectedBy: FAULTS,
    edit: {
      file: PIPELINE,
      find: 'if (previous?.file.generation === file.generation) await store.recordCurrent(file);',
      replace: '',
    },
  },
  {
    name: 'an entry of the change log replaces one that was written meanwhile',
    detectedBy: WITH_POLLER,
    edit: { file: LOG, find: "put(entry(sequence), { kind: 'absent' })", replace: `put(entry(sequence), ${ALWAYS})` },
  },
  {
    name: 'the change log does not name the bars of the upload that was replaced',
    detectedBy: FAULTS,
    edit: { file: LOG, find: 'replaced ? [current, replaced] : [current]', replace: '[current]' },
  },
  {
    name: 'an upload is replaced before the change log has an entry of it',
    detectedBy: RANDOM,
    edit: {
      file: 'libs/bars/src/table/manifest-item.ts',
      find: "attribute: 'recorded'",
      replace: "attribute: 'generation'",
    },
  },
  {
    name: 'the coverage of the replaced upload is deleted before its change is known to be logged',
    detectedBy: FAULTS,
    edit: {
      file: STORE,
      find: 'if (replaced) await this.deleteAll(barKeysOf(replaced));',
      replace: 'if (replaced) await this.deleteAll([...barKeysOf(replaced), ...detailKeys(replaced)]);',
    },
  },
  {
    name: 'symbols are added to the catalogue after the manifest',
    detectedBy: RANDOM,
    setup: { file: STORE, find: '    await widenCatalogue(this.table, manifest.coverage);\n', replace: '' },
    edit: {
      file: STORE,
      find: '    await raiseWatermarks(this.table, manifest);',
      replace: '    if (replaced) await widenCatalogue(this.table, manifest.coverage);',
    },
  },
  {
    name: 'the days of a symbol replace those that another worker wrote meanwhile',
    detectedBy: RANDOM,
    edit: {
      file: 'libs/bars/src/write/catalogue.ts',
      find: 'toSymbolItem(covered, days), condition',
      replace: `toSymbolItem(covered, days), ${ALWAYS}`,
    },
  },
  {
    name: 'a watermark falls',
    detectedBy: RANDOM,
    edit: {
      file: 'libs/bars/src/write/watermarks.ts',
      find: 'value: watermarkText(watermark)',
      replace: "value: '~'",
    },
  },
  {
    name: 'the days that a replaced upload covered are left',
    detectedBy: FAULTS,
    edit: {
      file: STORE,
      find: 'return [...bars, ...coveredDayItems(generation).map(({ pk, sk }) => ({ pk, sk }))];',
      replace: 'return bars;',
    },
  },
  {
    name: 'a reader believes the days of an upload that is not current',
    detectedBy: RANDOM,
    // Otherwise the reader would wait until the days are those of the current upload.
    setup: { file: COVERAGE, find: 'extents.some(isNewerThanOneOf(days))', replace: 'false' },
    edit: { file: COVERAGE, find: 'days.filter(({ origin }) => generations.isCurrent(origin))', replace: 'days' },
  },
  {
    name: 'a refused file is not in the list of files',
    detectedBy: RANDOM,
    edit: {
      file: STORE,
      find: "    await this.table.batchWrite([{ kind: 'put', item: toFileItem(file) }]);\n",
      replace: '',
    },
  },
];
