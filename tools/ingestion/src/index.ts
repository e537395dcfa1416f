export { BACKFILL_PARAMETERS_OUTPUT, backfillStackName, type BackfillParameters } from './backfill-parameters';
