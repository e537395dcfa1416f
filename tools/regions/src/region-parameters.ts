/** The output of the stack of {@link regionStackName} that has {@link RegionParameters} as JSON. */
export const REGION_PARAMETERS_OUTPUT = 'RegionParameters';

/** The properties of a region of an environment that the commands need to know. */
export interface RegionParameters {
  readonly tableName: string;
  readonly bucketName: string;
  /** Objects whose keys begin with this prefix are trade files. */
  readonly tradesPrefix: string;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  /** The function that processes the messages of the queue by an event source mapping. */
  readonly processorName: string;
  /** The EventBridge rules of new and of deleted files. */
  readonly createdRuleName: string;
  readonly deletedRuleName: string;
  /** The schedule of the exports and its group have this name. */
  readonly exportScheduleName: string;
  /** The function of the query API. */
  readonly queryName: string;
  readonly backfillStateMachineArn: string;
}

/** The name of the stack of ingestion. */
export function regionStackName(environment: string, region: string): string {
  return `analytics-ingestion-${environment}-${region}`;
}
