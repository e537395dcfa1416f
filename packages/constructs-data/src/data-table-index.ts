import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';

/** Which attributes of an item an index holds, beside the keys of the index and of the table. */
export class IndexProjection {
  /** Every attribute: any query is answered from the index, which is as large as the table. */
  public static all(): IndexProjection {
    return new IndexProjection(dynamodb.ProjectionType.ALL);
  }

  /** None: the smallest index, for those who then read the item itself. */
  public static keysOnly(): IndexProjection {
    return new IndexProjection(dynamodb.ProjectionType.KEYS_ONLY);
  }

  /**
   * Some attributes.
   *
   * @param attributes their names: at least one
   * @throws when `attributes` is empty
   */
  public static include(attributes: string[]): IndexProjection {
    if (attributes.length === 0) throw new Error('`attributes` must name at least one attribute, got: none');
    return new IndexProjection(dynamodb.ProjectionType.INCLUDE, attributes);
  }

  private constructor(
    /** What DynamoDB calls it. */
    public readonly projectionType: dynamodb.ProjectionType,
    /** The attributes that are named: of `include` only. */
    public readonly attributes?: string[],
  ) {}
}

/**
 * A global secondary index of a `DataTable`, with string keys; replicas have it as well.
 *
 * The capacity of an index belongs to the table's billing: with provisioned billing an index has the table's capacity
 * again, and is paid for again. With on-demand billing the table's maximum does not hold for its indexes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
 */
export interface DataTableIndex {
  /** The name of the index: 3 to 255 letters, digits, `_`, `.` and `-`. */
  readonly indexName: string;

  /** The name of the index's partition key, a string: 1 to 255 characters. */
  readonly partitionKeyName: string;

  /**
   * The name of the index's sort key, a string: 1 to 255 characters, and not its partition key's.
   *
   * @default - none
   */
  readonly sortKeyName?: string;

  /**
   * The attributes that the index holds. Another projection is another index: DynamoDB cannot change one.
   *
   * @default IndexProjection.all()
   */
  readonly projection?: IndexProjection;

  /**
   * Read capacity, of provisioned billing only.
   *
   * @default - the table's
   */
  readonly readCapacity?: dynamodb.Capacity;

  /**
   * Write capacity, of provisioned billing only. An index with less than its table slows the table's writes down.
   *
   * @default - the table's
   */
  readonly writeCapacity?: dynamodb.Capacity;

  /**
   * The most read units a second, of on-demand billing only.
   *
   * @default - no maximum, whatever the table's
   */
  readonly maxReadRequestUnits?: number;

  /**
   * The most write units a second, of on-demand billing only.
   *
   * @default - no maximum of its own: an index is written to when its table is
   */
  readonly maxWriteRequestUnits?: number;
}
