import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { Arm64Function, EventDrivenFunction } from '../../src';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const ARN = 'arn:aws:iam::111122223333:role/existing';

const newStack = () => new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
const statement = (action: string) => new iam.PolicyStatement({ actions: [action], resources: ['*'] });

describe.each<[string, (stack: Stack) => iam.IRole]>([
  ['an imported role', (stack) => iam.Role.fromRoleArn(stack, 'Existing', ARN)],
  [
    'an imported role without policy updates',
    (stack) => iam.Role.fromRoleArn(stack, 'Existing', ARN, { mutable: false }),
  ],
  [
    'a role of this app',
    (stack) => new iam.Role(stack, 'Existing', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }),
  ],
])('with %s', (_, roleOf) => {
  const stack = newStack();
  const existing = roleOf(stack);
  const fn = new EventDrivenFunction(stack, 'Fn', { ...REQUIRED, role: existing });
  fn.policy.addStatements(statement('s3:ListAllMyBuckets'));
  fn.role.addToPrincipalPolicy(statement('sqs:ListQueues'));
  fn.lambdaFunction.addToRolePolicy(statement('sns:ListTopics'));
  iam.Grant.addToPrincipal({ grantee: fn, actions: ['dynamodb:ListTables'], resourceArns: ['*'] });
  const template = Template.fromStack(stack);
  const policies = template.findResources('AWS::IAM::ManagedPolicy');

  test('the function runs with the role, after its permissions are attached', () => {
    const [resource] = Object.values(template.findResources('AWS::Lambda::Function'));
    expect(resource?.Properties.Role).toEqual(stack.resolve(existing.roleArn));
    expect(resource?.DependsOn).toEqual(expect.arrayContaining(Object.keys(policies)));
  });

  test('the permissions are in customer managed policies', () => {
    template.resourceCountIs('AWS::IAM::Policy', 0);
    expect(Object.keys(policies)).toHaveLength(2);
    for (const { Properties } of Object.values(policies)) {
      expect(Properties.Roles).toEqual([stack.resolve(existing.roleName)]);
    }
    const granted = JSON.stringify(policies);
    for (const action of ['s3:ListAllMyBuckets', 'sqs:ListQueues', 'sns:ListTopics', 'dynamodb:ListTables']) {
      expect(granted).toContain(action);
    }
  });
});

test('other calls reach the role itself', () => {
  const stack = newStack();
  const existing = new iam.Role(stack, 'Existing', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const { role } = new Arm64Function(stack, 'Fn', { ...REQUIRED, role: existing });
  const user = new iam.User(stack, 'User');

  expect(role.roleRef).toEqual(existing.roleRef);
  expect(
    (role as iam.IRole & { addToPolicy(s: iam.PolicyStatement): boolean }).addToPolicy(statement('sqs:ListQueues')),
  ).toBe(true);
  role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'));
  role.attachInlinePolicy(new iam.Policy(stack, 'Inline', { statements: [statement('sns:ListTopics')] }));
  role.grant(user, 'iam:GetRole');
  role.grantPassRole(user);
  role.grantAssumeRole(user);

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: [Match.anyValue()] });
  template.hasResourceProperties('AWS::IAM::Policy', { Roles: [stack.resolve(existing.roleName)] });
  const grants = JSON.stringify(
    template.findResources('AWS::IAM::Policy', { Properties: { Users: [Match.anyValue()] } }),
  );
  for (const action of ['iam:GetRole', 'iam:PassRole', 'sts:AssumeRole']) expect(grants).toContain(action);
});

test('the new role can be bound to the function, its versions and event source mappings', () => {
  const stack = newStack();
  new Arm64Function(stack, 'Fn', { ...REQUIRED, functionName: 'reader', roleBoundToFunction: true });
  const arn = (resource: string) => ({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:lambda:eu-west-1:111122223333:${resource}`]],
  });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111122223333' },
            ArnLike: {
              'aws:SourceArn': [arn('function:reader'), arn('function:reader:*'), arn('event-source-mapping:*')],
            },
          },
        }),
      ],
    },
  });
});
