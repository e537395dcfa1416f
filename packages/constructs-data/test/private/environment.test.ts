import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataBackup, DataBucket, DataTable } from '../../src';

const HERE = { account: '111122223333', region: 'eu-west-1' };
const OTHER_REGION = { account: '111122223333', region: 'eu-central-1' };
const OTHER_ACCOUNT = { account: '444455556666', region: 'eu-west-1' };

const app = new App();
const here = new Stack(app, 'Here', { env: HERE });
const elsewhere = [OTHER_REGION, OTHER_ACCOUNT].map((env, i) => new Stack(app, `Elsewhere${i}`, { env }));
const got = (env: { account: string; region: string }) =>
  `111122223333 and eu-west-1, got: ${env.account} and ${env.region}`;

test.each(elsewhere.map((stack) => [stack.environment, stack] as const))(
  'a table or bucket is not backed up from %s',
  (_, stack) => {
    const daily = new DataBackup(stack, 'Backup');
    const expected = (prop: string, owner: string) =>
      `\`${prop}\` must be in the account and region of ${owner}, ${stack.account} and ${stack.region}, ` +
      `got: ${HERE.account} and ${HERE.region}`;

    expect(() => daily.addTable(new dynamodb.TableV2(here, `Table${stack.node.id}`, { partitionKey: KEY }))).toThrow(
      expected('table', 'the backup'),
    );
    expect(() => daily.addBucket(new s3.Bucket(here, `Bucket${stack.node.id}`))).toThrow(
      expected('bucket', 'the backup'),
    );
    expect(() => new DataTable(here, `DataTable${stack.node.id}`, { backup: daily })).toThrow(
      `\`backup\` must be in the account and region of the table, ${got(stack)}`,
    );
    expect(() => new DataBucket(here, `DataBucket${stack.node.id}`, { backup: daily })).toThrow(
      `\`backup\` must be in the account and region of the bucket, ${got(stack)}`,
    );
  },
);

const KEY = { name: 'pk', type: dynamodb.AttributeType.STRING };

test('an imported table is backed up in the region of its ARN only', () => {
  const table = dynamodb.TableV2.fromTableArn(here, 'Imported', 'arn:aws:dynamodb:us-east-1:111122223333:table/bars');
  expect(() => new DataBackup(here, 'ImportedBackup').addTable(table)).toThrow(
    '`table` must be in the account and region of the backup, 111122223333 and eu-west-1, got: 111122223333 and us-east-1',
  );
});

test('stacks without an account and region may have the same', () => {
  const agnostic = new App();
  const daily = new DataBackup(new Stack(agnostic, 'Backups'), 'Backup');
  const data = new Stack(agnostic, 'Data');
  new DataTable(data, 'Table', { backup: daily });

  expect(() => Template.fromStack(data)).not.toThrow();
});

describe('replicas', () => {
  test('require a region', () => {
    expect(() => new DataTable(new Stack(), 'Table', { replicas: [{ region: 'eu-west-1' }] })).toThrow(
      '`replicas` require a stack with an explicit region; set its `env.region`',
    );
  });

  test('are in other regions than the table', () => {
    expect(() => new DataTable(here, 'Replicated', { replicas: [{ region: 'eu-west-1' }] })).toThrow(
      '`replicas` must be in other regions than the table, got: eu-west-1',
    );
  });
});
