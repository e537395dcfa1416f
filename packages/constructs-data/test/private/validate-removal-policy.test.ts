import * as cdk from 'aws-cdk-lib/core';
import { DataBackup, DataBucket, DataTable } from '../../src';

test.each([DataBackup, DataBucket, DataTable])('%p cannot be removed with a snapshot', (construct) => {
  expect(() => new construct(new cdk.Stack(), 'Data', { removalPolicy: cdk.RemovalPolicy.SNAPSHOT })).toThrow(
    '`removalPolicy` must not be SNAPSHOT, because CloudFormation does not support it; use RETAIN and a `backup`',
  );
});

test.each([DataBackup, DataBucket, DataTable])('%p can be retained', (construct) => {
  expect(
    () => new construct(new cdk.Stack(), 'Data', { removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }),
  ).not.toThrow();
});
