import { CATCH_UP } from '../plan/catch-up-steps';
import { CHECK_READS_ALONE } from '../plan/read-steps';
import type { Plan } from '../plan/step';
import { startStep, stopStep } from '../plan/switch-steps';
import { CHECK_SOURCES, FORGET_FILES, PLAN_FILES, RUN_FILES } from './file-steps';
import { TELL_READERS } from './tell-readers';
import type { Rebuild } from './rebuild';
import { CHECK_TABLE, NAME_WRITER, refuseUnlessWriter } from './table-steps';

const WRITER = '{to} is the writer.';

/**
 * Makes a table again from its bucket. Ingestion is on before the files are listed, so that each upload is in the list or has an event.
 * Exports are off until all files have bars, because a day of some files would be exported as if it were complete.
 */
export const REBUILD: Plan<Rebuild> = {
  title: 'Rebuild of the table',
  purpose:
    'Makes the bars of {environment} in {to} again from all trade files of the bucket. Readers are served meanwhile: by a new table with ' +
    'what is there already, otherwise with the bars so far. New files are processed at the same time.',
  steps: [
    CHECK_TABLE,
    NAME_WRITER,
    stopStep('exports', 'to'),
    startStep<Rebuild>('mapping', WRITER, refuseUnlessWriter),
    startStep<Rebuild>('rules', WRITER, refuseUnlessWriter),
    PLAN_FILES,
    RUN_FILES,
    CATCH_UP,
    CHECK_SOURCES,
    startStep<Rebuild>('exports', 'Every file has bars or was refused.', refuseUnlessWriter),
    CHECK_READS_ALONE,
    FORGET_FILES,
    TELL_READERS,
  ],
};
