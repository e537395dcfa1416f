import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DataBackup, DataBackupProps } from '../../src';

const VAULT_NAME = /^[A-Za-z0-9_-]{2,50}$/;

/** The name of a restore-testing plan. */
const RESTORE_TESTING_PLAN_NAME = /^[A-Za-z0-9_]{1,50}$/;

/** The names of the vault, the plan and the restore-testing plan of a backup. */
function namesIn(stack: Stack, props?: DataBackupProps): [vault: string, plan: string, restoreTestingPlan: string] {
  const backup = new DataBackup(stack, 'Backup', { restoreTesting: {}, ...props });
  backup.addTable(dynamodb.TableV2.fromTableName(stack, 'Bars', 'bars'));
  const template = Template.fromStack(stack);
  const [vault] = Object.values(template.findResources('AWS::Backup::BackupVault'));
  const [plan] = Object.values(template.findResources('AWS::Backup::BackupPlan'));
  const [testing] = Object.values(template.findResources('AWS::Backup::RestoreTestingPlan'));
  return [
    vault?.Properties.BackupVaultName,
    plan?.Properties.BackupPlan.BackupPlanName,
    testing?.Properties.RestoreTestingPlanName,
  ];
}

const named = (stackName?: string) => new Stack(new App(), 'Data', { stackName });

test.each<[string, () => Stack, () => Stack]>([
  ['two stack names', () => named('data-blue'), () => named('data-green')],
  ['a derived and an own stack name', () => named(), () => named('data-blue')],
  [
    'two stages',
    () => new Stack(new Stage(new App(), 'Blue'), 'Data'),
    () => new Stack(new Stage(new App(), 'Green'), 'Data'),
  ],
  [
    'two nested stacks',
    () => new NestedStack(named('data-blue'), 'N'),
    () => new NestedStack(named('data-green'), 'N'),
  ],
  ['two stacks', () => new Stack(new App(), 'A'), () => new Stack(new App(), 'B')],
  ['two long stack names', () => named(`${'a'.repeat(100)}-blue`), () => named(`${'a'.repeat(100)}-green`)],
])('names differ between %s', (_, one, other) => {
  const [names, otherNames] = [namesIn(one()), namesIn(other())];
  for (const [index, name] of names.entries()) expect(name).not.toEqual(otherNames[index]);
  for (const [vault, plan, testing] of [names, otherNames]) {
    expect(vault).toMatch(VAULT_NAME);
    expect(plan).toMatch(VAULT_NAME);
    expect(testing).toMatch(RESTORE_TESTING_PLAN_NAME);
  }
});

test('names differ between two backups of a stack', () => {
  const stack = named('data-blue');
  const names = ['One', 'Two'].flatMap((id) => {
    const { vault, plan } = new DataBackup(stack, id);
    const [vaultResource, planResource] = [vault, plan].map(({ node }) => node.defaultChild) as any[];
    return [vaultResource.backupVaultName, stack.resolve(planResource.backupPlan).backupPlanName];
  });
  expect(names[0]).not.toEqual(names[2]);
  expect(names[1]).not.toEqual(names[3]);
});

test.each<[string, () => Stack, string]>([
  ['a stack', () => new Stack(new App(), 'Data-Stack'), 'DataStackBackupVault9E65C67F'],
  ['a stage', () => new Stack(new Stage(new App(), 'Prod'), 'Data'), 'ProdDataBackupVault'],
  ['a construct', () => new Stack(new Construct(new App(), 'Deep'), 'Data'), 'DeepDataBackupVault'],
])('the vault keeps the name that the CDK derives from the path of %s', (_, stack, name) => {
  expect(namesIn(stack())[0].replace(/[0-9A-F]{8}$/, '')).toBe(name.replace(/[0-9A-F]{8}$/, ''));
});

test('names can be set', () => {
  const restoreTesting = { planName: 'my_tests' };
  expect(namesIn(named(), { vaultName: 'my_vault', planName: 'my.plan', restoreTesting })).toEqual([
    ...['my_vault', 'my.plan', 'my_tests'],
  ]);
});

test('rejects invalid names', () => {
  expect(() => new DataBackup(named(), 'Backup', { vaultName: 'a.b', planName: 'a b' })).toThrow(
    '`vaultName` must be 2 to 50 letters, digits, "-" or "_", got: a.b\n' +
      '`planName` must be 1 to 50 letters, digits, "-", "_" or ".", got: a b',
  );
});
