import { frozen } from './private/frozen';

/**
 * The actions that a `Network`'s gateway endpoints let through by default: what works with data, not what configures
 * the buckets and tables that hold it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 * @example
 *
 * new Network(this, 'Network', {
 *   // Less than the default; to let more through, list the default ones and what they lack.
 *   s3EndpointActions: ['s3:GetObject', 's3:ListBucket'],
 *   dynamoDbEndpointActions: GatewayEndpointActions.DYNAMODB,
 * });
 */
export class GatewayEndpointActions {
  /**
   * Lists buckets; reads, writes and deletes objects, their versions and tags.
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
   * Describes tables; reads, writes and deletes items, in transactions as well: these are authorised by the actions on
   * their items.
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
