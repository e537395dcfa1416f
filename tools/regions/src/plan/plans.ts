import type { Mismatch } from '../errors';
import { CATCH_UP, CATCH_UP_BEFORE } from './catch-up-steps';
import { awaitFunctions, AWAIT_REPLICATION, checkBackfills, CHECK_REPLICATION, DRAIN_QUEUE } from './drain-steps';
import { APPROVE_MOVE, COMMIT_WRITER, CONFIRM_LOSS } from './operator-steps';
import { CHECK_READS, CHECK_READS_ALONE } from './read-steps';
import type { Pair, Plan, Step, Survivor } from './step';
import { startStep, stopStep } from './switch-steps';
import {
  CHECK_FENCE,
  CHECK_WRITER,
  refuseIfOn,
  refuseUnlessTaken,
  TAKE_WRITER,
  TAKE_WRITER_ALONE,
  untilTaken,
} from './writer-steps';

const ALONE = '{to} is the writer, and {from} does not ingest.';
const TAKEN = '{to} is the writer.';

/**
 * Makes the region that takes over harmless, in case that it was lost while it ingested, and processes what it brought back. Then stops
 * ingestion in the other region, and starts it when nothing is on its way any more.
 */
const MOVE: readonly Step[] = [
  ...[CHECK_WRITER, stopStep('exports', 'to'), stopStep('rules', 'to'), stopStep('mapping', 'to')].map(untilTaken),
  ...[awaitFunctions('to'), CHECK_FENCE, CHECK_REPLICATION, CATCH_UP_BEFORE].map(untilTaken),
  ...[checkBackfills('from'), APPROVE_MOVE].map(untilTaken),
  stopStep('exports', 'from'),
  stopStep('rules', 'from'),
  untilTaken(DRAIN_QUEUE),
  stopStep('mapping', 'from'),
  ...[awaitFunctions('from'), AWAIT_REPLICATION].map(untilTaken),
  TAKE_WRITER,
  startStep<Pair>('mapping', ALONE, refuseUnlessAlone),
  startStep<Pair>('rules', ALONE, refuseUnlessAlone),
  CATCH_UP,
  startStep<Pair>('exports', ALONE, refuseUnlessAlone),
  CHECK_READS,
  COMMIT_WRITER,
];

/** The plan that moves ingestion to the standby while both regions answer. */
export const PLANNED_FAILOVER: Plan = {
  title: 'Planned fail-over',
  purpose: 'Moves ingestion from {from} to {to} while both regions answer. Nothing is lost, and never do both ingest.',
  steps: MOVE,
};

/** The plan that takes ingestion back when both regions answer. It has the same steps. */
export const FAILBACK: Plan = {
  title: 'Planned fail-back',
  purpose:
    'Takes ingestion back from {from} to {to}. If {to} was lost, it is made harmless first, and the files that came back with it are ' +
    'processed in {from}. A fail-over that was not completed is undone.',
  steps: MOVE,
};

/** The plan if the region that wrote so far is lost. Nothing is asked of that region. */
export const UNPLANNED_FAILOVER: Plan<Survivor> = {
  title: 'Unplanned fail-over',
  purpose:
    'Starts ingestion in {to} while {from} does not answer. Files that were not replicated before the loss are processed when {from} ' +
    'returns.',
  steps: [
    CONFIRM_LOSS,
    TAKE_WRITER_ALONE,
    startStep<Survivor>('mapping', TAKEN, refuseUnlessTaken),
    startStep<Survivor>('rules', TAKEN, refuseUnlessTaken),
    CATCH_UP,
    startStep<Survivor>('exports', TAKEN, refuseUnlessTaken),
    CHECK_READS_ALONE,
    COMMIT_WRITER,
  ],
};

/** The same plan in the opposite direction. */
export const UNPLANNED_FAILBACK: Plan<Survivor> = { ...UNPLANNED_FAILOVER, title: 'Unplanned fail-back' };

async function refuseUnlessAlone(regions: Pair): Promise<Mismatch | undefined> {
  return (await refuseUnlessTaken(regions)) ?? (await refuseIfOn(regions));
}
