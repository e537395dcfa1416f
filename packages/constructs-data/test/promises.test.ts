import { Template } from 'aws-cdk-lib/assertions';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { DataBackup, DataBucket, DataBucketPresets, CrossAccountReaders, DataTable, DataTablePresets } from '../src';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Principal?: string | { readonly AWS?: unknown; readonly Service?: string };
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/** Every statement of every policy, wherever it stands. */
function statementsIn(value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('Effect' in value) return [value as Statement];
  return Object.values(value).flatMap(statementsIn);
}

test('synthesises no wildcard action, inline or AWS-managed policy, custom resource', () => {
  // GIVEN
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });

  // WHEN
  new DataTable(stack, 'Table', { replicas: [{ region: 'eu-central-1' }] });
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

test('keeps its promises with everything that can be asked for', () => {
  // GIVEN
  const app = new App();
  const there = new Stack(app, 'There', { env: { account: '444455556666', region: 'eu-central-1' } });
  const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const readers = [CrossAccountReaders.accounts(['444455556666']), CrossAccountReaders.organization('o-a1b2c3d4e5')];
  const { bucket: destination } = new DataBucket(there, 'Copies', { bucketName: 'copies' });
  const { bucket: logs } = new DataBucket(stack, 'Logs', DataBucketPresets.ACCESS_LOGS);
  const daily = new DataBackup(stack, 'Backup');

  // WHEN
  new DataTable(stack, 'Table', {
    tableName: 'bars',
    replicas: [{ region: 'eu-central-1' }],
    globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day' }],
    crossAccountReaders: readers,
    backup: daily,
  });
  new DataBucket(stack, 'Bucket', {
    bucketName: 'files',
    backup: daily,
    eventBridgeEnabled: true,
    serverAccessLogsBucket: logs,
    crossAccountReaders: readers,
    replication: { destination, deleteMarkerReplication: true, timeControl: true },
  });

  // THEN there is no inline policy, no function and no custom resource
  const templates = [stack, there].map((each) => Template.fromStack(each).toJSON());
  const types = templates.flatMap((t) => Object.values(t.Resources).map((r) => (r as { Type: string }).Type));
  expect([...new Set(types)].sort()).toEqual([
    'AWS::Backup::BackupPlan',
    'AWS::Backup::BackupSelection',
    'AWS::Backup::BackupVault',
    'AWS::CloudWatch::Alarm',
    'AWS::DynamoDB::GlobalTable',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::Role',
    'AWS::S3::Bucket',
    'AWS::S3::BucketPolicy',
  ]);

  // THEN no action is a wildcard, nobody is everybody without a condition, no service acts without its source
  const allows = statementsIn(templates).filter(({ Effect }) => Effect === 'Allow');
  expect(allows.length).toBeGreaterThan(10);
  for (const { Action, Principal, Condition } of allows) {
    expect(JSON.stringify(Action)).not.toContain('*');
    if (typeof Principal === 'object' && Principal.AWS === '*') {
      expect(Condition).toMatchObject({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } });
    }
    if (typeof Principal === 'object' && Principal.Service !== undefined) {
      const account = { StringEquals: { 'aws:SourceAccount': '111122223333' } };
      // AWS documents no narrower source for the role that AWS Backup takes.
      const source = { ArnEquals: { 'aws:SourceArn': expect.anything() } };
      expect(Condition).toMatchObject(
        Principal.Service === 'backup.amazonaws.com' ? account : { ...account, ...source },
      );
    }
  }
});
