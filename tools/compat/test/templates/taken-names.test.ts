import { takenNames } from '../../src/templates/taken-names';
import { TemplateChange } from '../../src/templates/template-change';

function renamed(type: string, properties: object, newProperties = properties) {
  const before = { Resources: { Before: { Type: type, Properties: { ...properties } } } };
  const after = { Resources: { After: { Type: type, Properties: { ...newProperties } } } };
  return takenNames(new TemplateChange(before, after)).map(({ bump, change }) => `${bump}: ${change}`);
}

test.each([
  // aws/aws-cdk#28520
  ['AWS::Events::EventBusPolicy', { EventBusName: 'bus', StatementId: 'trust', Action: 'events:PutEvents' }],
  // awslabs/cdk-eks-blueprints#1009
  ['AWS::EKS::Addon', { ClusterName: 'cluster', AddonName: 'amazon-cloudwatch-observability' }],
  ['AWS::SQS::Queue', { QueueName: 'trade-files' }],
  ['AWS::Events::Rule', { Name: 'trade-files' }],
  ['AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'limits' }],
])('finds that a %s cannot be made beside itself', (type, properties) => {
  expect(renamed(type, properties)).toEqual([
    expect.stringMatching(/^major: is made again as After under the same name/),
  ]);
});

test.each([
  ['without a name', 'AWS::SQS::Queue', {}, {}],
  ['under another name', 'AWS::SQS::Queue', { QueueName: 'a' }, { QueueName: 'b' }],
  ['with a part of its name alone', 'AWS::EKS::Addon', { AddonName: 'a' }, { AddonName: 'a' }],
  ['of a type that nobody knows', 'Custom::Thing', { Name: 'a' }, { Name: 'a' }],
])('lets a resource be made %s', (_name, type, before, after) => {
  expect(renamed(type, before, after)).toEqual([]);
});

test('finds that a resource keeps its name where it is replaced', () => {
  const template = (PackageType: string) => ({
    Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'processor', PackageType } } },
  });
  expect(takenNames(new TemplateChange(template('Zip'), template('Image')))).toHaveLength(1);
});
