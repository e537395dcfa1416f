import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';

/**
 * A replica of a `DataTable` in another region, with settings of its own.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
 */
export interface DataTableReplica {
  /** The region, which is not the stack's and has no other replica. */
  readonly region: string;

  /**
   * Refuses to delete the replica, whoever asks.
   *
   * @default - the table's
   */
  readonly deletionProtection?: boolean;

  /**
   * Keeps continuous backups of the replica.
   *
   * @default - the table's
   */
  readonly pointInTimeRecovery?: boolean;

  /**
   * How many days of continuous backups are kept, 1 to 35.
   *
   * @default - the table's
   */
  readonly recoveryPeriodInDays?: number;

  /**
   * Counts which keys of the replica and of its indexes are used or throttled most.
   *
   * @default - the table's
   */
  readonly contributorInsights?: dynamodb.ContributorInsightsMode;
}
