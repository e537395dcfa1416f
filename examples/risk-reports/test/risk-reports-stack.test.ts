import { Match, Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { RiskReportsStack } from '../lib/risk-reports-stack';

const template = Template.fromStack(
  new RiskReportsStack(new App(), 'RiskReports', {
    env: { account: '111122223333', region: 'eu-west-1' },
    vpc: {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: ['eu-west-1a'],
      privateSubnetIds: ['subnet-0123456789abcdef0'],
      privateSubnetRouteTableIds: ['rtb-0123456789abcdef0'],
    },
    auditors: { account: '444455556666', vpcEndpointId: 'vpce-0123456789abcdef0' },
  }),
);

test('the logical IDs of resources with data do not change', () => {
  const stateful = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket'];
  const logicalIds = stateful.flatMap((type) => Object.keys(template.findResources(type)));
  expect(logicalIds).toEqual(['PositionsTableF68FC069', 'ReportsBucket95FE29A2']);
});

test('the data is retained when the stack is deleted', () => {
  template.allResources('AWS::DynamoDB::GlobalTable', { DeletionPolicy: 'Retain' });
  template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
});

test('the function runs in the existing VPC', () => {
  template.resourceCountIs('AWS::EC2::VPC', 0);
  template.hasResourceProperties('AWS::Lambda::Function', { VpcConfig: { SubnetIds: ['subnet-0123456789abcdef0'] } });
});

test('auditors can only read through their own endpoint', () => {
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Condition: { StringEquals: { 'aws:SourceVpce': ['vpce-0123456789abcdef0'] } },
        }),
      ]),
    },
  });
});
