import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { DataBackup, DataBucket, DataBucketPresets, DataTable, DataTablePresets } from '../src';

const REASON = 'Recreated from files';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

describe.each([
  ['pointInTimeRecovery', 'AWS::DynamoDB::GlobalTable'],
  ['versioned', 'AWS::S3::Bucket'],
])('without `%s`', (prop, type) => {
  const create = (props: { readonly noBackupReason?: string; readonly backup?: DataBackup; [name: string]: unknown }) =>
    prop === 'versioned' ? new DataBucket(stack, 'Data', props) : new DataTable(stack, 'Data', props);

  test('a reason is required', () => {
    expect(() => create({ [prop]: false })).toThrow(
      new Error(
        `\`noBackupReason\` must have at least 10 characters if \`${prop}\` is false and there is no \`backup\`, ` +
          'got: none',
      ),
    );
  });

  test.each(['', 'because', '            '])('the reason "%s" is rejected', (noBackupReason) => {
    expect(() => create({ [prop]: false, noBackupReason })).toThrow(`got: '${noBackupReason}'`);
  });

  test('the reason is added to the metadata', () => {
    create({ [prop]: false, noBackupReason: REASON });
    Template.fromStack(stack).hasResource(type, { Metadata: { NoBackupReason: REASON } });
  });

  test('a reason that is only known at deployment is accepted', () => {
    expect(() => create({ [prop]: false, noBackupReason: Lazy.string({ produce: () => REASON }) })).not.toThrow();
  });

  test('if it is true, the reason is not added to the metadata', () => {
    create({ noBackupReason: REASON });
    Template.fromStack(stack).hasResource(type, { Metadata: Match.absent() });
  });
});

test('a table without point-in-time recovery needs no reason if there is a backup', () => {
  new DataTable(stack, 'Table', {
    pointInTimeRecovery: false,
    noBackupReason: REASON,
    backup: new DataBackup(stack, 'Backup'),
  });
  Template.fromStack(stack).hasResource('AWS::DynamoDB::GlobalTable', { Metadata: Match.absent() });
});

test('a bucket without versions cannot be backed up', () => {
  expect(() => new DataBucket(stack, 'Bucket', { versioned: false, backup: new DataBackup(stack, 'Backup') })).toThrow(
    new Error('`versioned` must be true if there is a `backup`, got: false'),
  );
});

test('the DISPOSABLE presets have a reason', () => {
  new DataTable(stack, 'Table', DataTablePresets.DISPOSABLE);
  new DataBucket(stack, 'Bucket', DataBucketPresets.DISPOSABLE);

  const template = Template.fromStack(stack);
  template.hasResource('AWS::DynamoDB::GlobalTable', { Metadata: { NoBackupReason: 'Its items can be made again' } });
  template.hasResource('AWS::S3::Bucket', { Metadata: { NoBackupReason: 'Its objects can be made again' } });
});
