import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { DistributedMapItemsOptions } from './distributed-map-items-options';
import { targetKey } from './private/keys';
import { allowToDecrypt } from './private/queue-encryption';

/**
 * The items that a `DistributedMapFunction` is called with, which an execution reads from S3.
 *
 * The bucket must be in the account and region of the function. The input of an execution names an object or a prefix
 * below the `prefix` of the options, which the state machine is allowed to read. The execution fails with
 * `States.ItemReaderFailed` if it names another one.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 * @example
 *
 * declare const bucket: s3.Bucket;
 * new DistributedMapFunction(this, 'Thumbnails', {
 *   code: lambda.Code.fromAsset('dist'),
 *   handler: 'index.handler',
 *   stateMachineName: 'thumbnails',
 *   items: DistributedMapItems.objects(bucket, { prefix: 'images/' }),
 * });
 */
export class DistributedMapItems {
  /**
   * The lines of an object in the format JSON Lines, each of which is an item of any type.
   *
   * The input of an execution has the key of the object: `{ "key": "backfills/2026.jsonl" }`. If the bucket is encrypted
   * with a customer managed key, the state machine is allowed to decrypt with it. Import such a bucket with its
   * `encryptionKey`.
   *
   * @see https://jsonlines.org
   * @param bucket the bucket of the object
   * @param options the prefix of the keys
   */
  public static jsonLines(bucket: s3.IBucket, options: DistributedMapItemsOptions): DistributedMapItems {
    const reader = new sfn.S3JsonLItemReader({ bucket, key: sfn.JsonPath.stringAt('$.key') });
    const encryptionKey = bucket.encryptionKey && targetKey(bucket.encryptionKey);
    return new DistributedMapItems(bucket, options.prefix, reader, [
      new iam.PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [bucket.arnForObjects(`${options.prefix}*`)],
      }),
      ...(encryptionKey ? [allowToDecrypt(encryptionKey.keyArn)] : []),
    ]);
  }

  /**
   * The objects whose keys have a prefix, listed without their content.
   *
   * The input of an execution has the prefix: `{ "prefix": "images/2026/" }`. An item has the members `Key`, `Size` in
   * bytes, `Etag` with its quotes, `LastModified` in seconds since 1970 and `StorageClass`. To read the objects, grant
   * the permission to the function. An execution without objects succeeds.
   *
   * @param bucket the bucket of the objects
   * @param options the prefix of the prefixes that can be listed
   */
  public static objects(bucket: s3.IBucket, options: DistributedMapItemsOptions): DistributedMapItems {
    const reader = new sfn.S3ObjectsItemReader({ bucket, prefix: sfn.JsonPath.stringAt('$.prefix') });
    return new DistributedMapItems(bucket, options.prefix, reader, [
      new iam.PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': `${options.prefix}*` } },
      }),
    ]);
  }

  private constructor(
    /** @internal */
    public readonly _bucket: s3.IBucket,
    /** @internal */
    public readonly _prefix: string,
    /** @internal */
    public readonly _reader: sfn.IItemReader,
    /**
     * The permissions to read the items.
     *
     * @internal
     */
    public readonly _statements: iam.PolicyStatement[],
  ) {}
}
