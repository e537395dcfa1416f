import { names, OBJECT_ACTIONS, TABLE_ACTIONS } from './actions';
import type { Caller, Case } from './decide';
import type { World } from './world';

const ACTIONS = [...TABLE_ACTIONS, ...names('dynamodb', 'StartAwsBackupJob RestoreTableFromAwsBackup')];
const BACK_UP = names('dynamodb', 'DescribeTable StartAwsBackupJob');
const RESTORE = names(
  'dynamodb',
  'RestoreTableFromAwsBackup DescribeTable BatchWriteItem DeleteItem GetItem PutItem Query Scan UpdateItem',
);

/** Requests of AWS Backup, which backs the table up and restores it in tests. None without backups, or in a standby. */
export function backupCases(world: World): Case[] {
  const { trade, table, otherTable } = world;
  const { code } = world.processor;
  const { account, region } = world.location;
  const ask = world.ask.bind(world);
  const restored = { arn: `arn:aws:dynamodb:${region}:${account}:table/awsbackup-restore-test-1` };

  return [
    ...callersOf(world, /^BackupRole/).flatMap((backup) => [
      ...ask('AWS Backup', backup, ACTIONS, BACK_UP, table),
      ...ask('AWS Backup', backup, ACTIONS, [], otherTable),
      ...ask('AWS Backup', backup, ACTIONS, [], restored),
      ...ask('AWS Backup', backup, OBJECT_ACTIONS, [], trade),
    ]),
    ...callersOf(world, /^BackupRestoreTestingRole/).flatMap((test) => [
      ...ask('a restore test', test, ACTIONS, RESTORE, restored),
      ...ask('a restore test', test, ACTIONS, [], table),
      ...ask('a restore test', test, ACTIONS, [], otherTable),
      ...ask('a restore test', test, OBJECT_ACTIONS, [], trade),
    ]),
    ...ask('the function', code, ['dynamodb:StartAwsBackupJob'], [], table),
    ...ask('the function', code, ACTIONS, [], restored),
  ];
}

/** AWS Backup in the roles with an id. */
function callersOf({ lookup, location }: World, id: RegExp): Caller[] {
  return lookup
    .all('Data', 'AWS::IAM::Role')
    .filter((role) => id.test(role.id))
    .map((role) => ({
      principal: `arn:aws:sts::${location.account}:assumed-role/${role.id}/session`,
      identityPolicies: lookup.policiesOf('Data', role),
    }));
}
