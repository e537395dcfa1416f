export {
  BACKFILL_REASONS,
  type BackfillBatch,
  type BackfillFile,
  type BackfillReason,
  type FileMeasurement,
  type MeasurementRequest,
} from './backfill-plan';
export type { BackfillFailure, BackfillRun, BackfillState, BackfillUse, BatchProgress } from './backfill-run';
export { BackfillStore } from './backfill-store';
export { CountedTable } from '../table/counted-table';
export { UnstoredTable } from '../table/unstored-table';
