import { SMALL_PACKS } from './interleavings';
import type { SourceEdit } from '../test/worker/source-edit';
import type { Task } from './tasks';

/** A mistake that somebody could make, and what must see it. */
export interface PlantedBug {
  readonly name: string;
  readonly seenBy: Task;
  readonly edit: SourceEdit;
  /** What makes room for it to show. */
  readonly given?: SourceEdit;
}

const FAULTS: Task = ['exhaustive', 0, 1];
const RANDOM: Task = ['random', 10_000, 1];
const TWO_WORKERS: Task = ['interleavings', 'in one hour', ['file', 'again'], 3];
const PACKED_UNCOUNTED: Task = ['interleavings', 'in one hour', ['again', 'packing', 'reader'], 1];
const READ_MEANWHILE: Task = ['interleavings', 'in one hour', ['file', 'again', 'reader'], 2];
const MOVED: Task = ['interleavings', 'to an earlier hour', ['again', 'packing', 'reader'], 1];
const FULL_PACK: Task = ['interleavings', 'in a full pack', ['again', 'packing', 'reader'], 2];

const PIPELINE = 'apps/processor/src/process-trade-file.ts';
const STORE = 'libs/bars/src/write/bar-store.ts';
const COMPACTION = 'libs/bars/src/write/compact-chunk.ts';
const READER = 'libs/bars/src/read/read-contributions.ts';

/** A condition that every item fulfils. */
const ALWAYS = "{ kind: 'not-above', attribute: 'pk', value: '~' }";

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'the manifest is written first, as a marker "seen"',
    seenBy: FAULTS,
    edit: {
      file: PIPELINE,
      find: '  const aggregated = await aggregateTradeFile(',
      replace: `  const marker = { file, interval: settings.interval, coverage: [], exclusions: {}, rejections: [] };
  await store.putManifest(marker as never, previous);
  const aggregated = await aggregateTradeFile(`,
    },
  },
  {
    name: 'bars are added to what is there, as by ADD',
    seenBy: FAULTS,
    edit: {
      file: 'libs/bars/src/table/item-keys.ts',
      find: '#${shorten(generation)}#${part}` };\n}\n\n/** The item with the packed bars of many',
      replace:
        '#${shorten(generation)}#${part}${((globalThis as any).n = ((globalThis as any).n ?? 0) + 1)}` };\n}\n\n/** The item with the packed bars of many',
    },
  },
  {
    name: 'a reader counts bars of every generation',
    seenBy: FAULTS,
    edit: {
      file: 'libs/bars/src/table/current-generations.ts',
      find: 'return this.of(source) === generation;',
      replace: 'return this.of(source) !== undefined;',
    },
  },
  {
    name: 'of trades of one time the first to arrive opens and closes the bar',
    seenBy: FAULTS,
    edit: {
      file: 'libs/bars/src/model/trade.ts',
      find: 'compare(a.time, b.time) || compareIds(a.id, b.id) || compare(a.price, b.price)',
      replace: 'compare(a.time, b.time)',
    },
  },
  {
    name: 'a manifest is written whatever counts by then',
    seenBy: TWO_WORKERS,
    edit: {
      file: STORE,
      find: "previous ? { kind: 'equals', attribute: 'generation', value: previous.file.generation } : { kind: 'absent' },",
      replace: ALWAYS,
    },
  },
  {
    name: 'the bars of the upload before are removed before the switch',
    seenBy: FAULTS,
    edit: {
      file: PIPELINE,
      find: '  const coverage = await store.putBars(',
      replace: '  if (previous) await store.deleteBars(previous);\n  const coverage = await store.putBars(',
    },
  },
  {
    name: 'no invalidation is left where a pack has the bars of an upload that is replaced',
    seenBy: MOVED,
    edit: {
      file: STORE,
      find: 'const invalidations = previous ? invalidationsOf(previous) : [];',
      replace: 'const invalidations = [];',
    },
  },
  {
    name: 'a pack is put whatever version is there by then',
    seenBy: TWO_WORKERS,
    edit: {
      file: COMPACTION,
      find: "chunk.pack ? { kind: 'equals', attribute: 'version', value: version } : { kind: 'absent' },",
      replace: ALWAYS,
    },
  },
  {
    name: 'invalidations are removed before the pack without their origin is put',
    seenBy: MOVED,
    edit: {
      file: COMPACTION,
      find: '  const entries = [...packed.values()];',
      replace: `  await table.batchWrite(invalidations.map(({ key }): Write => ({ kind: 'delete', key })));
  const entries = [...packed.values()];`,
    },
  },
  {
    name: 'partial bars are removed before the pack with them is put',
    seenBy: FAULTS,
    edit: {
      file: COMPACTION,
      find: '  const entries = [...packed.values()];',
      replace: `  await table.batchWrite(partials.flatMap(({ keys }) => keys.map((key): Write => ({ kind: 'delete', key }))));
  const entries = [...packed.values()];`,
    },
  },
  {
    name: 'what does not count is packed',
    seenBy: PACKED_UNCOUNTED,
    edit: { file: COMPACTION, find: ' || !generations.isCurrent(origin)', replace: '' },
  },
  {
    name: 'a pack does not say what it left out',
    seenBy: FULL_PACK,
    given: SMALL_PACKS,
    edit: {
      file: COMPACTION,
      find: '{ version: version + 1, entries, dropped }',
      replace: '{ version: version + 1, entries, dropped: [] }',
    },
  },
  {
    name: 'a reader does not look again where a generation changed under it',
    seenBy: READ_MEANWHILE,
    edit: { file: READER, find: 'if (isSettled || generations.equals(known))', replace: 'if (true)' },
  },
  {
    name: 'a reader trusts a pack though it meets another generation beside it',
    seenBy: READ_MEANWHILE,
    edit: {
      file: 'libs/bars/src/table/current-generations.ts',
      find: 'return !this.sources.has(origin.source) || this.isCurrent(origin);',
      replace: 'return true;',
    },
  },
  {
    name: 'the same trade in two files counts twice',
    seenBy: RANDOM,
    edit: { file: 'libs/bars/src/read/resolve-sources.ts', find: 'if (known === 0) {', replace: 'if (known >= 0) {' },
  },
  {
    name: 'a message is taken off the queue before its refusal is sent',
    seenBy: FAULTS,
    edit: {
      file: 'apps/processor/src/handle-message.ts',
      find: 'await deadLetters.send(body, refusal);',
      replace: 'await deadLetters.send(body, refusal).catch(() => undefined);',
    },
  },
  {
    name: 'a message is taken off the queue where handling it failed',
    seenBy: FAULTS,
    edit: { file: 'apps/processor/src/handle-message.ts', find: '      throw error;', replace: '      return;' },
  },
];
