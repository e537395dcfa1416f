import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DataBackup, DataBucket, DataTable } from '../src';

test.each<[string, (stack: Stack) => Construct, unknown]>([
  ['bucket', (stack) => new DataBucket(stack, 'Data'), s3.CfnBucket],
  ['table', (stack) => new DataTable(stack, 'Data'), dynamodb.CfnGlobalTable],
  ['backup', (stack) => new DataBackup(stack, 'Data'), backup.CfnBackupVault],
])('the default child of a %s is its resource', (_, construct, resource) => {
  expect(construct(new Stack()).node.defaultChild).toBeInstanceOf(resource);
});
