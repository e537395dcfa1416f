import { nameConflicts } from '../../src/templates/name-conflicts';
import { TemplateChange } from '@trading/guard/templates';

function renamed(type: string, properties: object, newProperties = properties) {
  const before = { Resources: { Before: { Type: type, Properties: { ...properties } } } };
  const after = { Resources: { After: { Type: type, Properties: { ...newProperties } } } };
  return nameConflicts(new TemplateChange(before, after)).map(({ bump, change }) => `${bump}: ${change}`);
}

test.each([
  // aws/aws-cdk#28520
  ['AWS::Events::EventBusPolicy', { EventBusName: 'bus', StatementId: 'trust', Action: 'events:PutEvents' }],
  // awslabs/cdk-eks-blueprints#1009
  ['AWS::EKS::Addon', { ClusterName: 'cluster', AddonName: 'amazon-cloudwatch-observability' }],
  ['AWS::SQS::Queue', { QueueName: 'trade-files' }],
  ['AWS::Events::Rule', { Name: 'trade-files' }],
  ['AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'limits' }],
])('finds that two %s cannot have the same name', (type, properties) => {
  expect(renamed(type, properties)).toEqual([
    expect.stringMatching(/^major: is created again as After with the same name/),
  ]);
});

test.each([
  ['without a name', 'AWS::SQS::Queue', {}, {}],
  ['under another name', 'AWS::SQS::Queue', { QueueName: 'a' }, { QueueName: 'b' }],
  ['with only a part of its identifier', 'AWS::EKS::Addon', { AddonName: 'a' }, { AddonName: 'a' }],
  ['of an unknown type', 'Custom::Thing', { Name: 'a' }, { Name: 'a' }],
])('accepts a resource that is created again %s', (_name, type, before, after) => {
  expect(renamed(type, before, after)).toEqual([]);
});

test('finds that a replaced resource keeps its name', () => {
  const template = (PackageType: string) => ({
    Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'processor', PackageType } } },
  });
  expect(nameConflicts(new TemplateChange(template('Zip'), template('Image')))).toHaveLength(1);
});
