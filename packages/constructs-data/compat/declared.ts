import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Stack } from 'aws-cdk-lib/core';
import { DataBucket, DataTable } from '@trading/constructs-data';

// The values that the examples of the README declare.

export function destination(stack: Stack): s3.IBucket {
  return s3.Bucket.fromBucketAttributes(stack, 'Destination', {
    bucketName: 'trade-files-eu-central-1',
    region: 'eu-central-1',
  });
}

export function page(stack: Stack): cloudwatch.IAlarmAction {
  return new actions.SnsAction(new sns.Topic(stack, 'Page'));
}

export function bars(stack: Stack): DataTable {
  return new DataTable(stack, 'Bars');
}

export function files(stack: Stack): DataBucket {
  return new DataBucket(stack, 'Files');
}

export function reader(stack: Stack): iam.IGrantable {
  return new iam.Role(stack, 'Reader', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
}
