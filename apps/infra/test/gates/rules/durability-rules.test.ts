import type { Resources } from '@trading/template';
import { DURABILITY_RULES } from '../../../src/gates/rules/durability-rules';
import { FLOORS, type EnvironmentClass } from '../../../src/guarantees/floor';

/** Returns the rules that the resources break. */
function broken(resources: Resources, of: EnvironmentClass = 'production'): string[] {
  return DURABILITY_RULES.flatMap(({ name, check }) =>
    check(resources, FLOORS[of]).map(({ logicalId, location }) => `${name}: ${logicalId} ${location}`),
  );
}

describe('the rules for tables', () => {
  const table = (Properties: Record<string, unknown>) => ({
    Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties },
  });

  test('require the stream that replicas are kept equal by', () => {
    const stream = (StreamViewType: string, replicas = 2) =>
      broken(table({ Replicas: Array(replicas).fill({}), StreamSpecification: { StreamViewType } }));
    expect(stream('NEW_AND_OLD_IMAGES')).toEqual([]);
    expect(stream('KEYS_ONLY', 1)).toEqual([]);
    expect(stream('KEYS_ONLY')).toEqual(['table-replication-stream: Table Properties/StreamSpecification']);
  });

  test('reject a time to live if the environment keeps data', () => {
    const resources = table({ TimeToLiveSpecification: { AttributeName: 'x', Enabled: true } });
    expect(broken(resources)).toEqual(['table-keeps-items: Table Properties/TimeToLiveSpecification']);
    expect(broken(resources, 'disposable')).toEqual([]);
  });
});

describe('the rules for backups', () => {
  const statement = { Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' };
  const vault = (Properties: Record<string, unknown>) => ({ Vault: { Type: 'AWS::Backup::BackupVault', Properties } });
  const plan = (...BackupPlanRule: object[]) => ({
    Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanRule } } },
  });
  const rule = (Lifecycle: object) => ({ TargetBackupVault: { Ref: 'Vault' }, Lifecycle });

  test('compare the retention of a plan with the lock of its vault', () => {
    const lock = vault({ LockConfiguration: { MinRetentionDays: 35, MaxRetentionDays: 100 } });
    const unfit = ['backup-fits-lock: Plan Properties/BackupPlan/BackupPlanRule/0/Lifecycle'];

    expect(broken({ ...lock, ...plan(rule({ DeleteAfterDays: 35 })) })).toEqual([]);
    expect(broken({ ...lock, ...plan(rule({ DeleteAfterDays: 34 })) })).toEqual(unfit);
    expect(broken({ ...lock, ...plan(rule({ DeleteAfterDays: 101 })) })).toEqual(unfit);
    expect(broken(plan(rule({ DeleteAfterDays: 1 })))).toEqual([]);
  });

  test('require a rule of a plan, which leaves backups where they can be restored', () => {
    const cold = ['backups-are-restorable: Plan Properties/BackupPlan/BackupPlanRule'];
    expect(broken(plan())).toEqual(cold);
    expect(broken(plan(rule({ DeleteAfterDays: 35, MoveToColdStorageAfterDays: 1 })))).toEqual(cold);
  });

  test.each(['Conditions', 'NotResources', 'ListOfTags'])('reject %s of a selection', (name) => {
    const selection = (BackupSelection: object) =>
      broken({ Selection: { Type: 'AWS::Backup::BackupSelection', Properties: { BackupSelection } } });
    expect(selection({ Resources: ['arn'] })).toEqual([]);
    expect(selection({ Resources: ['arn'], [name]: [] })).toEqual([
      `backup-selects-all: Selection Properties/BackupSelection/${name}`,
    ]);
  });

  test.each<[string, (IamRoleArn: object) => object, string]>([
    ['BackupSelection', (IamRoleArn) => ({ BackupSelection: { IamRoleArn } }), 'BackupSelection/IamRoleArn'],
    ['RestoreTestingSelection', (IamRoleArn) => ({ IamRoleArn }), 'IamRoleArn'],
  ])('require a role of a %s that AWS Backup can assume', (type, propertiesWith, location) => {
    const role = (Service: string) => ({
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', Principal: { Service } } } },
    });
    const resources = (service: string): Resources => ({
      Role: role(service),
      Selection: {
        Type: `AWS::Backup::${type}`,
        Properties: { ...propertiesWith({ 'Fn::GetAtt': ['Role', 'Arn'] }) },
      },
    });

    expect(broken(resources('backup.amazonaws.com'))).toEqual([]);
    expect(broken(resources('s3.amazonaws.com'))).toEqual([
      `backup-role-trusts-backup: Selection Properties/${location}`,
    ]);
  });

  test.each([
    [3, true],
    [30, true],
    [2, false],
    [31, false],
  ])('judge a grace period of %d days', (ChangeableForDays, isAccepted) => {
    expect(broken(vault({ LockConfiguration: { ChangeableForDays } }))).toEqual(
      isAccepted ? [] : ['vault-lock-closes: Vault Properties/LockConfiguration/ChangeableForDays'],
    );
  });

  test.each([
    ['the deletion of recovery points', statement, true],
    ['everything', { ...statement, Action: '*' }, false],
    ['copies', { ...statement, Action: ['backup:CopyIntoBackupVault'] }, false],
    ['all actions but one', { ...statement, Action: undefined, NotAction: 'backup:ListTags' }, false],
    ['nothing, for lack of a resource', { ...statement, Resource: undefined }, false],
  ])('judge a vault that denies %s', (_case, denial, isAccepted) => {
    expect(broken(vault({ AccessPolicy: { Statement: [denial] } }))).toEqual(
      isAccepted ? [] : ['vault-accepts-backups: Vault Properties/AccessPolicy'],
    );
  });
});

test('the rules require flow logs to be retained, if the floor demands them', () => {
  const resources = (DeletionPolicy: string) => ({
    Flow: { Type: 'AWS::EC2::FlowLog', Properties: { LogGroupName: { Ref: 'Logs' } } },
    Logs: { Type: 'AWS::Logs::LogGroup', DeletionPolicy, UpdateReplacePolicy: DeletionPolicy },
    Others: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Delete' },
  });
  expect(broken(resources('Retain'))).toEqual([]);
  expect(broken(resources('Delete'))).toEqual([
    'flow-logs-are-kept: Logs DeletionPolicy',
    'flow-logs-are-kept: Logs UpdateReplacePolicy',
  ]);
  expect(broken(resources('Delete'), 'disposable')).toEqual([]);
});
