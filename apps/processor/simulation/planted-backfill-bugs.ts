import { ALWAYS, type PlantedBug } from './planted-bugs';
import type { Task } from './tasks';

const BACKFILLS: Task = ['backfills', 10_000, 1, true];
const BATCH_FAULTS: Task = ['exhaustive', 'backfills', 0, 1, 1];
const REPEATED_BATCH: Task = ['interruptions', [60], 1];
const DELETED_RUN: Task = ['interleavings', 'of a backfill', ['batch', 'delete'], 2];
const PAUSED_RUN: Task = ['interleavings', 'of a backfill', ['batch', 'pause'], 1];
const CANCELLED_RUN: Task = ['interleavings', 'of a backfill', ['batch', 'ending batch', 'cancel'], 2];

const PIPELINE = 'apps/processor/src/process-trade-file.ts';
const BATCH = 'apps/processor/src/backfill/run-batch.ts';
const BACKFILL_STORE = 'libs/bars/src/backfill/backfill-store.ts';

/** Plausible mistakes of the processing of batches. */
export const PLANTED_BACKFILL_BUGS: readonly PlantedBug[] = [
  {
    name: 'a file of a batch is recorded as finished when it is begun',
    detectedBy: BATCH_FAULTS,
    edit: {
      file: BATCH,
      find: 'this.put({ attempts, isBegun: true })',
      replace: 'this.put({ attempts, isBegun: true, finished: this.progress.finished + 1 })',
    },
    setup: {
      file: BATCH,
      find: 'const finished = this.progress.finished + 1;',
      replace: 'const { finished } = this.progress;',
    },
  },
  {
    name: 'a batch of a replay makes only missing bars',
    detectedBy: BACKFILLS,
    edit: {
      file: BATCH,
      find: 'processTradeFile({ bucket, ...version, replay },',
      replace: 'processTradeFile({ bucket, ...version, replay: replay * 0 },',
    },
  },
  {
    name: 'a batch that is called again begins with its first file',
    detectedBy: REPEATED_BATCH,
    edit: {
      file: BATCH,
      find: '  let recorded = await backfills.progress(plan, batch.batch);\n',
      replace: '  await backfills.deleteBatch(plan, batch.batch);\n  let recorded: BatchProgress | undefined;\n',
    },
    // Otherwise the manifests of the files say that they were replayed.
    setup: {
      file: PIPELINE,
      find: 'return isManifestOf(current, version) && (version.replay ?? 0) <= (current.replay ?? 0);',
      replace: 'return isManifestOf(current, version) && (version.replay ?? 0) === 0;',
    },
  },
  {
    name: 'a refused file of a batch is tried again and again',
    detectedBy: BATCH_FAULTS,
    edit: {
      file: BATCH,
      find: 'if (error instanceof RefusedError || attempts >= MAX_ATTEMPTS) {',
      replace: 'if (!(error instanceof RefusedError) && attempts >= MAX_ATTEMPTS) {',
    },
    setup: { file: BATCH, find: 'if (attempts > MAX_ATTEMPTS)', replace: 'if (false)' },
  },
  {
    name: 'a failure is recorded after the progress, so that it is lost if the worker stops between them',
    detectedBy: BATCH_FAULTS,
    edit: {
      file: BATCH,
      find: '    await this.end({ failed: failed + 1, bytes: bytes + this.file.bytes });\n',
      replace: `    await this.end({ failed: failed + 1, bytes: bytes + this.file.bytes });
    await this.dependencies.backfills.putFailure(plan, failure);\n`,
    },
    setup: {
      file: BATCH,
      find: '    await this.dependencies.backfills.putFailure(plan, failure);\n    // The reason',
      replace: '    // The reason',
    },
  },
  {
    name: 'a worker reads the state of its run only once',
    detectedBy: PAUSED_RUN,
    edit: {
      file: BATCH,
      find: '    const run = await backfills.run(plan);\n',
      replace: '    run ??= await backfills.run(plan);\n',
    },
    setup: {
      file: BATCH,
      find: '  for (let isFirst = true; ;',
      replace: '  let run: BackfillRun | undefined;\n  for (let isFirst = true; ;',
    },
  },
  {
    name: 'a run that is cancelled leaves a file in part',
    detectedBy: CANCELLED_RUN,
    edit: { file: BATCH, find: " || (state === 'cancelled' && isBegun);", replace: ' || (isBegun && false);' },
  },
  {
    name: 'a slow worker sets the progress of its batch back',
    detectedBy: CANCELLED_RUN,
    edit: {
      file: BACKFILL_STORE,
      find: "attribute: 'finished', value: before.finished",
      replace: "attribute: 'batch', value: before.batch",
    },
  },
  {
    name: 'a worker records progress although everything of its run was deleted',
    detectedBy: DELETED_RUN,
    edit: {
      file: BACKFILL_STORE,
      find: '...progress }, condition);',
      replace: `...progress }, (condition, ${ALWAYS}));`,
    },
    setup: { file: BATCH, find: '      await backfills.deleteBatch(plan, batch.batch);\n', replace: '' },
  },
  {
    name: 'what a worker records first after everything of its run was deleted is left',
    detectedBy: DELETED_RUN,
    edit: { file: BATCH, find: '      await backfills.deleteBatch(plan, batch.batch);\n', replace: '' },
  },
  {
    name: 'what a worker records while everything of its run is deleted is left',
    detectedBy: DELETED_RUN,
    edit: {
      file: BACKFILL_STORE,
      find: '    // Workers may have recorded more until then.\n    await this.deleteRecords(plan);\n',
      replace: '',
    },
  },
];
