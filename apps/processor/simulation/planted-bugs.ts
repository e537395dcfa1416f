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
const WITH_READER: Task = ['interleavings', 'in one hour', ['file', 'again', 'reader'], 2];
const MOVED_UPLOAD: Task = ['interleavings', 'to an earlier hour', ['again', 'packing', 'reader'], 1];
const FULL_PACK: Task = ['interleavings', 'in a full pack', ['again', 'packing', 'reader'], 2];

const PIPELINE = 'apps/processor/src/process-trade-file.ts';
const STORE = 'libs/bars/src/write/bar-store.ts';
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
    edit: {
      file: STORE,
      find: "previous ? { kind: 'equals', attribute: 'generation', value: previous.file.generation } : { kind: 'absent' },",
      replace: ALWAYS,
    },
  },
  {
    name: 'the bars of the previous upload are deleted before the new manifest is written',
    detectedBy: FAULTS,
    edit: {
      file: PIPELINE,
      find: '  const coverage = await store.putBars(',
      replace: '  if (previous) await store.deleteBars(previous);\n  const coverage = await store.putBars(',
    },
  },
  {
    name: 'no invalidation is written when a packed upload is replaced',
    detectedBy: MOVED_UPLOAD,
    edit: {
      file: STORE,
      find: 'const invalidations = previous ? invalidationsOf(previous) : [];',
      replace: 'const invalidations = [];',
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
];
