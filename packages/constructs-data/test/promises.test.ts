import { Template } from 'aws-cdk-lib/assertions';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { DataBucket, DataBucketPresets, DataTable, DataTablePresets } from '../src';

interface Statement {
  readonly Effect: string;
}

test('synthesises no wildcard action, inline or AWS-managed policy, custom resource', () => {
  // GIVEN
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });

  // WHEN
  new DataTable(stack, 'Table', { replicaRegions: ['eu-central-1'] });
  new DataTable(stack, 'Scratch', DataTablePresets.DISPOSABLE);
  new DataBucket(stack, 'Bucket', { eventBridgeEnabled: true, noncurrentVersionExpiration: Duration.days(1) });
  new DataBucket(stack, 'Temporary', { ...DataBucketPresets.DISPOSABLE, eventBridgeEnabled: true });

  // THEN there is no policy but the buckets' own, no function and no custom resource
  const template = Template.fromStack(stack);
  const types = Object.values(template.toJSON().Resources).map((r) => (r as { Type: string }).Type);
  expect(new Set(types)).toEqual(new Set(['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy']));

  // THEN the buckets' policies allow nothing; what they deny, they deny whole
  const statements = Object.values(template.findResources('AWS::S3::BucketPolicy')).flatMap(
    (policy): Statement[] => policy.Properties.PolicyDocument.Statement,
  );
  expect(statements.map(({ Effect }) => Effect)).toEqual(['Deny', 'Deny', 'Deny', 'Deny']);
});
