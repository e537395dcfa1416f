/** The output of the stack of {@link backfillStackName} that has {@link BackfillParameters} as JSON. */
export const BACKFILL_PARAMETERS_OUTPUT = 'BackfillParameters';

/** The properties of an environment that the commands need to know. */
export interface BackfillParameters {
  readonly bucketName: string;
  /** The bucket whose name sources have: see `SOURCE_BUCKET` of the processor. It is that of the first region of the environment. */
  readonly sourceBucketName: string;
  readonly tableName: string;
  /** Objects whose keys begin with this prefix are trade files. */
  readonly tradesPrefix: string;
  /** Plans are stored below this prefix, which ends in a slash. */
  readonly backfillsPrefix: string;
  readonly functionName: string;
  readonly stateMachineArn: string;
  /** The number of batches that are processed at once when a run begins. */
  readonly concurrency: number;
  readonly memoryMebibytes: number;
  readonly timeoutSeconds: number;
  /** The write units a second that all batches may use together. */
  readonly writeUnitsPerSecond: number;
  readonly capacityMode: 'on-demand' | 'provisioned';
}

/** The name of the stack of backfills. */
export function backfillStackName(environment: string, region: string): string {
  return `analytics-backfill-${environment}-${region}`;
}
