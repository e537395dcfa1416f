export { ENVIRONMENTS } from './arguments';
export { BucketObjects } from './aws/bucket-objects';
export { NotDeployedError, readStackOutput, type StackOutput } from './aws/read-stack-output';
export { BACKFILL_PARAMETERS_OUTPUT, backfillStackName, type BackfillParameters } from './backfill-parameters';
export type { Clock, Context, Output } from './context';
export { execute } from './execute';
export { openContextIn, type OpenOptions } from './open-context';
export { catchUp } from './run/catch-up';
