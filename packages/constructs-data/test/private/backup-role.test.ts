import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataBackup, DataBucket, DataTable } from '../../src';

const MAX_POLICY_SIZE = 6144;
const LONG_ARN = `arn:aws:dynamodb:eu-west-1:111122223333:table/${'t'.repeat(200)}`;

let stack: Stack;
let daily: DataBackup;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  daily = new DataBackup(stack, 'Backup');
});

/** The policies of the role, with ARNs of a realistic length instead of references. */
function policies(): string[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy')).map(({ Properties }) =>
    JSON.stringify(Properties.PolicyDocument).replace(/\{"Fn::GetAtt":\[[^\]]*\]\}/g, `"${LONG_ARN.slice(0, 110)}"`),
  );
}

function addTables(count: number): void {
  for (let i = 0; i < count; i++) new DataTable(stack, `Table${i}`, { backup: daily });
}

test('one policy has the statements of a few tables and buckets', () => {
  addTables(3);
  for (let i = 0; i < 3; i++) new DataBucket(stack, `Bucket${i}`, { backup: daily });

  expect(policies()).toHaveLength(1);
});

test.each<[string, () => void]>([
  ['60 tables', () => addTables(60)],
  [
    '40 buckets with a key',
    () => {
      const encryptionKey = new kms.Key(stack, 'Key');
      for (let i = 0; i < 40; i++) new DataBucket(stack, `Bucket${i}`, { encryptionKey, backup: daily });
    },
  ],
  [
    '20 buckets with keys of their own',
    () => {
      for (let i = 0; i < 20; i++) {
        new DataBucket(stack, `Bucket${i}`, { encryptionKey: new kms.Key(stack, `Key${i}`), backup: daily });
      }
    },
  ],
  [
    '20 tables with names of the maximum length',
    () => {
      for (let i = 0; i < 20; i++) {
        daily.addTable(dynamodb.TableV2.fromTableArn(stack, `Table${i}`, `${LONG_ARN}${i}`));
      }
    },
  ],
])('%s fit into several policies, each within the limit of IAM', (_, add) => {
  add();

  const all = policies();
  expect(all.length).toBeGreaterThan(1);
  for (const policy of all) expect(policy.length).toBeLessThanOrEqual(MAX_POLICY_SIZE);
});

test('every resource is allowed once, and the selection waits for all policies', () => {
  addTables(60);

  const template = Template.fromStack(stack);
  const documents = JSON.stringify(template.findResources('AWS::IAM::ManagedPolicy'));
  for (const id of Object.keys(template.findResources('AWS::DynamoDB::GlobalTable'))) {
    expect(documents.split(`"${id}"`)).toHaveLength(2);
  }
  const [selection] = Object.values(template.findResources('AWS::Backup::BackupSelection'));
  expect(new Set(selection?.DependsOn)).toEqual(
    new Set(Object.keys(template.findResources('AWS::IAM::ManagedPolicy'))),
  );
});

test('rejects more resources than the policies of a role can list', () => {
  expect(() => addTables(600)).toThrow(
    'A backup must fit into 10 policies of 6144 characters: use another `DataBackup` for further tables and buckets',
  );
});

test('a resource that several stacks share keeps its ARN', () => {
  daily.addBucket(s3.Bucket.fromBucketName(stack, 'Files', 'trade-files'));
  expect(policies()[0]).toContain(':s3:::trade-files');
});
