import { frozen } from './private/frozen';

/**
 * The actions that the gateway endpoints of a `Network` allow by default: actions on data, but not on the configuration
 * of buckets and tables.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 * @example
 *
 * new Network(this, 'Network', {
 *   // Fewer than the default actions. To allow more, list the default actions as well.
 *   s3EndpointActions: ['s3:GetObject', 's3:ListBucket'],
 *   dynamoDbEndpointActions: GatewayEndpointActions.DYNAMODB,
 * });
 */
export class GatewayEndpointActions {
  /**
   * Actions to list the contents of buckets, and to read, write and delete objects, versions and tags.
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
   */
  public static readonly S3: string[] = frozen([
    's3:AbortMultipartUpload',
    's3:DeleteObject',
    's3:DeleteObjectTagging',
    's3:DeleteObjectVersion',
    's3:DeleteObjectVersionTagging',
    's3:GetBucketLocation',
    's3:GetObject',
    's3:GetObjectAttributes',
    's3:GetObjectTagging',
    's3:GetObjectVersion',
    's3:GetObjectVersionAttributes',
    's3:GetObjectVersionTagging',
    's3:ListBucket',
    's3:ListBucketMultipartUploads',
    's3:ListBucketVersions',
    's3:ListMultipartUploadParts',
    's3:PutObject',
    's3:PutObjectTagging',
    's3:PutObjectVersionTagging',
    's3:RestoreObject',
  ]);

  /**
   * Actions to describe tables, and to read, write and delete items.
   *
   * Transactions are included, because they are authorized by the actions on their items.
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
   */
  public static readonly DYNAMODB: string[] = frozen([
    'dynamodb:BatchGetItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:DescribeTable',
    'dynamodb:DescribeTimeToLive',
    'dynamodb:GetItem',
    'dynamodb:PartiQLDelete',
    'dynamodb:PartiQLInsert',
    'dynamodb:PartiQLSelect',
    'dynamodb:PartiQLUpdate',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:Scan',
    'dynamodb:UpdateItem',
  ]);

  private constructor() {}
}
