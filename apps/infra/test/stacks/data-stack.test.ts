import { ENVIRONMENTS } from '../../src/environments';
import { only, synthesise } from '../synthesise';

test('each further region holds a replica of the table', () => {
  const { Data } = synthesise('production');
  const replicas = only(Data.template, 'AWS::DynamoDB::GlobalTable')['Replicas'] as { Region: string }[];
  expect(replicas.map(({ Region }) => Region).sort()).toEqual([...ENVIRONMENTS.production.regions].sort());
});

test.each([
  ['staging', { MinRetentionDays: 7 }],
  ['production', { MinRetentionDays: 35, ChangeableForDays: 14 }],
] as const)('the vault of %s has the lock %j', (environment, lock) => {
  const { Data } = synthesise(environment);
  expect(only(Data.template, 'AWS::Backup::BackupVault')['LockConfiguration']).toEqual(lock);
});
