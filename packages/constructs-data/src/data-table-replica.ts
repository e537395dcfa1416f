import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';

/**
 * A replica of a `DataTable` in another region.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
 */
export interface DataTableReplica {
  /** The region of the replica, different from those of the stack and of all other replicas. */
  readonly region: string;

  /**
   * Enables deletion protection: DynamoDB rejects every request to delete the replica.
   *
   * @default - same as the table
   */
  readonly deletionProtection?: boolean;

  /**
   * Enables continuous backups, to restore the replica to any second of the recovery period.
   *
   * @default - same as the table
   */
  readonly pointInTimeRecovery?: boolean;

  /**
   * The recovery period of continuous backups in days, 1 to 35.
   *
   * @default - same as the table
   */
  readonly recoveryPeriodInDays?: number;

  /**
   * Enables CloudWatch Contributor Insights for the replica and its indexes.
   *
   * @default - same as the table
   */
  readonly contributorInsights?: dynamodb.ContributorInsightsMode;
}
