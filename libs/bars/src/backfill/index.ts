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
export type { ListedFile, SelectedFile } from './listed-file';
export { isReplay, PLAN_MODES, type PlanMode } from './plan-mode';
export type { SourceStatus } from './reason-of';
export { currentFiles, selectFiles, type KnownFiles } from './select-files';
export { CountedTable } from '../table/counted-table';
export { UnstoredTable } from '../table/unstored-table';
