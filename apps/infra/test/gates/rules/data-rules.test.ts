import { violationsOf } from './violations';

test('the rules reject a key that is deleted with its stack', () => {
  expect(violationsOf({ Type: 'AWS::KMS::Key', UpdateReplacePolicy: 'Retain' })).toEqual([
    'data-is-kept at DeletionPolicy',
  ]);
});

test('the rules accept a vault that denies the deletion of recovery points and is locked irrevocably', () => {
  const vault = (Properties: object) =>
    violationsOf({
      Type: 'AWS::Backup::BackupVault',
      Properties: { ...Properties },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  const denial = { Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' };

  const AccessPolicy = { Statement: [denial] };
  const lock = { MinRetentionDays: 35, ChangeableForDays: 3 };
  const locations = ['MinRetentionDays', 'ChangeableForDays'].map(
    (property) => `vault-lock at Properties/LockConfiguration/${property}`,
  );

  expect(vault({ AccessPolicy, LockConfiguration: lock })).toEqual([]);
  expect(vault({ AccessPolicy })).toEqual(locations);
  expect(vault({ AccessPolicy, LockConfiguration: { ...lock, MinRetentionDays: 34 } })).toEqual([locations[0]]);
  expect(vault({ AccessPolicy, LockConfiguration: { MinRetentionDays: 35 } })).toEqual([locations[1]]);
  expect(vault({ LockConfiguration: lock })).toEqual(['vault-keeps-recovery-points at Properties/AccessPolicy']);
});
