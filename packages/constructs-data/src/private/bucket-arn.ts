import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** The ARN of a bucket, built from its name to avoid a circular reference to the bucket. */
export function bucketArnOf(scope: Construct, bucketName: string): string {
  return Stack.of(scope).formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: bucketName,
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}
