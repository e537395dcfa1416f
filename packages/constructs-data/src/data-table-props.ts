import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { DataBackup } from './data-backup';
import { DataReaders } from './data-readers';
import { DataTableIndex } from './data-table-index';
import { DataTablePreset } from './data-table-presets';
import { DataTableReplica } from './data-table-replica';

/** Properties of a `DataTable`. */
export interface DataTableProps extends DataTablePreset {
  /**
   * The table's name: 3 to 255 letters, digits, `_`, `.` and `-`.
   *
   * @default - a generated name
   */
  readonly tableName?: string;

  /**
   * The name of the partition key, a string: 1 to 255 characters.
   *
   * @default pk
   */
  readonly partitionKeyName?: string;

  /**
   * The name of the sort key, a string: 1 to 255 characters, and not the partition key's.
   *
   * @default sk
   */
  readonly sortKeyName?: string;

  /**
   * How reads and writes are paid for: on demand, with or without a maximum, or provisioned and scaled.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html
   * @default Billing.onDemand()
   */
  readonly billing?: dynamodb.Billing;

  /**
   * Indexes under other keys, 20 at most. DynamoDB adds or removes one at a time: so does a deployment.
   *
   * @default - none
   */
  readonly globalSecondaryIndexes?: DataTableIndex[];

  /**
   * The attribute that says, in seconds since 1970, when DynamoDB may delete an item; a number, hence no key.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
   * @default - items stay
   */
  readonly timeToLiveAttribute?: string;

  /**
   * What a stream tells of each change.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
   * @default - no stream; with replicas `StreamViewType.NEW_AND_OLD_IMAGES`, the only one they can be written from
   */
  readonly stream?: dynamodb.StreamViewType;

  /**
   * Counts which keys of the table and of its indexes are used or throttled most.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights.html
   * @default - off: the table and each index pay a monthly fee for their rules, and for the events that are counted
   */
  readonly contributorInsights?: dynamodb.ContributorInsightsMode;

  /**
   * How many days of continuous backups are kept, 1 to 35; with `pointInTimeRecovery` only. The price is the same.
   *
   * @default 35
   */
  readonly recoveryPeriodInDays?: number;

  /**
   * Whose key encrypts the table at rest: a key that DynamoDB owns is free, and takes nothing from who may read. A
   * customer-managed one costs a monthly fee and each request to KMS, and can be shut; it needs a key for each replica.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
   * @default TableEncryptionV2.dynamoOwnedKey()
   */
  readonly encryption?: dynamodb.TableEncryptionV2;

  /**
   * Further regions that hold a replica with the same backups and the same protection, in a stack that knows its
   * own region.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
   * @default - none
   */
  readonly replicaRegions?: string[];

  /**
   * Further replicas with settings of their own, beside those of `replicaRegions`.
   *
   * @default - none
   */
  readonly replicas?: DataTableReplica[];

  /**
   * Who of other accounts may read the table, its indexes and its replicas, by their policies: only with a `tableName`,
   * which the policies name, and not with an AWS-managed key, which other accounts cannot use. With a customer-managed key
   * of the same app they may also decrypt the table, by the key's policy.
   *
   * @default - nobody
   */
  readonly readers?: DataReaders[];

  /**
   * Makes recovery points of the items, in the region of the stack.
   *
   * @default - none beside `pointInTimeRecovery`
   */
  readonly backup?: DataBackup;
}
