import type { PlantedBug } from '../planted-bugs';
import type { Task } from '../tasks';

const REGIONS: Task = ['regions', 10_000, 1, true];
const LOSSES: Task = ['losses', 1];

const FENCE = 'libs/bars/src/regions/fenced-table.ts';
const FORMER = 'libs/bars/src/regions/former-writer.ts';
const STORE = 'libs/bars/src/write/bar-store.ts';
const REPLICATED = 'libs/bars/src/write/replicated-manifest.ts';
const READER = 'libs/bars/src/read/read-contributions.ts';
const MISSING = 'libs/bars/src/read/missing-items.ts';
const ORDER = 'apps/processor/src/upload-order.ts';
const MESSAGES = 'apps/processor/src/handle-message.ts';
const NAMES = 'apps/processor/src/bucket-names.ts';
const REASON = 'libs/bars/src/backfill/reason-of.ts';
const WORLD = 'apps/processor/simulation/regions/two-regions.ts';

/** Plausible mistakes of an environment with two regions. */
export const PLANTED_REGION_BUGS: readonly PlantedBug[] = [
  {
    name: 'there is no fence',
    detectedBy: REGIONS,
    edit: {
      file: 'apps/processor/src/open-table.ts',
      find: '  return { table: fenced, replication',
      replace: '  return { table, replication',
    },
    setup: { file: FENCE, find: 'writer.region !== region', replace: 'writer.region === undefined' },
  },
  {
    name: 'the fence is read before the work, and not enforced by its writes',
    detectedBy: REGIONS,
    edit: {
      file: FENCE,
      find: 'this.table.put(item, condition, this.check());',
      replace: 'this.table.put(item, condition);',
    },
  },
  {
    name: 'the writes require the writer, and the work begins under any',
    detectedBy: REGIONS,
    edit: {
      file: FENCE,
      find: '    return { key: writerKey(), attributes: writer && { region, epoch: writer.epoch } };',
      replace: '    return { key: writerKey(), attributes: writer && { region: writer.region, epoch: writer.epoch } };',
    },
    setup: { file: FENCE, find: 'writer.region !== region', replace: 'writer.region === undefined' },
  },
  {
    name: 'nobody catches up after a fail-over or a fail-back',
    detectedBy: REGIONS,
    edit: {
      file: WORLD,
      find: '    if (region.isLost) return false;\n    const { table, bucket }',
      replace: '    if (!region.isLost) return true;\n    const { table, bucket }',
    },
  },
  {
    name: 'a catch-up processes missing files alone',
    detectedBy: REGIONS,
    edit: {
      file: REASON,
      find: "mode === 'catch-up' && manifest && isFormer(manifest)",
      replace: 'false',
    },
  },
  {
    name: 'a catch-up trusts what was written before the end of an epoch',
    detectedBy: REGIONS,
    edit: { file: FORMER, find: '(lastSeen.get(epoch as number) ?? next.since) - margin', replace: 'next.since' },
  },
  {
    name: 'a catch-up takes the moment of the fail-over for that of the loss',
    detectedBy: LOSSES,
    edit: { file: FORMER, find: 'lastSeen.get(epoch as number) ?? next.since', replace: 'next.since' },
  },
  {
    name: 'a catch-up makes no bars again',
    detectedBy: LOSSES,
    edit: { file: WORLD, find: 'replay: this.clock.time,', replace: 'replay: 0,' },
  },
  {
    name: 'uploads are ordered by the sequencers of their events, which each bucket has for itself',
    detectedBy: REGIONS,
    edit: {
      file: ORDER,
      find: '  if (hasBars && upload.uploadedAt < file.uploadedAt) return true;\n',
      replace:
        "  if (hasBars && upload.etag.split('').reverse().join('') < file.etag.split('').reverse().join('')) return true;\n",
    },
  },
  {
    name: 'a reader of a replica takes it for the table of the writer',
    detectedBy: REGIONS,
    edit: {
      file: READER,
      find: '      if (source !== undefined) {',
      replace: '      if (source !== undefined && waits > 9) {',
    },
  },
  {
    name: 'a reader of a replica looks for missing items of the chunks alone that it found',
    detectedBy: REGIONS,
    edit: {
      file: MISSING,
      find: 'return start >= first && start <= last && found < items;',
      replace: 'return start >= first && start <= last && found > 0 && found < items;',
    },
  },
  {
    name: 'the epoch is that of a function, whichever region it runs in',
    detectedBy: REGIONS,
    edit: {
      file: FENCE,
      find: 'attributes: writer && { region, epoch: writer.epoch }',
      replace: 'attributes: writer && { epoch: writer.epoch }',
    },
    setup: { file: FENCE, find: 'writer.region !== region', replace: 'writer.region === undefined' },
  },
  {
    name: 'two regions number the entries of the change log alike',
    detectedBy: REGIONS,
    edit: {
      file: 'libs/bars/src/write/bar-store.ts',
      find: 'appendChange(this.table, manifest, replaced, this.replication?.epoch)',
      replace: 'appendChange(this.table, manifest, replaced)',
    },
  },
  {
    name: 'two regions that become the writer without knowing of each other have the same epoch',
    detectedBy: REGIONS,
    edit: {
      file: 'libs/bars/src/regions/writer-store.ts',
      find: 'isEpochOfPrimary(latest + 1) === isPrimary ? latest + 1 : latest + 2',
      replace: 'isEpochOfPrimary(latest + 1) === isPrimary ? latest + 1 : latest + 1',
    },
  },
  {
    name: 'the writer stays fenced from what another one has written under a later epoch',
    detectedBy: REGIONS,
    edit: {
      file: 'libs/bars/src/regions/raise-epoch.ts',
      find: 'if (latest > current.epoch)',
      replace: 'if (latest > current.epoch && authors === undefined)',
    },
  },
  {
    name: 'the message of a fenced region is dropped',
    detectedBy: REGIONS,
    edit: {
      file: MESSAGES,
      find: '      await waiting.sendLater(body);\n',
      replace: "      if (error.name !== 'FencedError') await waiting.sendLater(body);\n",
    },
  },
  {
    name: 'the id of a source contains the name of the bucket of its region',
    detectedBy: REGIONS,
    edit: { file: NAMES, find: 'bucket === names?.own ? names.source : bucket', replace: 'bucket' },
  },
  {
    name: 'chunks are packed in both regions',
    detectedBy: REGIONS,
    edit: { file: STORE, find: '    if (this.replication) return contested;\n', replace: '' },
    setup: {
      file: 'libs/bars/src/write/compact-chunk.ts',
      find: 'export const MIN_PARTIALS = 8;',
      replace: 'export const MIN_PARTIALS = 1;',
    },
  },
  {
    name: 'a manifest of a former writer is trusted although bars are missing',
    detectedBy: LOSSES,
    edit: { file: REPLICATED, find: 'isDoubtful && !(await hasBars(table, manifest))', replace: 'isDoubtful && false' },
  },
  {
    name: 'a manifest of a former writer without its details stops the processing of its source',
    detectedBy: REGIONS,
    edit: {
      file: REPLICATED,
      find: 'if (!(error instanceof IncompleteManifestError)) throw error;',
      replace: 'if (table) throw error;',
    },
  },
];
