import { violationsOf } from './violations';

test('the rules reject a key that is deleted with its stack', () => {
  expect(violationsOf({ Type: 'AWS::KMS::Key', UpdateReplacePolicy: 'Retain' })).toEqual([
    'data-is-kept at DeletionPolicy',
  ]);
});

test('the rules accept a vault that is locked or denies the deletion of recovery points', () => {
  const vault = (Properties: object) =>
    violationsOf({
      Type: 'AWS::Backup::BackupVault',
      Properties: { ...Properties },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  const denial = { Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' };

  expect(vault({ LockConfiguration: { MinRetentionDays: 35 } })).toEqual([]);
  expect(vault({ AccessPolicy: { Statement: [denial] } })).toEqual([]);
  expect(vault({})).toEqual(['vault-keeps-recovery-points at Properties/AccessPolicy']);
});
