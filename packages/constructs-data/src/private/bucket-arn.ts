import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** The ARN of a bucket by its name: no reference to it, hence no circle with what the bucket itself refers to. */
export function bucketArnOf(scope: Construct, bucketName: string): string {
  return Stack.of(scope).formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: bucketName,
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}
