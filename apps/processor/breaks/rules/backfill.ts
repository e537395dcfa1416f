import type { Rule } from '../rule';

const RUNS = ['apps/processor/test/backfill/run-batch.test.ts'];
const STORES = ['libs/bars/test/backfill/backfill-store.test.ts'];

const PACES = ['libs/bars/test/table/write-pace.test.ts'];

const PACE = 'libs/bars/src/table/write-pace.ts';
const BATCH = 'apps/processor/src/backfill/run-batch.ts';
const STORE = 'libs/bars/src/backfill/backfill-store.ts';

/** How batches of history are processed. */
export const BACKFILL: readonly Rule[] = [
  {
    rule: 'a file that cannot be processed does not stop a backfill, and is recorded with its reason',
    breaks: [
      {
        name: 'an error that may pass fails a file at once',
        edit: { file: BATCH, find: 'const MAX_ATTEMPTS = 3;', replace: 'const MAX_ATTEMPTS = 1;' },
        detectedBy: RUNS,
      },
      {
        name: 'a file with an error that stays is tried for ever',
        edit: {
          file: BATCH,
          find: 'if (error instanceof RefusedError || attempts >= MAX_ATTEMPTS) {',
          replace: 'if (error instanceof RefusedError) {',
        },
        detectedBy: RUNS,
      },
      {
        name: 'a file that ends the function without a word is begun for ever',
        edit: { file: BATCH, find: 'if (attempts > MAX_ATTEMPTS) throw', replace: 'if (attempts < 0) throw' },
        detectedBy: RUNS,
      },
      {
        name: 'an attempt that ends without a word is not counted',
        edit: {
          file: BATCH,
          find: 'this.put({ attempts, isBegun: true })',
          replace: 'this.put({ attempts: 0, isBegun: true })',
        },
        detectedBy: RUNS,
      },
      {
        name: 'a refused file is tried again',
        edit: { file: BATCH, find: 'error instanceof RefusedError || attempts', replace: 'attempts' },
        detectedBy: RUNS,
      },
      {
        name: 'a failure is recorded after the progress',
        edit: {
          file: BATCH,
          find: '    await this.dependencies.backfills.putFailure(plan, failure);\n    // The reason',
          replace: `    await this.end({ failed: failed + 1, bytes: bytes + this.file.bytes });
    await this.dependencies.backfills.putFailure(plan, failure);
    return;
    // The reason`,
        },
        detectedBy: RUNS,
      },
      {
        name: 'the log quotes the lines of a refused file',
        edit: {
          file: BATCH,
          find: "with the next one.', { name: code });",
          replace: "with the next one.', error);",
        },
        detectedBy: RUNS,
      },
      {
        name: 'a batch fails although its plan tolerates its failures',
        edit: {
          file: BATCH,
          find: 'failed > toleratedFailures(batch)',
          replace: 'failed >= toleratedFailures(batch)',
        },
        detectedBy: RUNS,
      },
      {
        name: 'one file that fails is enough for a batch of few files to fail',
        edit: { file: BATCH, find: 'Math.max(1, ', replace: 'Math.max(0, ' },
        detectedBy: RUNS,
      },
      {
        name: 'one file may fail although none may',
        edit: {
          file: BATCH,
          find: 'toleratedFailurePercentage === 0 ? 0',
          replace: 'toleratedFailurePercentage < 0 ? 0',
        },
        detectedBy: RUNS,
      },
      {
        name: 'the failures of a batch are compared with the tolerated number as if it were no percentage',
        edit: {
          file: BATCH,
          find: '(toleratedFailurePercentage * files.length) / 100',
          replace: 'toleratedFailurePercentage',
        },
        detectedBy: RUNS,
      },
      {
        name: 'a file that was processed counts as failed, and the next one is skipped, if its end cannot be recorded',
        edit: {
          file: BATCH,
          find: '      outcome = await this.process();\n',
          replace: `      outcome = await this.process();
      await this.finish(outcome);
      return undefined;\n`,
        },
        detectedBy: RUNS,
      },
    ],
  },
  {
    rule: 'a batch that waits for capacity or time is sent again, however often, and does not fail',
    breaks: [
      {
        name: 'an attempt that waits is counted',
        edit: { file: BATCH, find: '{ attempts: 0, ...this.used() }', replace: 'this.used()' },
        detectedBy: RUNS,
      },
      {
        name: 'a batch that waits for the table is sent again at once',
        edit: { file: BATCH, find: 'isOfTable ? TABLE_SECONDS : TIME_SECONDS', replace: 'TIME_SECONDS' },
        detectedBy: RUNS,
      },
      {
        name: 'a table that is full while bars are written is taken for a lack of time',
        edit: { file: BATCH, find: '[error, error.cause].some(', replace: '[error].some(' },
        detectedBy: RUNS,
      },
      {
        name: 'a batch that waits for time is sent again as late as one that waits for the table',
        edit: { file: BATCH, find: 'isOfTable ? TABLE_SECONDS : TIME_SECONDS', replace: 'TABLE_SECONDS' },
        detectedBy: RUNS,
      },
      {
        name: 'a file that was read too slowly after others fails instead of getting a whole invocation',
        edit: { file: BATCH, find: 'error instanceof ReadingTooSlowError && !isFirst', replace: 'false' },
        detectedBy: RUNS,
      },
      {
        name: 'a file that is read too slowly by a whole invocation waits for ever',
        edit: {
          file: BATCH,
          find: 'error instanceof ReadingTooSlowError && !isFirst',
          replace: 'error instanceof ReadingTooSlowError',
        },
        detectedBy: RUNS,
      },
      {
        name: 'a table that has no capacity for the progress fails the batch',
        edit: { file: BATCH, find: 'if (error instanceof StoppedError) return waitAfter(error);', replace: '' },
        detectedBy: RUNS,
      },
    ],
  },
  {
    rule: 'a run that is paused or cancelled begins no further file, and nothing of a cancelled one is left',
    breaks: [
      {
        name: 'a paused run goes on',
        edit: { file: BATCH, find: "return state === 'running'", replace: "return state !== 'cancelled'" },
        detectedBy: RUNS,
      },
      {
        name: 'a cancelled run begins files',
        edit: { file: BATCH, find: "(state === 'cancelled' && isBegun)", replace: "state === 'cancelled'" },
        detectedBy: RUNS,
      },
      {
        name: 'a cancelled run leaves a file in part',
        edit: { file: BATCH, find: " || (state === 'cancelled' && isBegun)", replace: ' || (isBegun && false)' },
        detectedBy: RUNS,
      },
      {
        name: 'what is recorded after everything of a run was deleted is left',
        edit: { file: BATCH, find: '      await backfills.deleteBatch(plan, batch.batch);\n', replace: '' },
        detectedBy: RUNS,
      },
      {
        name: 'what is recorded while everything of a run is deleted is left',
        edit: {
          file: STORE,
          find: '    // Workers may have recorded more until then.\n    await this.deleteRecords(plan);\n',
          replace: '',
        },
        detectedBy: STORES,
      },
    ],
  },
  {
    rule: 'the progress of a batch never goes back, whoever records it',
    breaks: [
      {
        name: 'a slow worker sets it back',
        edit: {
          file: STORE,
          find: "attribute: 'finished', value: before.finished",
          replace: "attribute: 'batch', value: before.batch",
        },
        detectedBy: STORES,
      },
    ],
  },
  {
    rule: 'a backfill leaves capacity for new files, and says what it used',
    breaks: [
      {
        name: 'its batches do not share the write units',
        edit: { file: BATCH, find: '    shareWrites(run.concurrency);\n', replace: '' },
        detectedBy: RUNS,
      },
      {
        name: 'the write units of earlier files count again for each file',
        edit: { file: BATCH, find: 'writeUnits() - this.unitsBefore', replace: 'writeUnits()' },
        detectedBy: RUNS,
      },
      {
        name: 'its limit is ignored',
        edit: {
          file: PACE,
          find: 'return Math.min(this.limit, this.rateOfTable());',
          replace: 'return this.rateOfTable();',
        },
        detectedBy: PACES,
      },
      {
        name: 'a small request waits for the large one before it',
        edit: {
          file: PACE,
          find: 'this.lastAt = at;\n    this.firstAt',
          replace: 'this.lastAt = at + (1_000 * units) / this.currentRate();\n    this.firstAt',
        },
        detectedBy: PACES,
      },
      {
        name: 'a request that is given up delays those after it',
        edit: { file: PACE, find: 'if (this.lastAt === at) this.lastAt = lastAt;', replace: '' },
        detectedBy: PACES,
      },
      {
        name: 'a replay makes only missing bars',
        edit: {
          file: BATCH,
          find: 'processTradeFile({ bucket, ...version, replay },',
          replace: 'processTradeFile({ bucket, ...version, replay: replay * 0 },',
        },
        detectedBy: RUNS,
      },
    ],
  },
];
