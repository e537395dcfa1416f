import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { DataBackup, DataBackupProps, DataBackupRestoreTesting, DataTable, RecoveryPointSelection } from '../src';

const PLAN = 'AWS::Backup::RestoreTestingPlan';
const SELECTION = 'AWS::Backup::RestoreTestingSelection';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
});

/** A backup of a table whose restores are tested. */
function synth(restoreTesting: DataBackupRestoreTesting = {}, props?: DataBackupProps): Template {
  const backup = new DataBackup(stack, 'Backup', { ...props, restoreTesting });
  new DataTable(stack, 'Table', { backup });
  return Template.fromStack(stack);
}

/** The properties of the only resource of a type with an ID. */
function propertiesOf(template: Template, type: string, id: RegExp): any {
  const all = Object.entries(template.findResources(type)).filter(([logicalId]) => id.test(logicalId));
  expect(all).toHaveLength(1);
  return all[0]?.[1].Properties;
}

test('restores are not tested by default', () => {
  new DataTable(stack, 'Table', { backup: new DataBackup(stack, 'Backup') });

  const template = Template.fromStack(stack);
  template.resourceCountIs(PLAN, 0);
  template.resourceCountIs(SELECTION, 0);
  template.resourceCountIs('AWS::IAM::Role', 1);
});

test('the latest recovery point of the vault is restored twice a week, and the table is deleted at once', () => {
  const template = synth();

  template.hasResourceProperties(
    PLAN,
    Match.objectEquals({
      RestoreTestingPlanName: Match.stringLikeRegexp('^[A-Za-z0-9_]{1,50}$'),
      ScheduleExpression: 'cron(0 12 ? * MON,THU *)',
      StartWindowHours: 8,
      RecoveryPointSelection: {
        Algorithm: 'LATEST_WITHIN_WINDOW',
        IncludeVaults: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupVault'), 'BackupVaultArn'] }],
        RecoveryPointTypes: ['SNAPSHOT'],
        SelectionWindowDays: 30,
      },
    }),
  );
  template.hasResourceProperties(
    SELECTION,
    Match.objectEquals({
      RestoreTestingPlanName: { Ref: Match.stringLikeRegexp('^BackupRestoreTestingPlan') },
      RestoreTestingSelectionName: 'tables',
      ProtectedResourceType: 'DynamoDB',
      ProtectedResourceArns: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Table'), 'Arn'] }],
      IamRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupRestoreTestingRole'), 'Arn'] },
    }),
  );
});

test('each setting can be changed', () => {
  const template = synth({
    planName: 'restore_bars',
    schedule: events.Schedule.cron({ weekDay: 'SUN', hour: '3', minute: '0' }),
    startWindow: Duration.hours(2),
    recoveryPoint: RecoveryPointSelection.RANDOM_WITHIN_WINDOW,
    selectionWindow: Duration.days(365),
    validationWindow: Duration.days(7),
  });

  template.hasResourceProperties(PLAN, {
    RestoreTestingPlanName: 'restore_bars',
    ScheduleExpression: 'cron(0 3 ? * SUN *)',
    StartWindowHours: 2,
    RecoveryPointSelection: { Algorithm: 'RANDOM_WITHIN_WINDOW', SelectionWindowDays: 365 },
  });
  template.hasResourceProperties(SELECTION, { ValidationWindowHours: 168 });
});

test('every table is restored, but no bucket', () => {
  const backup = new DataBackup(stack, 'Backup', { restoreTesting: {} });
  backup.addTable(dynamodb.TableV2.fromTableName(stack, 'Bars', 'bars'));
  backup.addBucket(s3.Bucket.fromBucketName(stack, 'Files', 'files'));
  backup.addTable(dynamodb.TableV2.fromTableName(stack, 'Symbols', 'symbols'));

  const { ProtectedResourceArns } = propertiesOf(Template.fromStack(stack), SELECTION, /Selection/);
  expect(JSON.stringify(ProtectedResourceArns)).toMatch(/table\/bars.*table\/symbols/);
  expect(ProtectedResourceArns).toHaveLength(2);
});

test('a backup without tables fails at synthesis', () => {
  const backup = new DataBackup(stack, 'Backup', { restoreTesting: {} });
  backup.addBucket(s3.Bucket.fromBucketName(stack, 'Files', 'files'));

  expect(() => Template.fromStack(stack)).toThrow(
    'no restore is tested: pass the backup to a table as `backup`, or remove `restoreTesting`',
  );
});

test('rejects more tables than a selection can have', () => {
  const backup = new DataBackup(stack, 'Backup', { restoreTesting: {} });
  const add = (name: string) => backup.addTable(dynamodb.TableV2.fromTableName(stack, name, name));
  for (let i = 1; i <= 30; i++) add(`table-${i}`);

  expect(() => add('table-31')).toThrow(
    'A restore-testing plan must have at most 30 tables: use another `DataBackup` for further tables',
  );
});

test('accepts values that are only known at deployment', () => {
  const number = Token.asNumber({ Ref: 'Number' });
  const template = synth({
    planName: Lazy.string({ produce: () => 'plan' }),
    schedule: events.Schedule.expression(Token.asString({ Ref: 'Schedule' })),
    startWindow: Duration.hours(number),
    selectionWindow: Duration.days(number),
  });

  template.hasResourceProperties(PLAN, {
    ScheduleExpression: { Ref: 'Schedule' },
    StartWindowHours: { Ref: 'Number' },
    RecoveryPointSelection: { SelectionWindowDays: { Ref: 'Number' } },
  });
});

describe('the role', () => {
  const ID = /RestoreTestingRole/;

  function statements(template: Template): any[] {
    return propertiesOf(template, 'AWS::IAM::ManagedPolicy', ID).PolicyDocument.Statement;
  }

  test('only trusts AWS Backup on behalf of this account', () => {
    const role = propertiesOf(synth(), 'AWS::IAM::Role', ID);

    expect(role.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'backup.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    ]);
    expect(role.ManagedPolicyArns).toBeUndefined();
  });

  test('may create and fill the tables of tests, and reach no other', () => {
    expect(statements(synth())).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'dynamodb:RestoreTableFromAwsBackup',
          'dynamodb:DescribeTable',
          'dynamodb:BatchWriteItem',
          'dynamodb:DeleteItem',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:Scan',
          'dynamodb:UpdateItem',
        ],
        Resource: {
          'Fn::Join': [
            '',
            ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:eu-west-1:111122223333:table/awsbackup-restore-test-*'],
          ],
        },
      },
    ]);
  });

  test('may decrypt with the key of the vault', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const [, ...key] = statements(synth({}, { encryptionKey }));

    const Resource = stack.resolve(encryptionKey.keyArn);
    expect(key).toEqual([
      { Effect: 'Allow', Action: ['kms:DescribeKey', 'kms:Decrypt'], Resource },
      {
        Effect: 'Allow',
        Action: 'kms:CreateGrant',
        Resource,
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    ]);
  });

  test('has its permissions before the selection exists', () => {
    synth().hasResource(SELECTION, {
      DependsOn: [Match.stringLikeRegexp('^BackupRestoreTestingRolePolicy')],
    });
  });
});

describe('alarms', () => {
  const DIMENSIONS = [
    { Name: 'BackupVaultName', Value: { 'Fn::GetAtt': [expect.stringMatching(/^BackupVault/), 'BackupVaultName'] } },
  ];

  function alarmOf(template: Template, metric: string): any {
    return Object.values(template.findResources('AWS::CloudWatch::Alarm')).find(
      ({ Properties }) => Properties.MetricName === metric,
    )?.Properties;
  }

  test('report restores that fail, and five days without a completed restore', () => {
    const template = synth();

    expect(alarmOf(template, 'NumberOfRestoreJobsFailed')).toMatchObject({
      Namespace: 'AWS/Backup',
      Dimensions: DIMENSIONS,
      Statistic: 'Sum',
      Period: 3600,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
    expect(alarmOf(template, 'NumberOfRestoreJobsCompleted')).toMatchObject({
      Namespace: 'AWS/Backup',
      Dimensions: DIMENSIONS,
      Statistic: 'Sum',
      Period: 3600,
      EvaluationPeriods: 120,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test.each<[string, DataBackupRestoreTesting, number | undefined]>([
    ['another time', { missingAfter: Duration.days(7) }, 168],
    ['a schedule', { schedule: events.Schedule.cron({ weekDay: 'SUN' }) }, undefined],
    ['both', { schedule: events.Schedule.cron({ hour: '3' }), missingAfter: Duration.hours(36) }, 36],
  ])('report missing restores with %s', (_, restoreTesting, periods) => {
    expect(alarmOf(synth(restoreTesting), 'NumberOfRestoreJobsCompleted')?.EvaluationPeriods).toBe(periods);
  });

  test('are accessible', () => {
    const { alarms } = new DataBackup(stack, 'Backup', { restoreTesting: {} });

    expect(alarms.map(({ node }) => node.id).slice(-2)).toEqual(['RestoreFailed', 'RestoreMissing']);
  });
});

test.each<[string, DataBackupRestoreTesting, string]>([
  [
    'a name with a hyphen',
    { planName: 'restore-bars' },
    '`restoreTesting.planName` must be 1 to 50 letters, digits or "_", got: restore-bars',
  ],
  [
    'a long name',
    { planName: 'a'.repeat(51) },
    `\`restoreTesting.planName\` must be 1 to 50 letters, digits or "_", got: ${'a'.repeat(51)}`,
  ],
  [
    'a rate',
    { schedule: events.Schedule.rate(Duration.days(3)) },
    '`restoreTesting.schedule` must be a cron expression, got: rate(3 days)',
  ],
  [
    'a start window of a fraction of an hour',
    { startWindow: Duration.minutes(90) },
    '`restoreTesting.startWindow` must be a whole number of hours between 1 and 168, got: 1.5',
  ],
  [
    'a selection window of more than a year',
    { selectionWindow: Duration.days(366) },
    '`restoreTesting.selectionWindow` must be a whole number of days between 1 and 365, got: 366',
  ],
  [
    'no validation window',
    { validationWindow: Duration.hours(0) },
    '`restoreTesting.validationWindow` must be a whole number of hours between 1 and 168, got: 0',
  ],
  [
    'more than a week without restores',
    { missingAfter: Duration.days(8) },
    '`restoreTesting.missingAfter` must be a whole number of hours between 1 and 168, got: 192',
  ],
  [
    'an unknown number of hours as the selection window',
    { selectionWindow: Duration.hours(Token.asNumber({ Ref: 'Hours' })) },
    '`restoreTesting.selectionWindow` must be in days if its value is a token, got: hours',
  ],
])('rejects %s', (_, restoreTesting, message) => {
  expect(() => new DataBackup(stack, 'Backup', { restoreTesting })).toThrow(new Error(message));
});
