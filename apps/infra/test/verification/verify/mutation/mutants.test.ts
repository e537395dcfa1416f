import { FLOORS } from '../../../../src/guarantees/floor';
import { CONTROLS } from '../../../../verification/verify/mutation/controls';
import { mutantsOf, mutationScore } from '../../../../verification/verify/mutation/mutants';
import { synthesise } from '../../../synthesise';

const queue = { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: true, Tags: [] } };

describe('mutantsOf', () => {
  test('removes each control wherever a resource has it, and leaves the resource unchanged', () => {
    const mutants = mutantsOf({ Queue: queue }).filter(({ control }) => control.rule === 'queue-encryption');

    expect(mutants.map(({ resources }) => resources['Queue']?.Properties)).toEqual([
      { SqsManagedSseEnabled: false, Tags: [] },
      { Tags: [] },
    ]);
    expect(queue.Properties).toEqual({ SqsManagedSseEnabled: true, Tags: [] });
  });

  test('removes a control from each statement that has it', () => {
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn' };
    const Policy = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Statement: [statement, { ...statement, Effect: 'Deny' }, statement] } },
    };

    const names = mutantsOf({ Policy }).map(({ name }) => name);

    expect(names.filter((name) => name.includes('allow every action ('))).toEqual([
      'Policy: allow every action (0)',
      'Policy: allow every action (1)',
    ]);
  });
});

describe('mutationScore', () => {
  test('names mutants that their rule does not detect', () => {
    const Vault = { Type: 'AWS::Backup::BackupVault', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
    const score = (name: 'disposable' | 'production') =>
      mutationScore([{ Resources: { Vault } }], FLOORS[name]).undetected.filter((mutant) =>
        mutant.startsWith('data-is-kept'),
      );

    expect(score('production')).toEqual([]);
    expect(score('disposable')).toEqual([
      'data-is-kept: Vault: delete it with its stack (0)',
      'data-is-kept: Vault: remove the deletion policy (0)',
      'data-is-kept: Vault: delete it when it is replaced (0)',
    ]);
  });

  test('names controls that are in no template', () => {
    const { mutants, unused } = mutationScore([{ Resources: { Queue: queue } }], FLOORS.production);

    expect(mutants).toBeGreaterThan(0);
    expect(unused).toContain('function-arm64: run on x86');
    expect(unused).not.toContain('queue-encryption: disable encryption');
    expect(mutationScore([], FLOORS.production)).toMatchObject({ mutants: 0, undetected: [] });
    expect(mutationScore([], FLOORS.production).unused).toHaveLength(CONTROLS.length);
  });

  test('depends on the floor of the environment only for the rules that compare with it', () => {
    const templates = Object.values(synthesise('production')).map(({ template }) => template);
    const { undetected } = mutationScore(templates, FLOORS.disposable);
    const rules = new Set(undetected.map((mutant) => mutant.split(':')[0]));

    expect([...rules].sort()).toEqual([
      ...['alarm-actions', 'backup-frequency', 'backup-retention', 'bucket-denies-configuration'],
      ...['bucket-denies-deletion', 'bucket-policy-is-kept', 'bucket-versioning', 'data-is-kept'],
      ...['flow-logs-are-kept', 'former-versions', 'log-retention', 'network-flow-logs', 'network-zones'],
      ...['no-internet-gateway', 'no-route-to-the-internet'],
      ...['object-expiration'],
      ...[
        'page-minimum-tls',
        'restore-test-frequency',
        'table-backup',
        'table-deletion-protection',
        'table-keeps-items',
        'table-point-in-time-recovery',
      ],
      ...['table-regions', 'table-restore-test', 'vault-keeps-recovery-points', 'vault-lock'],
    ]);
  });
});
