import type { Properties, Resource } from '../../../src/synthesis/template';
import { widenedPermissions } from '../../../src/templates/permissions/widened-permissions';
import { TemplateChange } from '../../../src/templates/template-change';

const ROLE: Resource = { Type: 'AWS::IAM::Role', Properties: {} };
const policy = (Action: string, attachment: Properties = {}): Resource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action, Resource: '*' } }, ...attachment },
});

function widened(before: Record<string, Resource>, after: Record<string, Resource>): string[] {
  const findings = widenedPermissions(new TemplateChange({ Resources: before }, { Resources: after }));
  return findings.map(({ subject, change }) => `${subject} ${change}`);
}

const newlyAllowed = 'Role (AWS::IAM::Role) newly allows s3:GetObject on everything (rights)';

test('finds what a role may do by a policy that names it, or that it names', () => {
  const naming = { Role: ROLE, Policy: policy('s3:GetObject', { Roles: [{ Ref: 'Role' }] }) };
  const named = {
    Role: { ...ROLE, Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } },
    Policy: policy('s3:GetObject'),
  };
  expect(widened({ Role: ROLE }, naming)).toEqual([newlyAllowed]);
  expect(widened({ Role: ROLE, Policy: policy('s3:GetObject') }, named)).toEqual([newlyAllowed]);
});

test('takes a right for the same, whichever policy of the role gives it', () => {
  const before = { Role: ROLE, A: policy('s3:GetObject', { Roles: [{ Ref: 'Role' }] }) };
  const inline = { Policies: [policy('s3:GetObject').Properties] };
  expect(widened(before, { Role: { ...ROLE, Properties: inline } })).toEqual([]);
});

test('finds what an imported role may do, and what a policy gives that nothing here has', () => {
  const imported = (action: string) => ({ Policy: policy(action, { Roles: ['imported'] }) });
  expect(widened(imported('s3:PutObject'), imported('s3:GetObject'))).toEqual([
    'imported (not of this stack) newly allows s3:GetObject on everything (rights)',
  ]);
  expect(widened({ Policy: policy('s3:PutObject') }, { Policy: policy('s3:GetObject') })).toEqual([
    'Policy (AWS::IAM::ManagedPolicy) newly allows s3:GetObject on everything (rights)',
  ]);
});

test('says nothing of the rights of a role that is new itself', () => {
  expect(widened({}, { Role: ROLE, Policy: policy('s3:GetObject', { Roles: [{ Ref: 'Role' }] }) })).toEqual([]);
});

test('tells the policies of the replicas of a table apart', () => {
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
  expect(widened(table('eu-west-1'), table('eu-west-1', 'eu-north-1'))).toEqual([
    'Table (AWS::DynamoDB::GlobalTable) newly allows dynamodb:GetItem on everything to AWS a (Replicas in eu-north-1)',
  ]);
});
