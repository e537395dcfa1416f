import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { EventDrivenFunction } from '@trading/constructs-compute';

const stack = new Stack(new App(), 'Compute');
const bucket = s3.Bucket.fromBucketName(stack, 'TradeFiles', 'trade-files');

const processor = new EventDrivenFunction(stack, 'Processor', {
  code: lambda.Code.fromAsset('dist'),
  handler: 'index.handler',
  queueName: 'trade-files',
});
processor.onObjectCreated('Created', bucket, { prefix: 'trades/', suffix: '.csv' });
s3.BucketGrants.fromBucket(bucket).actionsOnObjectKeys(processor, 'trades/*', 's3:GetObject');

export { stack };
