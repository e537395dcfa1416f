import { Template } from 'aws-cdk-lib/assertions';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { CrossAccountReaders, DataBackup, DataBucket, DataBucketPresets, DataTable, DataTablePresets } from '../src';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Principal?: string | { readonly AWS?: unknown; readonly Service?: string };
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/** The statements of all policies in a template. */
function statementsIn(value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('Effect' in value) return [value as Statement];
  return Object.values(value).flatMap(statementsIn);
}

test('has no wildcard actions, inline or AWS managed policies, or custom resources by default', () => {
  // GIVEN
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });

  // WHEN
  new DataTable(stack, 'Table', { replicas: [{ region: 'eu-central-1' }] });
  new DataTable(stack, 'Scratch', DataTablePresets.DISPOSABLE);
  new DataBucket(stack, 'Bucket', { eventBridgeEnabled: true, noncurrentVersionExpiration: Duration.days(1) });
  new DataBucket(stack, 'Temporary', { ...DataBucketPresets.DISPOSABLE, eventBridgeEnabled: true });

  // THEN there are only bucket policies, and no functions or custom resources
  const template = Template.fromStack(stack);
  const types = Object.values(template.toJSON().Resources).map((r) => (r as { Type: string }).Type);
  expect(new Set(types)).toEqual(new Set(['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy']));

  // THEN the bucket policies allow nothing, and deny all actions
  const statements = Object.values(template.findResources('AWS::S3::BucketPolicy')).flatMap(
    (policy): Statement[] => policy.Properties.PolicyDocument.Statement,
  );
  expect(statements.map(({ Effect }) => Effect)).toEqual(['Deny', 'Deny', 'Deny', 'Deny']);
});

test('has none of these with all properties set', () => {
  // GIVEN
  const app = new App();
  const there = new Stack(app, 'There', { env: { account: '444455556666', region: 'eu-central-1' } });
  const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const readers = [CrossAccountReaders.accounts(['444455556666']), CrossAccountReaders.organization('o-a1b2c3d4e5')];
  const { bucket: destination } = new DataBucket(there, 'Copies', { bucketName: 'copies' });
  const { bucket: logs } = new DataBucket(stack, 'Logs', DataBucketPresets.ACCESS_LOGS);
  const daily = new DataBackup(stack, 'Backup', { restoreTesting: {} });

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

  // THEN there are no inline policies, functions or custom resources
  const templates = [stack, there].map((each) => Template.fromStack(each).toJSON());
  const types = templates.flatMap((t) => Object.values(t.Resources).map((r) => (r as { Type: string }).Type));
  expect([...new Set(types)].sort()).toEqual([
    'AWS::Backup::BackupPlan',
    'AWS::Backup::BackupSelection',
    'AWS::Backup::BackupVault',
    'AWS::Backup::RestoreTestingPlan',
    'AWS::Backup::RestoreTestingSelection',
    'AWS::CloudWatch::Alarm',
    'AWS::DynamoDB::GlobalTable',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::Role',
    'AWS::S3::Bucket',
    'AWS::S3::BucketPolicy',
  ]);

  // THEN there are no wildcard actions, and every principal that is `*` or a service has a condition
  const allows = statementsIn(templates).filter(({ Effect }) => Effect === 'Allow');
  expect(allows.length).toBeGreaterThan(10);
  for (const { Action, Principal, Condition } of allows) {
    expect(JSON.stringify(Action)).not.toContain('*');
    if (typeof Principal === 'object' && Principal.AWS === '*') {
      expect(Condition).toMatchObject({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } });
    }
    if (typeof Principal === 'object' && Principal.Service !== undefined) {
      const account = { StringEquals: { 'aws:SourceAccount': '111122223333' } };
      // AWS documents no narrower condition for the role that AWS Backup assumes.
      const source = { ArnEquals: { 'aws:SourceArn': expect.anything() } };
      expect(Condition).toMatchObject(
        Principal.Service === 'backup.amazonaws.com' ? account : { ...account, ...source },
      );
    }
  }
});
