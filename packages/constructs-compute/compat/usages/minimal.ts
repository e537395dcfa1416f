import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  Arm64Function,
  DistributedMapFunction,
  DistributedMapItems,
  EventDrivenFunction,
} from '@trading/constructs-compute';

export const stack = new Stack(new App(), 'Minimal');

const code = lambda.Code.fromAsset('dist');
new Arm64Function(stack, 'Function', { code, handler: 'index.handler' });
new EventDrivenFunction(stack, 'Processor', { code, handler: 'index.handler' });
new DistributedMapFunction(stack, 'Backfill', {
  code,
  handler: 'index.handler',
  stateMachineName: 'backfill',
  items: DistributedMapItems.jsonLines(s3.Bucket.fromBucketName(stack, 'Lists', 'lists'), { prefix: 'backfills/' }),
});
