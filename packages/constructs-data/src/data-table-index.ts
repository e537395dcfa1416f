import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { IndexProjection } from './index-projection';

/**
 * A global secondary index of a `DataTable` and its replicas, with keys of its own.
 *
 * With provisioned billing, an index has the capacity of the table unless it sets its own, and is charged separately.
 * With on-demand billing, the maximum throughput of the table does not apply to its indexes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
 */
export interface DataTableIndex {
  /** The name of the index: 3 to 255 letters, digits, `_`, `.` and `-`. */
  readonly indexName: string;

  /** The name of the partition key: 1 to 255 characters. */
  readonly partitionKeyName: string;

  /**
   * The type of the partition key, the same wherever the attribute is a key.
   *
   * @default AttributeType.STRING
   */
  readonly partitionKeyType?: dynamodb.AttributeType;

  /**
   * The name of the sort key: 1 to 255 characters, different from the partition key.
   *
   * @default - no sort key
   */
  readonly sortKeyName?: string;

  /**
   * The type of the sort key, the same wherever the attribute is a key, only with a `sortKeyName`.
   *
   * @default AttributeType.STRING
   */
  readonly sortKeyType?: dynamodb.AttributeType;

  /**
   * The attributes that the index holds, which DynamoDB cannot change for an existing index.
   *
   * @default IndexProjection.all()
   */
  readonly projection?: IndexProjection;

  /**
   * The read capacity of the index, only with provisioned billing.
   *
   * @default - same as the table
   */
  readonly readCapacity?: dynamodb.Capacity;

  /**
   * The write capacity of the index, only with provisioned billing.
   *
   * An index with less write capacity than the table throttles writes to the table.
   *
   * @default - same as the table
   */
  readonly writeCapacity?: dynamodb.Capacity;

  /**
   * The maximum number of read request units per second, only with on-demand billing.
   *
   * @default - no maximum
   */
  readonly maxReadRequestUnits?: number;

  /**
   * The maximum number of write request units per second, only with on-demand billing.
   *
   * @default - no maximum
   */
  readonly maxWriteRequestUnits?: number;

  /**
   * The throughput that the index can serve at once, before it scales by itself.
   *
   * @default - the throughput of a new index
   */
  readonly warmThroughput?: dynamodb.WarmThroughput;
}
