import type { Properties, Resource } from '@trading/template';
import { changedPermissions } from '../../../src/templates/permissions/changed-permissions';
import { TemplateChange } from '@trading/guard/templates';

const ROLE: Resource = { Type: 'AWS::IAM::Role', Properties: {} };
const policy = (Action: string, attachment: Properties = {}): Resource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action, Resource: '*' } }, ...attachment },
});

function changes(before: Record<string, Resource>, after: Record<string, Resource>): string[] {
  const findings = changedPermissions(new TemplateChange({ Resources: before }, { Resources: after }));
  return findings.map(({ subject, change }) => `${subject} ${change}`);
}

const newlyAllowed = 'Role (AWS::IAM::Role) newly allows s3:GetObject on all resources (permissions)';

test('finds permissions of a role in policies that name the role, or that the role names', () => {
  const naming = { Role: ROLE, Policy: policy('s3:GetObject', { Roles: [{ Ref: 'Role' }] }) };
  const named = {
    Role: { ...ROLE, Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } },
    Policy: policy('s3:GetObject'),
  };
  expect(changes({ Role: ROLE }, naming)).toEqual([newlyAllowed]);
  expect(changes({ Role: ROLE, Policy: policy('s3:GetObject') }, named)).toEqual([newlyAllowed]);
});

test('ignores which policy of the role grants a permission', () => {
  const before = { Role: ROLE, A: policy('s3:GetObject', { Roles: [{ Ref: 'Role' }] }) };
  const inline = { Policies: [policy('s3:GetObject').Properties] };
  expect(changes(before, { Role: { ...ROLE, Properties: inline } })).toEqual([]);
});

test('finds permissions of an imported role, and of a policy that is not attached', () => {
  const imported = (action: string) => ({ Policy: policy(action, { Roles: ['imported'] }) });
  expect(changes(imported('s3:PutObject'), imported('s3:GetObject'))).toEqual([
    'imported (not in this stack) newly allows s3:GetObject on all resources (permissions)',
    'imported (not in this stack) no longer allows s3:PutObject on all resources (permissions)',
  ]);
  expect(changes({ Policy: policy('s3:PutObject') }, { Policy: policy('s3:GetObject') })).toEqual([
    'Policy (AWS::IAM::ManagedPolicy) newly allows s3:GetObject on all resources (permissions)',
    'Policy (AWS::IAM::ManagedPolicy) no longer allows s3:PutObject on all resources (permissions)',
  ]);
});

test('ignores the permissions of a deleted role', () => {
  expect(changes({ Role: ROLE, Policy: policy('s3:GetObject', { Roles: [{ Ref: 'Role' }] }) }, {})).toEqual([]);
});

test('ignores the permissions of a new role', () => {
  expect(changes({}, { Role: ROLE, Policy: policy('s3:GetObject', { Roles: [{ Ref: 'Role' }] }) })).toEqual([]);
});

test('distinguishes the policies of the replicas of a table', () => {
  const table = (...regions: string[]): Record<string, Resource> => ({
    Table: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        Replicas: ['eu-west-1', 'eu-north-1'].map((Region) => ({
          Region,
          ResourcePolicy: regions.includes(Region)
            ? {
                PolicyDocument: {
                  Statement: [{ Effect: 'Allow', Principal: { AWS: 'a' }, Action: 'dynamodb:GetItem' }],
                },
              }
            : undefined,
        })),
      },
    },
  });
  expect(changes(table('eu-west-1'), table('eu-west-1', 'eu-north-1'))).toEqual([
    'Table (AWS::DynamoDB::GlobalTable) newly allows dynamodb:GetItem on all resources to AWS a (Replicas in eu-north-1)',
  ]);
});
