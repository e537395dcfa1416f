import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { throwAll } from './private/throw-all';
import { validateProjectedAttributes } from './private/validate-index-projection';

/** The attributes that an index holds besides the keys of the index and of the table. */
export class IndexProjection {
  /** All attributes. The index can answer every query, and is as large as the table. */
  public static all(): IndexProjection {
    return new IndexProjection(dynamodb.ProjectionType.ALL);
  }

  /** No attributes. The index is as small as possible, and queries read other attributes from the table. */
  public static keysOnly(): IndexProjection {
    return new IndexProjection(dynamodb.ProjectionType.KEYS_ONLY);
  }

  /**
   * Only the given attributes.
   *
   * @param attributes the names of the attributes, at least one
   * @throws if `attributes` is empty
   */
  public static include(attributes: string[]): IndexProjection {
    throwAll(validateProjectedAttributes(attributes));
    return new IndexProjection(dynamodb.ProjectionType.INCLUDE, attributes);
  }

  private constructor(
    /**
     * The DynamoDB projection type.
     *
     * @internal
     */
    public readonly _projectionType: dynamodb.ProjectionType,
    /**
     * The names of the projected attributes, if only some are projected.
     *
     * @internal
     */
    public readonly _attributes?: string[],
  ) {}
}
