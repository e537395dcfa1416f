import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, Duration, Lazy, RemovalPolicy, Stack, Token } from 'aws-cdk-lib/core';
import { DataBackup, type DataBackupProps, DataBucket, DataTable } from '../src';

const COPIES = 'arn:aws:backup:eu-central-1:444455556666:backup-vault:copies';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
});

/** A backup of a table. */
function synth(props?: DataBackupProps): Template {
  new DataTable(stack, 'Table', { tableName: 'bars', backup: new DataBackup(stack, 'Backup', props) });
  return Template.fromStack(stack);
}

function elsewhere(): backup.IBackupVault {
  return backup.BackupVault.fromBackupVaultArn(stack, 'Elsewhere', COPIES);
}

/** The statements of the policy of the role. */
function statements(template: Template): { Action: string | string[]; Resource: unknown; Condition?: unknown }[] {
  const [policy] = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
  return policy?.Properties.PolicyDocument.Statement;
}

const actionsOf = (template: Template) => statements(template).flatMap(({ Action }) => Action);

test('a minimal backup keeps daily recovery points for 35 days, and denies their manual deletion', () => {
  const template = synth();

  template.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanRule: [
        Match.objectEquals({
          RuleName: Match.anyValue(),
          ScheduleExpression: 'cron(0 5 * * ? *)',
          Lifecycle: { DeleteAfterDays: 35 },
          TargetBackupVault: { 'Fn::GetAtt': [Match.stringLikeRegexp('BackupVault'), 'BackupVaultName'] },
        }),
      ],
    },
  });
  template.hasResource('AWS::Backup::BackupVault', {
    Properties: {
      LockConfiguration: Match.absent(),
      EncryptionKeyArn: Match.absent(),
      AccessPolicy: {
        Statement: [
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
          }),
        ],
      },
    },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
  template.hasResourceProperties('AWS::Backup::BackupSelection', {
    BackupSelection: {
      SelectionName: 'data',
      Resources: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Table'), 'Arn'] }],
      ListOfTags: Match.absent(),
    },
  });
});

test('a maximal backup has the given settings', () => {
  const key = new kms.Key(stack, 'Key');
  const template = synth({
    vaultName: 'analytics_data-1',
    encryptionKey: key,
    schedule: events.Schedule.cron({ hour: '*/12', minute: '30' }),
    retention: Duration.days(90),
    copies: [{ vault: elsewhere() }, { vault: elsewhere2(), retention: Duration.days(365) }],
    vaultLock: { minRetention: Duration.days(90), maxRetention: Duration.days(365), changeableFor: Duration.days(3) },
  });

  template.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanRule: [
        {
          ScheduleExpression: 'cron(30 */12 * * ? *)',
          Lifecycle: { DeleteAfterDays: 90 },
          CopyActions: [
            { DestinationBackupVaultArn: COPIES, Lifecycle: { DeleteAfterDays: 90 } },
            { DestinationBackupVaultArn: `${COPIES}-2`, Lifecycle: { DeleteAfterDays: 365 } },
          ],
        },
      ],
    },
  });
  template.hasResourceProperties('AWS::Backup::BackupVault', {
    BackupVaultName: 'analytics_data-1',
    EncryptionKeyArn: stack.resolve(key.keyArn),
    LockConfiguration: { MinRetentionDays: 90, MaxRetentionDays: 365, ChangeableForDays: 3 },
  });
  expect(statements(template)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        Action: ['backup:DescribeBackupVault', 'backup:CopyIntoBackupVault'],
        Resource: [expect.anything(), COPIES, `${COPIES}-2`],
      }),
      expect.objectContaining({
        Action: ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: stack.resolve(key.keyArn),
      }),
      expect.objectContaining({
        Action: 'kms:CreateGrant',
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
    ]),
  );
});

describe('alarms', () => {
  const ALARM = 'AWS::CloudWatch::Alarm';
  const VAULT = { 'Fn::GetAtt': [expect.stringMatching(/BackupVault/), 'BackupVaultName'] };

  /** The alarms by metric. */
  function alarmsOf(template: Template): Record<string, any> {
    const alarms = Object.values(template.findResources(ALARM)).map(({ Properties }) => Properties);
    return Object.fromEntries(alarms.map((alarm) => [alarm.MetricName, alarm]));
  }

  test('report backups that are unsuccessful, by the vault', () => {
    const { NumberOfBackupJobsCompleted: _, ...unsuccessful } = alarmsOf(synth());

    expect(Object.keys(unsuccessful).sort()).toEqual([
      'NumberOfBackupJobsAborted',
      'NumberOfBackupJobsExpired',
      'NumberOfBackupJobsFailed',
    ]);
    for (const alarm of Object.values(unsuccessful)) {
      expect(alarm).toMatchObject({
        Namespace: 'AWS/Backup',
        Dimensions: [{ Name: 'BackupVaultName', Value: VAULT }],
        Statistic: 'Sum',
        Period: 3600,
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: 1,
        TreatMissingData: 'notBreaching',
      });
    }
  });

  test('report two days without a completed backup', () => {
    expect(alarmsOf(synth())['NumberOfBackupJobsCompleted']).toMatchObject({
      Namespace: 'AWS/Backup',
      Dimensions: [{ Name: 'BackupVaultName', Value: VAULT }],
      Statistic: 'Sum',
      Period: 3600,
      EvaluationPeriods: 48,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  test('report copies that fail or are missing, by the vault of the copies', () => {
    const alarms = alarmsOf(synth({ copies: [{ vault: elsewhere() }], missingAfter: Duration.days(3) }));

    const dimensions = [{ Name: 'BackupVaultName', Value: 'copies' }];
    expect(alarms['NumberOfCopyJobsFailed']).toMatchObject({ Dimensions: dimensions, Threshold: 1 });
    expect(alarms['NumberOfCopyJobsCompleted']).toMatchObject({ Dimensions: dimensions, EvaluationPeriods: 72 });
    expect(alarms['NumberOfBackupJobsCompleted']).toMatchObject({ EvaluationPeriods: 72 });
  });

  test('do not report missing jobs by default if there is a schedule', () => {
    const schedule = events.Schedule.cron({ weekDay: 'MON' });
    const alarms = alarmsOf(synth({ schedule, copies: [{ vault: elsewhere() }] }));

    expect(Object.keys(alarms).filter((metric) => metric.endsWith('Completed'))).toEqual([]);
  });

  test('are accessible', () => {
    const { alarms } = new DataBackup(stack, 'Backup', { copies: [{ vault: elsewhere() }] });

    expect(alarms.map(({ node }) => node.id)).toEqual([
      ...['BackupFailed', 'BackupExpired', 'BackupAborted', 'BackupMissing'],
      ...['CopyFailed1', 'CopyMissing1'],
    ]);
  });

  test('evaluate a time that is only known at deployment', () => {
    const missingAfter = Duration.hours(Token.asNumber({ Ref: 'Hours' }));

    expect(alarmsOf(synth({ missingAfter }))['NumberOfBackupJobsCompleted'].EvaluationPeriods).toEqual({
      Ref: 'Hours',
    });
  });
});

test('a vault whose data may be lost is deleted with its stack, and allows manual deletion', () => {
  const template = synth({ removalPolicy: RemovalPolicy.DESTROY, allowDataLoss: true });

  template.hasResource('AWS::Backup::BackupVault', {
    Properties: { AccessPolicy: Match.absent() },
    DeletionPolicy: 'Delete',
  });
});

test('AWS Backup only acts for this account, and the selection depends on its permissions', () => {
  const template = synth();

  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'backup.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
    },
    ManagedPolicyArns: Match.absent(),
  });
  template.hasResource('AWS::Backup::BackupSelection', {
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^BackupRolePolicy')]),
  });
});

test('without buckets, the role has no permissions for buckets', () => {
  const template = synth();

  expect(actionsOf(template).filter((action) => !/^(backup|dynamodb):/.test(action))).toEqual([]);
  expect(statements(template)).toContainEqual(
    expect.objectContaining({
      Action: ['dynamodb:StartAwsBackupJob', 'dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource'],
      Resource: { 'Fn::GetAtt': [expect.stringMatching('^Table'), 'Arn'] },
    }),
  );
});

test('with buckets, the role may read each bucket and manage the rules of AWS Backup', () => {
  const daily = new DataBackup(stack, 'Backup');
  const encryptionKey = new kms.Key(stack, 'Key');
  new DataBucket(stack, 'Files', { backup: daily });
  new DataBucket(stack, 'Secrets', { backup: daily, encryptionKey });
  const template = Template.fromStack(stack);

  const all = statements(template);
  for (const action of ['s3:ListBucket', 's3:GetObject']) {
    expect(all.filter(({ Action }) => Action.includes(action))).toEqual([
      expect.objectContaining({ Resource: [expect.anything(), expect.anything()] }),
    ]);
  }
  expect(all.filter(({ Action }) => Action.includes('events:PutRule'))).toEqual([
    expect.objectContaining({
      Resource: {
        'Fn::Join': ['', expect.arrayContaining([':events:eu-west-1:111122223333:rule/AwsBackupManagedRule*'])],
      },
    }),
  ]);
  expect(all.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action)).toEqual([
    'cloudwatch:GetMetricData',
    'events:ListRules',
  ]);
  expect(all.filter(({ Action }) => Action.includes('kms:Decrypt'))).toEqual([
    expect.objectContaining({
      Resource: stack.resolve(encryptionKey.keyArn),
      Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
    }),
  ]);
  template.hasResourceProperties('AWS::Backup::BackupSelection', {
    BackupSelection: { Resources: [Match.anyValue(), Match.anyValue()] },
  });
});

test('a backup without resources fails at synthesis', () => {
  new DataBackup(stack, 'Backup');

  expect(() => Template.fromStack(stack)).toThrow(/nothing is backed up/);
});

test('accepts values that are only known at deployment', () => {
  const days = Duration.days(Token.asNumber(Lazy.any({ produce: () => 40 })));

  expect(() => {
    new DataBackup(stack, 'Backup', {
      vaultName: Lazy.string({ produce: () => 'vault' }),
      retention: days,
      vaultLock: { minRetention: Duration.days(7) },
    });
  }).not.toThrow();
});

describe('validation', () => {
  test.each<[string, () => DataBackupProps, string]>([
    [
      'a name with spaces',
      () => ({ vaultName: 'my vault' }),
      '`vaultName` must be 2 to 50 letters, digits, "-" or "_", got: my vault',
    ],
    [
      'a fraction of a day',
      () => ({ retention: Duration.hours(36) }),
      '`retention` must be a whole number of days of at least 1, got: 1.5',
    ],
    [
      'a copy for a fraction of a day',
      () => ({ copies: [{ vault: elsewhere(), retention: Duration.hours(1) }] }),
      `\`copies[0].retention\` must be a whole number of days of at least 1, got: ${1 / 24}`,
    ],
    [
      'a fraction of an hour without backups',
      () => ({ missingAfter: Duration.minutes(90) }),
      '`missingAfter` must be a whole number of hours between 1 and 168, got: 1.5',
    ],
    [
      'more than a week without backups',
      () => ({ missingAfter: Duration.hours(169) }),
      '`missingAfter` must be a whole number of hours between 1 and 168, got: 169',
    ],
    [
      'a time without backups of an unknown number of minutes',
      () => ({ missingAfter: Duration.minutes(Token.asNumber({ Ref: 'Minutes' })) }),
      '`missingAfter` must be in hours if its value is a token, got: minutes',
    ],
    [
      'a retention below the minimum of the lock',
      () => ({ retention: Duration.days(6), vaultLock: { minRetention: Duration.days(7) } }),
      '`retention` must be within the limits of `vaultLock`, at least 7 days, got: 6',
    ],
    [
      'a retention above the maximum of the lock',
      () => ({ vaultLock: { minRetention: Duration.days(7), maxRetention: Duration.days(30) } }),
      '`retention` must be within the limits of `vaultLock`, between 7 and 30 days, got: 35',
    ],
    [
      'a removal that is not confirmed',
      () => ({ removalPolicy: RemovalPolicy.DESTROY }),
      '`allowDataLoss` must be true if `removalPolicy` is DESTROY, got: false',
    ],
    [
      'the removal of a locked vault',
      () => ({
        removalPolicy: RemovalPolicy.DESTROY,
        allowDataLoss: true,
        vaultLock: { minRetention: Duration.days(7) },
      }),
      '`vaultLock` must not be set if `removalPolicy` is DESTROY, because a locked vault cannot be emptied',
    ],
  ])('rejects %s', (_case, props, message) => {
    expect(() => new DataBackup(stack, 'Backup', props())).toThrow(new Error(message));
  });
});

function elsewhere2(): backup.IBackupVault {
  return backup.BackupVault.fromBackupVaultArn(stack, 'Elsewhere2', `${COPIES}-2`);
}
