import { RemovalPolicy } from 'aws-cdk-lib/core';

/** Options that protect the items of a `DataTable` from loss. `DataTablePresets` has values for common cases. */
export interface DataTableProtectionOptions {
  /**
   * Enables continuous backups, to restore the table to any second of the recovery period.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
   * @default true
   */
  readonly pointInTimeRecovery?: boolean;

  /**
   * Enables deletion protection: DynamoDB rejects every request to delete the table.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * The removal policy of the table, which applies when it is removed from the stack.
   *
   * `DESTROY` requires `allowDataLoss` and no `deletionProtection`.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Confirms that the items may be lost, which `RemovalPolicy.DESTROY` requires.
   *
   * @default false
   */
  readonly allowDataLoss?: boolean;

  /**
   * The reason why the items cannot be restored, required if there is neither a `backup` nor `pointInTimeRecovery`: at
   * least 10 characters.
   *
   * It is added to the metadata of the table in the template.
   *
   * @default - none
   */
  readonly noBackupReason?: string;
}
